"""A member asks, looks closer, shares; and sees nothing of a draft or of another server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.gateway.seen import labels_of, shown, text_of
from tests.bot.gateway.world import World, chosen, living, pressed
from tests.bot.permissions.town import ARTICLE

DRAFT = """\
Zoning vote delayed again

Mayor Zelda Prune opposes the zoning map. “The map cuts the old town in two,” Prune said in 2024.
"""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A server with one published briefing."""
    async with living(tmp_path) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        await world.types(world.editor, "briefing publish", briefing="B-1")
        yield world


async def test_from_a_name_to_its_quote_its_context_its_source_and_to_everybody(world: World) -> None:
    who = await world.picks(world.member, "who", "person", "qui")
    assert text_of(who).startswith("Ada Quill (P-1)")
    assert "Quoted 1 time in 1 briefing." in text_of(who)
    assert "opposes the fare plan" in text_of(await pressed(world.member, who, "Context"))
    quote = await pressed(world.member, who, "Quotes")
    assert text_of(quote).startswith(
        "The plan breaks our promise to every commuter,\n— Ada Quill, Harbour Commissioner"
    )
    context = await pressed(world.member, quote, "Context")
    assert "Harbour Commissioner Ada Quill opposes the fare plan." in text_of(context)
    source = await pressed(world.member, quote, "Source")
    assert "Characters" in text_of(source)
    await world.member.click(quote, label="Share")
    posted = world.channel.last_message
    assert posted is not None
    assert not posted.flags.ephemeral
    assert text_of(posted).startswith("The plan breaks our promise")
    assert "Shared by mona" in text_of(posted)
    assert "Share" not in labels_of(posted)


async def test_a_quote_is_cited_in_the_style_that_is_picked_and_shared(world: World) -> None:
    quote = await world.types(world.member, "quote", id="Q-1")
    card = await pressed(world.member, quote, "Cite")
    assert text_of(card).startswith("Q-1 as a citation: Debate card")
    other = await chosen(world.member, card, "MLA")
    assert "Ada Quill: “The plan breaks our promise to every commuter,”\n" in text_of(other)
    typed = await world.types(world.member, "cite", id="Q-1", style="bibtex")
    assert "@misc{" in text_of(typed)


async def test_a_citation_that_is_longer_than_a_message_comes_as_a_file(world: World) -> None:
    words = "The ferry keeps the island alive, and everybody on it knows that. " * 40
    article = f"Ferry talk\n\n“{words}We pay for it,” said Ada Quill, the harbour commissioner."
    await world.types(world.editor, "briefing add", file=("long.txt", article.encode()))
    await world.types(world.editor, "briefing publish", briefing="B-2")
    card = await world.types(world.member, "cite", id="Q-4", style="mla")
    assert "so it is in the file." in text_of(card)
    assert [file.filename for file in card.attachments] == ["Q-4-mla.txt"]


async def test_every_answer_before_sharing_is_private(world: World) -> None:
    for result in [
        await world.member.slash(world.channel, "who", person="quill"),
        await world.member.slash(world.channel, "summary"),
        await world.member.slash(world.channel, "search", text="commuter"),
        await world.member.slash(world.channel, "briefing list"),
    ]:
        assert result.ephemeral


@pytest.mark.parametrize("typed", ["quill", "QUILL", "Ada Quil", "ada  quill", "P-1"])
async def test_a_name_is_found_as_people_type_it(world: World, typed: str) -> None:
    assert text_of(await world.types(world.member, "who", person=typed)).startswith("Ada Quill (P-1)")


@pytest.mark.parametrize(
    ("command", "options", "says"),
    [
        ("quote", {"text": "crossing costs"}, "Each crossing costs more than it earns"),
        ("quote", {"id": "Q-3"}, "Nobody will be left on the pier"),
        ("timeline", {}, "Fares were last raised in 2019."),
        ("summary", {"briefing": "B-1"}, "Council President Ben Orr supports the fare plan."),
        ("search", {"text": "commuter", "kind": "Q"}, "The plan breaks our promise"),
        ("help", {}, "/who Ada Quill"),
        ("about", {}, "1 briefing, 3 quotes, 3 people"),
        ("quote", {"id": "Q-99"}, "There is no Q-99 on record here."),
        ("quote", {"id": "first one"}, "is not a number such as Q-12."),
        ("who", {"person": "Xyzzy Nobody"}, "Xyzzy Nobody"),
        ("timeline", {"since": "soonish"}, "soonish"),
    ],
    ids=str,
)
async def test_every_command_is_answered(world: World, command: str, options: dict[str, str], says: str) -> None:
    assert says in text_of(await world.types(world.member, command, **options))


@pytest.mark.parametrize("in_other_server", [False, True])
async def test_nothing_of_a_draft_or_of_another_server_shows(world: World, in_other_server: bool) -> None:
    await world.types(world.editor, "briefing add", file=("zoning.txt", DRAFT.encode()))
    server, otto = await world.other_server()
    actor = otto if in_other_server else world.member
    channel = server.channels["general"] if in_other_server else world.channel
    hidden = "quill" if in_other_server else "prune"
    for option in ("person", "briefing", "id"):
        found = await actor.autocomplete(channel, "quote", option, hidden[:3])
        assert hidden not in str(found).casefold()
    assert await actor.autocomplete(channel, "briefing review", "briefing", "") == []
    for command, options in [
        ("who", {"person": hidden}),
        ("quote", {"text": "breaks our promise" if in_other_server else "cuts the old town"}),
        ("search", {"text": "fare plan" if in_other_server else "zoning"}),
        ("summary", {"briefing": "B-1" if in_other_server else "B-2"}),
        ("quote", {"id": "Q-1" if in_other_server else "Q-4"}),
        ("about", {}),
        ("help", {}),
    ]:
        text = text_of(shown(await actor.slash(channel, command, **options)))
        words = text.casefold().replace(options.get("person", "…"), "").replace(options.get("text", "…"), "")
        assert hidden not in words
        assert "zoning map" not in words
        assert ("2 briefings" in words) is False


async def test_two_people_of_one_name_are_offered_to_choose_from(world: World) -> None:
    second = ARTICLE.replace("Ada Quill", "Otis Quill").replace("Island", "Harbour")
    await world.types(world.editor, "briefing add", file=("other.txt", second.encode()))
    await world.types(world.editor, "briefing publish", briefing="B-2")
    which = await world.types(world.member, "who", person="quill")
    who = await chosen(world.member, which, "Otis Quill")
    assert text_of(who).startswith("Otis Quill")


async def test_a_reader_s_buttons_work_after_a_restart(world: World) -> None:
    quotes = await world.types(world.member, "quote", briefing="B-1")
    await world.restart()
    quote = await chosen(world.member, quotes, "Q-1")
    await world.restart()
    assert "opposes the fare plan" in text_of(await pressed(world.member, quote, "Context"))


async def test_a_search_too_long_for_a_button_is_paged_and_shared_after_a_restart(world: World) -> None:
    words = "commuter promise crossing costs " * 6
    found = await world.types(world.member, "search", text=words.strip())
    await world.restart()
    await world.member.click(found, label="Share")
    posted = world.channel.last_message
    assert posted is not None
    assert "The plan breaks our promise" in text_of(posted)
