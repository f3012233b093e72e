"""What an edit makes of a reported statement: a stance read from its words, or a suggestion put aside."""

from dataclasses import replace

import pytest

from briefings.draft.changes import EditStance, SetVerdict, UseReport
from briefings.draft.model import Draft, DraftReport, Tier, Verdict, goes_out
from briefings.draft.revising import apply
from briefings.draft.selecting import selection
from briefings.errors import BadValue, Gone, IllegalMove
from briefings.model.record import Basis, Position
from briefings.model.spans import Span
from tests.briefings.desk.bridge import DRAFT

PIECES = (Span(0, 4), Span(6, 9))
ISSUE = "The bridge should be rebuilt."
REPORTED = replace(
    DRAFT,
    reports=(
        DraftReport("r1", PIECES, DRAFT.people[0].key),
        DraftReport("r2", PIECES[:1], called="Harbour board"),
        DraftReport("r3", PIECES[:1]),
    ),
)


def used(draft: Draft, change: UseReport) -> Draft:
    return apply(draft, change)


def test_a_stance_of_a_report_is_possible_read_from_the_words_and_open() -> None:
    draft = used(REPORTED, UseReport("r1", ISSUE, Position.SUPPORTS, DRAFT.people[0].key))
    stance = draft.stances[-1]
    assert (stance.holder, stance.issue, stance.position) == (DRAFT.people[0].key, ISSUE, Position.SUPPORTS)
    assert (stance.tier, stance.basis, stance.evidence) == (Tier.POSSIBLE, Basis.READ, PIECES)
    assert not goes_out(stance)
    assert stance.key not in selection(draft).take
    assert draft.report("r1") == replace(REPORTED.reports[0], verdict=Verdict.ACCEPTED)


def test_whoever_the_article_says_it_of_becomes_a_person_only_then() -> None:
    draft = used(REPORTED, UseReport("r2", ISSUE, Position.OPPOSES))
    assert "Harbour board" not in [person.name for person in REPORTED.people]
    assert draft.person(draft.stances[-1].holder) == draft.people[-1]
    assert draft.people[-1].name == "Harbour board"


def test_a_new_name_goes_before_whom_the_article_names() -> None:
    draft = used(REPORTED, UseReport("r2", ISSUE, Position.OPPOSES, new_name="Nils Orr"))
    assert draft.people[-1].name == "Nils Orr"


def test_an_issue_that_the_draft_has_already_is_the_same_issue() -> None:
    first = used(REPORTED, UseReport("r1", ISSUE, Position.SUPPORTS, DRAFT.people[0].key))
    second = used(first, UseReport("r2", ISSUE.upper(), Position.OPPOSES))
    assert second.stances[-1].issue == ISSUE
    assert len({stance.key for stance in second.stances}) == len(second.stances)


def test_a_stance_of_a_report_is_edited_like_any_other() -> None:
    draft = used(REPORTED, UseReport("r1", ISSUE, Position.SUPPORTS, DRAFT.people[0].key))
    edited = apply(draft, EditStance(draft.stances[-1].key, ISSUE, Position.MIXED))
    assert (edited.stances[-1].position, edited.stances[-1].basis) == (Position.MIXED, Basis.READ)


def test_a_report_is_dismissed_and_opened_again_and_nothing_else_changes() -> None:
    dismissed = apply(REPORTED, SetVerdict("r1", Verdict.REJECTED))
    assert [report.verdict for report in dismissed.reports] == [Verdict.REJECTED, Verdict.OPEN, Verdict.OPEN]
    assert dismissed.items() == REPORTED.items()
    assert apply(dismissed, SetVerdict("r1", Verdict.OPEN)) == REPORTED


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (SetVerdict("r1", Verdict.ACCEPTED), IllegalMove),
        (SetVerdict("r9", Verdict.REJECTED), Gone),
        (UseReport("r9", ISSUE, Position.SUPPORTS), Gone),
        (UseReport("r3", ISSUE, Position.SUPPORTS), BadValue),
        (UseReport("r1", "bridge", Position.SUPPORTS, "p1"), BadValue),
        (UseReport("r3", ISSUE, Position.SUPPORTS, "p99"), BadValue),
    ],
)
def test_what_cannot_be_done_with_a_report_is_refused(
    change: SetVerdict | UseReport, error: type[IllegalMove | Gone | BadValue]
) -> None:
    with pytest.raises(error) as refused:
        apply(REPORTED, change)
    assert refused.value.say
