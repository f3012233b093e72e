"""A press or a form of what has changed since it was shown: the state and the revision are looked at when it comes, and a stale one
changes nothing. Whoever presses may do all of it."""

import pytest

from bot.actions.actions import (
    Action,
    Discard,
    FormKind,
    Merge,
    Publish,
    Restore,
    Split,
    Submit,
    Undo,
    UndoChange,
    Withdraw,
)
from bot.actions.curating import AskAgain, CancelPlan, MergeIssues, Reword, TellApart
from bot.actions.settings import DeleteData, Settle
from briefings.model.log import LogKind
from briefings.settings import ON, Setting
from tests.bot.permissions.form_table import OFFERED, Sent
from tests.bot.permissions.outcomes import CHANGED, DONE, FORM, NEEDS_ADMIN, NEEDS_APPROVER, NOT_ALONE, SHOWN
from tests.bot.permissions.permission_table import ACTIONS, Row
from tests.bot.permissions.pressing import pressed, sent
from tests.bot.permissions.town import TOWN, TownRecords

pytestmark = pytest.mark.asyncio(loop_scope="module")


EDITED = Submit(3, 2, FormKind.FACTS, "", (("title", "Another title"),))
CORRECTED = Submit(1, 5, FormKind.WORDS, "q2", (("words", "Each crossing costs"), ("reason", "Shorter.")))
SEEN = [row for row in ACTIONS if "/3/2" in row.spelling and row.word in (FORM, DONE) and "undo" not in row.spelling]
FILLED = [row for row in OFFERED if "/3/2/" in row.spelling]
CORRECTIONS = [row for row in OFFERED if "e:form/1/5/" in row.spelling and "withdraw" not in row.spelling]


def name(row: Row) -> str:
    return row.spelling


async def after(here: TownRecords, meanwhile: Action, row: Row) -> str:
    """What the editor gets when they press, or send the form, after that."""
    async with here.town(two=False) as town:
        await town.does(meanwhile)
        if isinstance(row, Sent):
            return await sent(town, "editor", row.spelling, row.values)
        return await pressed(town, "editor", row.spelling)


@pytest.mark.parametrize("row", [*SEEN, *FILLED], ids=name)
async def test_what_was_shown_of_an_older_revision_changes_nothing(here: TownRecords, row: Row) -> None:
    assert await after(here, EDITED, row) == CHANGED


@pytest.mark.parametrize("row", [*SEEN, *FILLED], ids=name)
async def test_what_was_shown_of_a_draft_that_was_published_meanwhile_changes_nothing(
    here: TownRecords, row: Row
) -> None:
    # A form is a correction by then, and may be asked for its reason first.
    assert await after(here, Publish(3), row) in (CHANGED, SHOWN)


@pytest.mark.parametrize("row", [*SEEN, *FILLED], ids=name)
async def test_nothing_is_done_to_a_draft_that_was_discarded(here: TownRecords, row: Row) -> None:
    assert await after(here, Discard(3, sure=True), row) == SHOWN


@pytest.mark.parametrize("meanwhile", [CORRECTED, Withdraw(1)], ids=["corrected", "withdrawn"])
@pytest.mark.parametrize("row", CORRECTIONS, ids=name)
async def test_a_correction_of_what_was_changed_or_withdrawn_meanwhile_changes_nothing(
    here: TownRecords, row: Row, meanwhile: Action
) -> None:
    assert await after(here, meanwhile, row) in (CHANGED, SHOWN)


# What was done meanwhile, and the press or form that came too late for it.
TOO_LATE = (
    (Withdraw(1), "e:withdraw/1/Not%20ours."),
    (Withdraw(1), "e:form/1/5/withdraw"),
    (Withdraw(1), "e:correct/Q/1"),
    (Restore(4), "e:restore/4"),
    (Publish(4), "e:restore/4"),
    (CancelPlan(5), "e:unplan/5"),
    (Undo(3, 2), "e:undo/3/2"),
    (EDITED, "e:undo/3/2"),
    (Merge("P-4", "P-1", sure=True), "e:merge/P-4/P-1/True"),
    (Merge("P-4", "P-1", sure=True), "e:merge/P-4/P-3/True"),
    (Merge("P-4", "P-1", sure=True), "e:merge/P-1/P-4/True"),
    (Merge("P-4", "P-1", sure=True), "e:apart/4/1"),
    (Merge("P-2", "P-1", sure=True), "e:split/P-2/2/True"),
    (Split("P-2", 2, sure=True), "e:split/P-2/2/True"),
    (UndoChange(LogKind.PEOPLE, 1), "e:takeback/people/1"),
    (MergeIssues("I-3", "I-1", sure=True), "e:imerge/I-3/I-1/True"),
    (MergeIssues("I-3", "I-1", sure=True), "e:imerge/I-1/I-3/True"),
    (MergeIssues("I-3", "I-1", sure=True), "e:rewording/3"),
    (MergeIssues("I-3", "I-1", sure=True), "e:reword/3/It%20should%20wait./Clearer."),
    (UndoChange(LogKind.ISSUE, 1), "e:takeback/issue/1"),
    (MergeIssues("I-3", "I-1", sure=True), "e:imerge/I-3/I-2/True"),
    (CancelPlan(5), "e:imerge/I-2/I-3/True"),  # I-2 was merged into I-1 before: the stances of both would move
    (CancelPlan(5), "e:rewording/2"),
    (Reword(1, "The plan should wait.", "Clearer."), "e:reword/1/The%20plan%20should%20wait./Clearer."),
    (AskAgain(1, 4), "e:askagain/1/4"),
    (TellApart(1, 2), "e:apart/1/2"),
)


@pytest.mark.parametrize(("meanwhile", "spelling"), TOO_LATE)
async def test_what_was_done_meanwhile_is_not_done_again(here: TownRecords, meanwhile: Action, spelling: str) -> None:
    assert await after(here, meanwhile, Row(spelling, ACTIONS[0].who, SHOWN)) in (CHANGED, SHOWN)


@pytest.mark.parametrize("row", [row for row in ACTIONS if row.alone == NOT_ALONE], ids=name)
async def test_review_by_two_counts_from_the_moment_it_is_on(here: TownRecords, row: Row) -> None:
    assert await after(here, Settle(Setting.TWO_PEOPLE, ON), row) == NOT_ALONE


async def test_who_approves_is_asked_at_the_press(here: TownRecords) -> None:
    async with here.town(two=False) as town:
        await town.does(Settle(Setting.TWO_PEOPLE, ON))
        assert await pressed(town, "editor", "e:publish/3/2") == NEEDS_APPROVER
        await town.does(Settle(Setting.TWO_PEOPLE))
        assert await pressed(town, "editor", "e:publish/3/2") == DONE


async def test_data_that_was_marked_meanwhile_is_kept_by_an_admin_only(here: TownRecords) -> None:
    async with here.town(two=False) as town:
        await town.does(DeleteData(str(TOWN)))
        kept = (await pressed(town, "editor", "e:keep"), await pressed(town, "admin", "e:keep"))
        assert kept == (NEEDS_ADMIN, DONE)
