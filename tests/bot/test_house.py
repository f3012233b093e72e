"""The house: the same answers at every door, and nobody sees or does what they may not."""

import logging
from pathlib import Path

import pytest

from bot.actions.actions import Add, FormKind, Judge, ListBriefings, OpenForm, Publish, Review, Section, Withdraw
from bot.cards.card import Button, Buttons, Card, Goal, Share
from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Suggest
from bot.config import Config, Editors
from bot.gate.rules import Actor, Need
from bot.house import LOCAL_SERVER
from briefings import packs
from briefings.ask.queries import Context, Help, OneQuote, Quotes, Search, SourceOf, Summary, Timeline, Who
from briefings.draft.model import Verdict
from briefings.errors import BadValue, NotAllowed
from briefings.model.record import Kind
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, command, goals_of, opened, press, text_of

DESK_ROLE = Config(editors=Editors(roles=("Desk",)))
EDITORS_COMMANDS = [one for one in COMMANDS if one.need is Need.EDITOR]
LONG = "who said what about the fare plan on the pier, and when " * 3


async def test_the_sample_is_published_once_and_in_the_local_server_only(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.seed_sample()
        await house.seed_sample()
        assert "Larry Krasner" in text_of(await house.reply(LOCAL_SERVER, MEMBER, Who("krasner")))
        assert (await house.store.of(LOCAL_SERVER).briefings.counts())[0] == 1
        assert await house.store.of(SERVER).briefings.counts() == (0, 0, 0)
        assert "Larry Krasner" not in text_of(await house.reply(SERVER, MEMBER, Who("krasner")))


async def test_nobody_is_said_to_have_confirmed_what_comes_with_the_program(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.seed_sample()
        said = text_of(await house.reply(LOCAL_SERVER, MEMBER, OneQuote(1)))
    assert "The quote is part of the sample that comes with On Record." in said
    assert "confirmed" not in said


async def test_the_log_says_that_the_sample_was_taken_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.seed_sample()
        assert "the bot added the sample" in text_of(await house.run(LOCAL_SERVER, EDITOR, command("desk log"), {}))


async def test_a_start_that_was_cut_off_is_finished_by_the_next_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.store.of(LOCAL_SERVER).ledger.drafts.take_in(0, packs.sample())
    async with opened(tmp_path) as house:
        await house.seed_sample()
        assert "Larry Krasner" in text_of(await house.reply(LOCAL_SERVER, MEMBER, Who("krasner")))


async def test_a_sample_that_was_withdrawn_stays_withdrawn(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.seed_sample()
        await house.reply(LOCAL_SERVER, EDITOR, Withdraw(1))
        await house.seed_sample()
        assert "Larry Krasner" not in text_of(await house.reply(LOCAL_SERVER, MEMBER, Who("krasner")))


@pytest.mark.parametrize("one", EDITORS_COMMANDS, ids=lambda one: one.name)
async def test_a_member_is_refused_at_every_editors_command(tmp_path: Path, one: Command) -> None:
    async with opened(tmp_path, DESK_ROLE) as house:
        said = text_of(await house.run(SERVER, MEMBER, one, {"briefing": "B-1"}))
        assert "Only editors can do that." in said
        assert "“Desk”" in said


async def test_a_role_that_the_settings_name_opens_the_editors_commands(tmp_path: Path) -> None:
    async with opened(tmp_path, DESK_ROLE) as house:
        holder = Actor(9, "Hana", manage_server=False, roles=frozenset({"12", "Desk"}))
        assert "Only editors" not in text_of(await house.run(SERVER, holder, command("briefing list"), {}))


async def test_a_button_kept_from_better_days_is_refused_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add("ferry.txt", ARTICLE.encode()))
        spelling = await house.spell(SERVER, Publish(1, 1))
        assert "Only editors can do that." in text_of(await press(house, SERVER, MEMBER, spelling))
        with pytest.raises(NotAllowed):
            await house.act(SERVER, MEMBER, Publish(1, 1))
        assert await house.store.of(SERVER).briefings.newest() is None


@pytest.mark.parametrize(
    "goal",
    [
        Who("Ada Quill"),
        OneQuote(12),
        Context(3),
        Quotes(person="P-9", topic="local prosecution", text="a/b ~ c", page=2),
        Timeline(since="2025", until="2026-01-27"),
        Search("Büro & “Pier” 50 %", Kind.QUOTE),
        SourceOf(Kind.STANCE, 4),
        Help(),
        Share(OneQuote(12)),
        Add(),
        ListBriefings(2),
        Review(3, Section.QUOTES, 2),
        Judge(3, 7, "q1", Verdict.ACCEPTED),
        Withdraw(3, "the date was wrong"),
        Search(LONG),
        Share(Search(LONG)),
        Withdraw(3, LONG),
    ],
    ids=str,
)
async def test_a_button_leads_where_it_led_after_a_restart(tmp_path: Path, goal: Goal) -> None:
    async with opened(tmp_path) as house:
        spelling = await house.spell(SERVER, goal)
        assert spelling == await house.spell(SERVER, goal)
    assert len(spelling) <= 90
    async with opened(tmp_path) as house:
        assert await house.goal_of(SERVER, spelling) == goal


async def test_every_goal_of_a_card_is_spelled_once(tmp_path: Path) -> None:
    doors = Buttons(tuple(Button("Who", goal) for goal in (Who("P-9"), Context(3), Who("P-9"))))
    async with opened(tmp_path) as house:
        assert await house.spell_goals(SERVER, Card((doors,))) == {Who("P-9"): "r:who/P-9", Context(3): "r:context/3"}


async def test_a_long_button_means_nothing_in_another_server(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        spelling = await house.spell(SERVER, Search(LONG))
        with pytest.raises(BadValue):
            await house.goal_of(SERVER + 1, spelling)


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        ":",
        "r",
        "r:",
        "x:who/ada",
        "r:~nokey",
        "r:~",
        "e:judge/3/x/q1/accepted",
        "e:publish",
        "s:publish/3",
        "r:quote/a",
    ],
)
async def test_a_damaged_or_stale_button_says_what_to_do(tmp_path: Path, spelling: str) -> None:
    async with opened(tmp_path) as house:
        said = text_of(await press(house, SERVER, EDITOR, spelling))
    assert "That button belongs to an older version of the bot. Ask again with the command." in said


async def test_a_fault_shows_a_reference_that_is_also_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(tmp_path) as house:
        await house.store.close()
        with caplog.at_level(logging.ERROR, logger="bot.house"):
            said = text_of(await house.reply(SERVER, MEMBER, Who("ada")))
    [record] = [one for one in caplog.records if one.name == "bot.house"]
    reference = record.getMessage().removeprefix("Fault ")
    assert reference in said
    assert record.exc_info is not None


async def test_autocomplete_never_raises(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.store.close()
        assert await house.suggest(SERVER, EDITOR, Suggest.ANY_BRIEFING, "fer") == ()


async def test_autocomplete_shows_drafts_to_editors_only(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add("ferry.txt", ARTICLE.encode()))
        [draft] = await house.suggest(SERVER, EDITOR, Suggest.DRAFT, "ferry")
        assert draft.value == "B-1"
        assert "Ferry fare plan" in draft.label
        assert await house.suggest(SERVER, EDITOR, Suggest.ANY_BRIEFING, "B-1") == (draft,)
        assert await house.suggest(SERVER, EDITOR, Suggest.ANY_BRIEFING, "#1") == (draft,)
        assert await house.suggest(SERVER, EDITOR, Suggest.PUBLISHED, "") == ()


@pytest.mark.parametrize("kind", sorted(set(Suggest) - {Suggest.COMMAND}))
async def test_autocomplete_shows_nothing_of_a_draft_to_a_member_or_to_another_server(
    tmp_path: Path, kind: Suggest
) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add("ferry.txt", ARTICLE.encode()))
        assert await house.suggest(SERVER, MEMBER, kind, "") == ()
        assert await house.suggest(SERVER + 1, EDITOR, kind, "") == ()


async def test_autocomplete_gives_numbers_that_lead_to_the_thing(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.seed_sample()
        [person] = await house.suggest(LOCAL_SERVER, MEMBER, Suggest.PERSON, "kras")
        assert person.label == "Larry Krasner, District Attorney"
        assert "Larry Krasner" in text_of(await house.reply(LOCAL_SERVER, MEMBER, Who(person.value)))
        quotes = await house.suggest(LOCAL_SERVER, MEMBER, Suggest.QUOTE, "")
        asked = await house.run(LOCAL_SERVER, MEMBER, command("quote"), {"id": quotes[0].value})
        assert quotes[0].value in text_of(asked)
        [briefing] = await house.suggest(LOCAL_SERVER, MEMBER, Suggest.BRIEFING, "")
        assert briefing.value == "B-1"
        issues = await house.suggest(LOCAL_SERVER, MEMBER, Suggest.ISSUE, "")
        stances = await house.run(LOCAL_SERVER, MEMBER, command("stance"), {"issue": issues[0].value})
        assert issues[0].label.rstrip("…") in text_of(stances)


async def test_autocomplete_keeps_within_what_discord_shows(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        for at in range(30):
            article = f"# {'A very long headline about the pier ' * 4}{at}\n\n“It is plan {at},” Ada Quill said.\n"
            await house.reply(SERVER, EDITOR, Add(f"{at}.md", article.encode()))
        found = await house.suggest(SERVER, EDITOR, Suggest.ANY_BRIEFING, "headline")
    assert len(found) == 25
    assert found[0].value == "B-30"
    assert max(len(choice.label) for choice in found) <= 100


async def test_a_title_typed_in_full_stands_for_its_briefing(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add("ferry.txt", ARTICLE.encode()))
        typed = {"briefing": "ferry fare plan divides the harbour council"}
        reviewed = await house.run(SERVER, EDITOR, command("briefing review"), typed)
        assert Publish(1, 1) in goals_of(reviewed)
        await house.run(SERVER, EDITOR, command("briefing publish"), typed)
        assert "Ada Quill" in text_of(await house.run(SERVER, MEMBER, command("summary"), typed))


async def test_a_title_that_fits_none_or_several_is_refused_with_the_way_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        for name in ("North", "South"):
            text = f"{name} pier closes\n\n“It is safe,” Ada Quill said of the {name} pier.\n"
            await house.reply(SERVER, EDITOR, Add("pier.txt", text.encode()))
        several = text_of(await house.run(SERVER, EDITOR, command("briefing review"), {"briefing": "pier closes"}))
        assert "“pier closes” fits more than one briefing: B-2, B-1." in several
        one = text_of(await house.run(SERVER, EDITOR, command("briefing review"), {"briefing": "north pier"}))
        assert "North pier closes" in one
        none = text_of(await house.run(SERVER, EDITOR, command("briefing review"), {"briefing": "ferry"}))
        assert "No briefing here is called “ferry”." in none


@pytest.mark.parametrize("number", [0, 2**24 - 1, 2**24, 2**24 + 1, 99_999_999])
@pytest.mark.parametrize("make", [OneQuote, Context, Summary], ids=lambda make: make.__name__)
async def test_no_number_reaches_into_another_server(
    tmp_path: Path, number: int, make: type[OneQuote | Context | Summary]
) -> None:
    async with opened(tmp_path) as house:
        await house.run(SERVER, EDITOR, command("briefing add"), {})
        await house.seed_sample()
        said = text_of(await house.reply(SERVER, MEMBER, make(number)))
    assert "Krasner" not in said
    assert "older version" not in said


async def test_a_quote_s_number_is_not_narrowed_in_silence(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        said = text_of(await house.run(SERVER, MEMBER, command("quote"), {"id": "Q-1", "person": "Ben Orr"}))
    assert "A quote's number leads to that one quote, so “person” cannot narrow it." in said


async def test_a_date_that_is_not_understood_is_answered_with_examples(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        said = text_of(await house.run(SERVER, MEMBER, command("timeline"), {"since": "the day before"}))
    assert "the day before" in said
    assert "2026-01-27" in said


async def test_a_form_is_not_opened_for_a_member(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add("ferry.txt", ARTICLE.encode()))
        spelling = await house.spell(SERVER, OpenForm(1, 1, FormKind.FACTS))
        assert "Only editors can do that." in text_of(await press(house, SERVER, MEMBER, spelling))
