"""Which dated sentences are events, and which dates are in doubt as theirs. TUESDAY is the article's day."""

import pytest

from briefings.draft.model import DoubtKind, goes_out
from tests.briefings.drafting.drafting import draft_text

TUESDAY = "2026-01-27"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Quill, who took office in 2019, closed the pier.", "who took office in 2019"),
        ("The lock, which flooded in June 2024, is dry again.", "which flooded in June 2024"),
        ("The pier was busy when the mill shut in 2008.", "when the mill shut in 2008"),
        ("Work may begin if voters agree to it in May 2026.", "if voters agree to it in May 2026"),
    ],
)
def test_a_date_in_a_side_clause_is_in_doubt_as_the_sentences(text: str, words: str) -> None:
    (event,) = draft_text(text, TUESDAY).events
    assert [doubt.kind for doubt in event.doubts] == [DoubtKind.PART_DATED]
    assert event.doubts[0].say.endswith(f"dates a part of the sentence, not all of it: “{words}”.")
    assert not goes_out(event)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council applied the 2019 law to the pier.", "2019 law"),
        ("A letter of 13 October 2025 was read out at the pier.", "letter of 13 October 2025"),
    ],
)
def test_a_date_that_may_only_tell_which_thing_is_meant_is_in_doubt(text: str, words: str) -> None:
    (event,) = draft_text(text, TUESDAY).events
    assert event.doubts[0].say.endswith(f"may only tell which one is meant: “{words}”.")


@pytest.mark.parametrize(
    "text",
    [
        "The mill has run here since 1987 without a break.",
        "The dam held for the first time since 2019 this way.",
        "LARKIN, Jan. 26 (CNW) — The folding chairs ran out at the armory.",
    ],
)
def test_a_mere_beginning_and_a_dateline_are_no_events(text: str) -> None:
    assert draft_text(text, TUESDAY).events == ()


@pytest.mark.parametrize(
    "line", ["By Ona Reyes, The Bay Post, March 12, 2025", "Published by The Bay Post on March 12, 2025"]
)
def test_a_line_that_names_writer_outlet_and_date_is_no_event(line: str) -> None:
    assert draft_text(f"The pier shuts\n\n{line}\n\nThe mayor of the bay is glad that it does.", TUESDAY).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, after a long talk, the council closed the pier.",
        "After a long talk, the council closed the pier on Monday.",
        "Ann Quill, who runs the port, closed the pier on Monday.",
        "The crowd left early at Monday’s hearing on the pier.",
        "When the dam broke in 2019, the council closed the pier.",
    ],
)
def test_a_date_of_the_main_clause_is_in_no_doubt(text: str) -> None:
    (event,) = draft_text(text, TUESDAY).events
    assert event.doubts == ()
