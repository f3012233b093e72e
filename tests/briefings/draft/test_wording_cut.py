"""A part of the article's sentence is not shown as a sentence of the article."""

import pytest

from briefings.draft.changes import AddEvent, EditEvent, EditSummary
from briefings.draft.revising import apply
from briefings.model.record import Origin
from tests.briefings.desk.bridge import DRAFT


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Transport Secretary Boris Reed disagrees.", Origin.TEXT),
        ("Quill was elected last year.", Origin.TEXT),
        ("the Harbour Bridge to stay open", Origin.EDITOR),
        ("The bridge was opened in 1931", Origin.EDITOR),
        ("A closed bridge helps nobody.", Origin.EDITOR),
        ("Close it now", Origin.EDITOR),
    ],
)
def test_a_line_of_the_summary_is_the_articles_only_where_it_stands_there_as_a_sentence(line: str, by: Origin) -> None:
    [sentence] = apply(DRAFT, EditSummary(line)).summary.sentences
    assert (sentence.text, sentence.by) == (line, by)
    assert [span.of(DRAFT.source.text) for span in sentence.spans] == [line]


def test_an_event_worded_by_a_part_of_a_sentence_is_an_editors() -> None:
    part = "The bridge was opened in 1931"
    assert apply(DRAFT, AddEvent(part, "1931")).events[-1].sentence.by is Origin.EDITOR
    assert apply(DRAFT, EditEvent("e2", part, "1931")).events[1].sentence.by is Origin.EDITOR


def test_a_sentence_sent_again_as_it_is_stays_as_it_is() -> None:
    again = apply(DRAFT, EditEvent("e2", DRAFT.events[1].sentence.text, "1932"))
    assert again.events[1].sentence == DRAFT.events[1].sentence
