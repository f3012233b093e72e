from dataclasses import replace

import pytest

from briefings.draft.changes import EditSpeaker, EditStance, EditSummary, SetVerdict
from briefings.draft.model import Verdict
from briefings.draft.revising import apply
from briefings.draft.selecting import Left, selection
from briefings.model.record import Position, SpeakerState
from tests.briefings.desk.bridge import DRAFT

PRONOUN = Left("q3", "“he” could be somebody else.", "Choose the speaker, or accept the quote as it is.")


def test_what_has_no_doubt_goes_out_and_the_rest_says_why_not() -> None:
    chosen = selection(DRAFT)
    assert chosen.take == {"q1", "q2", "q4", "p1", "p2", "e2", "m1"}
    assert chosen.left == (
        PRONOUN,
        Left("p3", "Only a surname is given.", "Give the full name, or accept the name as it is."),
        Left(
            "e1",
            "“last year” is counted from a date that is not known.",
            "Give the article's date or the event's, or accept it undated.",
        ),
        Left("s1", "The issue is not yet a sentence.", "Write the issue as a sentence, or reject the stance."),
        Left("s2", "The issue is not yet a sentence.", "Write the issue as a sentence, or reject the stance."),
    )


def test_what_is_rejected_is_neither_taken_nor_left() -> None:
    chosen = selection(apply(DRAFT, SetVerdict("q3", Verdict.REJECTED)))
    assert "q3" not in chosen.take | {left.key for left in chosen.left}


def test_quotes_and_stances_stay_out_with_their_person_and_events_only_lose_them() -> None:
    worded = apply(DRAFT, EditStance("s1", "The bridge should stay open.", Position.SUPPORTS))
    chosen = selection(apply(apply(worded, SetVerdict("e1", Verdict.ACCEPTED)), SetVerdict("p1", Verdict.REJECTED)))
    assert chosen.take == {"q4", "p2", "e1", "e2", "m1"}
    assert [left for left in chosen.left if left.key in ("q1", "s1")] == [
        Left("q1", "Its speaker, Ada Quill, was rejected.", "Accept Ada Quill, or choose another speaker."),
        Left("s1", "Its holder, Ada Quill, was rejected.", "Accept Ada Quill, or choose another holder."),
    ]


def test_a_quote_by_somebody_with_a_doubt_waits_for_them() -> None:
    chosen = selection(apply(DRAFT, EditSpeaker("q4", "p3")))
    assert Left("q4", "Its speaker, Vane, is held back.", "Settle Vane first.") in chosen.left


def test_an_accepted_stance_goes_out_and_one_without_doubts_waits_to_be_accepted() -> None:
    worded = apply(DRAFT, EditStance("s1", "The bridge should stay open.", Position.SUPPORTS))
    assert "s1" in selection(worded).take
    reopened = selection(apply(worded, SetVerdict("s1", Verdict.OPEN)))
    assert [left.why for left in reopened.left if left.key == "s1"] == [
        "A stance is published only when an editor has accepted it."
    ]


@pytest.mark.parametrize("state", [SpeakerState.AMBIGUOUS, SpeakerState.UNKNOWN])
def test_a_quote_by_nobody_in_particular_goes_out_when_accepted(state: SpeakerState) -> None:
    assert "q3" in selection(apply(DRAFT, EditSpeaker("q3", state=state))).take


def test_a_quote_that_lacks_its_speaker_stays_out_even_when_accepted() -> None:
    lost = replace(DRAFT.quotes[0], speaker=None, verdict=Verdict.ACCEPTED)
    chosen = selection(replace(DRAFT, quotes=(lost,)))
    assert Left("q1", "It has no speaker yet.", "Choose the speaker, or choose ambiguous or unknown.") in chosen.left


def test_an_empty_summary_is_not_missed() -> None:
    chosen = selection(apply(DRAFT, EditSummary("")))
    assert "m1" not in chosen.take | {left.key for left in chosen.left}
