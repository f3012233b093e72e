"""An editor keeps the issues of the record in order: looks at them, rewords one, merges two, undoes it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import UndoChange, submit_of
from bot.actions.curating import ListIssues, MergeIssues, OneIssue, OpenReword, Reword
from bot.cards.card import Form
from bot.house import House
from briefings.ask.queries import Changes, Stances
from briefings.model.log import LogKind
from tests.bot.houses import EDITOR, MEMBER, SERVER, command, doors_to, opened, text_of
from tests.briefings.desk.test_issues import KEEP, OPEN, published

NEW = "The bridge should be kept as it is."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """I-1 in B-1, I-2 in B-2."""
    async with opened(tmp_path) as house:
        await published(house.store.of(SERVER), 1, OPEN)
        await published(house.store.of(SERVER), 2, KEEP)
        yield house


async def test_the_issues_are_listed_with_their_stances(house: House) -> None:
    card = await house.run(SERVER, EDITOR, command("desk issue"), {})
    assert f"I-1 {OPEN} — 1 stance: 1 for" in text_of(card)
    assert "2 issues" in text_of(card)
    assert "An issue goes on record with the first published stance on it" in text_of(card)
    assert doors_to(card, OneIssue) == [OneIssue("I-1"), OneIssue("I-2")]


async def test_an_empty_record_says_how_an_issue_comes_on_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        assert "with the first published stance on it" in text_of(
            await house.run(SERVER, EDITOR, command("desk issue"), {})
        )


async def test_an_issue_is_reworded_with_a_form(house: House) -> None:
    card = await house.run(SERVER, EDITOR, command("desk issue"), {"issue": OPEN})
    [door] = doors_to(card, OpenReword)
    form = await house.reply(SERVER, EDITOR, door)
    assert isinstance(form, Form)
    assert isinstance(form.opened, OpenReword)
    assert form.fields[0].value == OPEN
    done = await house.reply(SERVER, EDITOR, submit_of(form.opened, {"sentence": NEW, "reason": "It was too vague."}))
    assert "Reworded. Members see what it was and why in /changes." in text_of(done)
    assert re.search(rf"Editing I-1 =* {NEW}", text_of(done))
    assert f"reworded I-1, which was “{OPEN}”" in text_of(done)
    assert f"was “{OPEN}” → is “{NEW}”. Reason: It was too vague." in text_of(await house.answer(SERVER, Changes()))
    assert NEW in text_of(await house.answer(SERVER, Stances(issue=OPEN)))


async def test_a_refused_rewording_keeps_what_was_typed(house: House) -> None:
    refused = await house.reply(SERVER, EDITOR, Reword(1, NEW, ""))
    assert "A rewording needs a reason, which members will see." in text_of(refused)
    assert doors_to(refused, OpenReword) == [OpenReword(1, NEW, ""), OpenReword(1)]


async def test_a_merge_is_shown_before_it_is_done_and_undone_from_the_card(house: House) -> None:
    shown = await house.run(SERVER, EDITOR, command("desk issue"), {"issue": "I-1", "into": KEEP})
    assert "Merge I-1 into I-2" in text_of(shown)
    assert "1 stance would move to I-2 and its sentence." in text_of(shown)
    [sure] = doors_to(shown, MergeIssues)
    done = await house.reply(SERVER, EDITOR, sure)
    assert "Merged. This is change issue/1." in text_of(done)
    assert f"{KEEP} 2 stances: 2 for." in text_of(done)
    [undo] = doors_to(done, UndoChange)
    assert "issue/1 was undone. That is issue/2 in the log." in text_of(await house.reply(SERVER, EDITOR, undo))
    assert "1 stance: 1 for. In B-1." in text_of(await house.reply(SERVER, EDITOR, OneIssue("I-1")))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"issue": "Nothing like it anywhere"}, "does not match exactly one issue on record"),
        ({"issue": "I-1", "into": "I-1"}, "Both are I-1"),
        ({"into": "I-1"}, "No issue to merge was given."),
    ],
)
async def test_what_cannot_be_is_told(house: House, values: dict[str, str], said: str) -> None:
    assert said in text_of(await house.run(SERVER, EDITOR, command("desk issue"), values))


@pytest.mark.parametrize(
    "goal",
    [
        ListIssues(),
        OneIssue("I-1"),
        OpenReword(1),
        Reword(1, NEW, "Why."),
        MergeIssues("I-1", "I-2", True),
        UndoChange(LogKind.ISSUE, 1),
    ],
)
async def test_a_member_changes_no_issue(house: House, goal: ListIssues | OneIssue | OpenReword | Reword) -> None:
    assert "Only editors can do that" in text_of(await house.reply(SERVER, MEMBER, goal))


async def test_the_card_of_a_stance_has_the_sentence_of_the_record(house: House) -> None:
    await house.reply(SERVER, EDITOR, Reword(1, NEW, "It was too vague."))
    assert NEW in text_of(await house.run(SERVER, EDITOR, command("briefing correct"), {"item": "S-1"}))
