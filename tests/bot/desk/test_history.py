"""An editor looks back: history, differences, putting back."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args

import pytest

from bot.actions.actions import Add, Diff, FormKind, History, Judge, OpenForm, Publish, PutBack, Review, Undo
from bot.cards.card import Text
from bot.cards.desk.log import TOPIC_WORDS, WORDS, done_words
from bot.house import House
from bot.render.markup import mark_up
from briefings.dates.style import DEFAULT
from briefings.draft.model import Verdict
from briefings.model.log import Correcting, Done, LogKind, OnItem, Op, PartOf, Remark, SettledAs, Step, TopicEdit
from briefings.store.rows.log_values import shape_of
from tests.bot.cards.record import logged
from tests.bot.houses import (
    ARTICLE,
    EDITOR,
    MEMBER,
    SECOND_EDITOR,
    SERVER,
    command,
    doors_to,
    opened,
    sent_with,
    text_of,
)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A draft B-1 that two editors worked on: revision 2 gave it a title, revision 3 left the first event out."""
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        form = await house.reply(SERVER, EDITOR, OpenForm(1, 1, FormKind.FACTS))
        await house.reply(SERVER, EDITOR, sent_with(form, title="Fares and piers"))
        await house.reply(SERVER, SECOND_EDITOR, Judge(1, 2, "e1", Verdict.REJECTED))
        yield house


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (SettledAs(Op.SETTLE, "p5", 4), "matched p5 to P-4"),
        (SettledAs(Op.SETTLE, "p5", None), "marked p5 as a new person"),
        (OnItem(Op.USE_REPORT, "r1"), "used r1 as a stance"),
        (Step(Op.ADD_QUOTE), "added a quote"),
        (Step(Op.ADD_EVENT), "added an event"),
        (OnItem(Op.EDIT_REPLY, "q2"), "edited the reply of q2"),
        (Step(Op.ACCEPT_ALL), "accepted all"),
        (PartOf(Op.SPLIT, 4, 3, None), "split P-3 (people/4)"),
        (Correcting(Op.CORRECT, Step(Op.EDIT_FACTS)), "made a correction: edited the facts of the article"),
        (Remark(Op.RETURN, "{done.key} is missing."), "returned it: “{done.key} is missing.”"),
    ],
)
def test_what_was_done_is_told_in_words(done: Done, words: str) -> None:
    assert done_words(DEFAULT, logged(LogKind.REVISION, 2, 1, done)) == words


def test_every_operation_has_its_words() -> None:
    assert set(WORDS) == set(Op)
    assert set(TOPIC_WORDS) == {op for op in Op if shape_of(op, whole=True) in get_args(TopicEdit)} - {
        Op.MERGE_ISSUES,
        Op.PART_ISSUES,
    }


async def test_the_history_says_who_did_what(house: House) -> None:
    card = await house.run(SERVER, EDITOR, command("briefing history"), {"briefing": "B-1"})
    told = text_of(card)
    assert "Revision 3, 1 March 2026, 12:00 UTC: member 2 rejected e1" in told
    assert "Revision 2, 1 March 2026, 12:00 UTC: member 1 edited the facts of the article" in told
    assert "Revision 1, 1 March 2026, 12:00 UTC: member 1 added the article" in told
    assert doors_to(card, Diff) == [Diff(1, 2, 3), Diff(1, 1, 2)]


async def test_discord_shows_who_by_name_and_notifies_nobody(house: House) -> None:
    card = await house.reply(SERVER, EDITOR, History(1))
    [text] = [block for block in card.blocks if isinstance(block, Text)]  # type: ignore[union-attr]
    assert mark_up(text.lines[0])[0].endswith(r"UTC\: <@2> rejected e1")


async def test_a_diff_shows_what_was_and_what_is(house: House) -> None:
    told = text_of(await house.run(SERVER, EDITOR, command("briefing diff"), {"briefing": "1", "older": "1"}))
    assert "B-1: revision 1 and revision 3" in told
    assert "title was: Ferry fare plan divides the harbour council is: Fares and piers" in told
    assert "e1 verdict was: open is: rejected" in told


async def test_without_numbers_a_diff_is_of_the_last_change(house: House) -> None:
    told = text_of(await house.reply(SERVER, EDITOR, Diff(1)))
    assert "B-1: revision 2 and revision 3" in told
    assert "Fares and piers is:" not in told


async def test_a_revision_is_put_back_from_its_diff(house: House) -> None:
    diff = await house.reply(SERVER, EDITOR, Diff(1, 1, 2))
    [back] = doors_to(diff, PutBack)
    told = text_of(await house.reply(SERVER, EDITOR, back))
    assert "The draft is back to how it was at revision 1; it is now at revision 4." in told
    assert "Ferry fare plan divides the harbour council" in told


async def test_a_stale_put_back_changes_nothing(house: House) -> None:
    [back] = doors_to(await house.reply(SERVER, EDITOR, Diff(1, 1, 2)), PutBack)
    await house.reply(SERVER, EDITOR, Judge(1, 3, "e1", Verdict.OPEN))
    assert "Somebody edited this draft in the meantime." in text_of(await house.reply(SERVER, EDITOR, back))


async def test_a_published_briefing_offers_no_putting_back(house: House) -> None:
    await house.reply(SERVER, EDITOR, Publish(1))
    assert doors_to(await house.reply(SERVER, EDITOR, Diff(1, 1, 2)), PutBack) == []
    refused = await house.run(SERVER, EDITOR, command("briefing restore"), {"briefing": "1", "revision": "1"})
    assert "B-1 is published. Withdraw it first" in text_of(refused)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"briefing": "1", "older": "9"}, "B-1 has no revision 9 here."),
        ({"briefing": "1", "older": "two"}, "“two” is not a revision."),
        ({"briefing": "1", "older": "0"}, "“0” is not a revision."),
        ({"briefing": "1", "older": "2", "newer": "2"}, "Both are the same revision."),
        ({"briefing": "1", "newer": "1"}, "B-1 has only one revision."),
        ({"briefing": "7"}, "There is no briefing B-7 here."),
        ({"briefing": "#7"}, "There is no briefing B-7 here."),
    ],
)
async def test_revisions_that_cannot_be_compared_are_told(house: House, values: dict[str, str], said: str) -> None:
    assert said in text_of(await house.run(SERVER, EDITOR, command("briefing diff"), values))


@pytest.mark.parametrize("goal", [History(1), Diff(1, 1, 2), PutBack(1, 1, 3)])
async def test_a_member_sees_no_history(house: House, goal: History | Diff | PutBack) -> None:
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, goal))
    assert "revision 3" in text_of(await house.reply(SERVER, EDITOR, Review(1)))


async def test_the_log_says_who_did_what_where(house: House) -> None:
    card = await house.run(SERVER, EDITOR, command("desk log"), {})
    assert "B-1/3, 1 March 2026, 12:00 UTC: member 2 rejected e1" in text_of(card)
    assert doors_to(card, Diff)[0] == Diff(1, 2, 3)


async def test_the_log_of_one_editor(house: House) -> None:
    told = text_of(await house.run(SERVER, EDITOR, command("desk log"), {"who": "<@2>", "briefing": "B-1"}))
    assert "member 2 rejected e1" in told
    assert "member 1" not in told


async def test_an_editors_last_change_is_undone_by_one_command(house: House) -> None:
    told = text_of(await house.run(SERVER, EDITOR, command("desk undo"), {}))
    assert "The change was undone; B-1 is at revision 4 now." in told
    assert "Ferry fare plan divides the harbour council" in told
    assert "member 1 undid revision 2" in text_of(await house.reply(SERVER, EDITOR, History(1)))


async def test_a_change_is_undone_from_its_diff(house: House) -> None:
    [undo] = doors_to(await house.reply(SERVER, EDITOR, Diff(1, 2, 3)), Undo)
    await house.reply(SERVER, EDITOR, undo)
    assert "e1 verdict was: rejected is: open" in text_of(await house.reply(SERVER, EDITOR, Diff(1)))


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("desk undo", {"change": "yesterday"}, "“yesterday” is not a change such as B-3/5, people/4 or issue/2."),
        ("desk undo", {"change": "B-1/1"}, "B-1/1 cannot be undone here."),
        ("desk undo", {"change": "B-9/2"}, "B-9 has no revision 2 here."),
        ("desk undo", {"change": "b9 / 2"}, "B-9 has no revision 2 here."),
        ("desk undo", {"change": "#9/2"}, "B-9 has no revision 2 here."),
        ("desk undo", {"change": "Q-9/2"}, "“Q-9/2” is not a change such as B-3/5, people/4 or issue/2."),
        ("desk log", {"who": "everyone"}, "“everyone” is not a member."),
        ("desk log", {"who": "99"}, "Nothing in the log matches."),
    ],
)
async def test_what_the_desk_cannot_do_is_told(house: House, name: str, values: dict[str, str], said: str) -> None:
    assert said in text_of(await house.run(SERVER, EDITOR, command(name), values))
