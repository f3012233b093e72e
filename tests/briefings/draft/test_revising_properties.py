"""Whatever editors do, in whatever order: a draft stays whole."""

from collections.abc import Iterable
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from briefings.draft.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditReply,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetVerdict,
)
from briefings.draft.model import Draft, Verdict
from briefings.draft.revising import apply
from briefings.errors import BriefingError
from briefings.model.record import Origin, Position, Sentence, SpeakerState
from briefings.model.spans import Span
from tests.briefings.desk.bridge import DRAFT, TEXT

KEYS = st.sampled_from([item.key for item in DRAFT.items()] + ["p4", "p5", "q9"])
CUTS = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 80)).map(lambda cut: TEXT[cut[0] : sum(cut)])
WORDS = st.one_of(
    CUTS,
    st.lists(CUTS, min_size=2, max_size=4).map(" […] ".join),
    st.lists(CUTS, max_size=4).map("\n".join),
    st.sampled_from(["Keep the bridge open", "The bridge is old [...] it is unsafe", "The bridge should close."]),
    st.text(max_size=40),
)
NAMES = st.one_of(st.sampled_from(["Cora Vane", "Ada Quill", "Reed", "Emil Stone", " "]), st.text(max_size=20))
DATES = st.one_of(
    st.sampled_from(["", "1931", "last year", "27 January 2026", "2026-01-27", "early 2025"]), st.text(max_size=20)
)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetVerdict, KEYS, st.sampled_from(Verdict)),
    st.builds(EditFacts, WORDS, NAMES, DATES, NAMES, WORDS),
    st.builds(EditWords, KEYS, WORDS),
    st.builds(EditSpeaker, KEYS, st.none() | KEYS, NAMES, st.sampled_from(SpeakerState)),
    st.builds(EditReply, KEYS, st.none() | KEYS),
    st.builds(EditPerson, KEYS, NAMES, WORDS, st.none() | st.integers(1, 9)),
    st.builds(EditEvent, KEYS, WORDS, DATES),
    st.builds(EditStance, KEYS, WORDS, st.sampled_from(Position)),
    st.builds(EditSummary, WORDS),
)


def revise(draft: Draft, changes: Iterable[Change]) -> Draft:
    for change in changes:
        with suppress(BriefingError):
            draft = apply(draft, change)
    return draft


def spans_of(draft: Draft) -> list[Span]:
    sentences = [event.sentence for event in draft.events] + list(draft.summary.sentences)
    spans: list[Span | None] = [span for sentence in sentences for span in sentence.spans]
    spans += [event.when.span for event in draft.events]
    spans += [span for quote in draft.quotes for span in (*quote.pieces, quote.speaker_span, quote.cue)]
    spans += [span for stance in draft.stances for span in stance.evidence]
    spans += [span for person in draft.people for span in (*person.mentions, *(role.span for role in person.roles))]
    return [span for span in spans if span is not None]


def is_whole(sentence: Sentence) -> bool:
    return sentence.by is Origin.EDITOR or sentence.text == sentence.spans[0].of(TEXT)


@given(st.lists(CHANGES, max_size=12))
def test_every_span_stays_inside_the_text_and_holds_words(changes: list[Change]) -> None:
    spans = spans_of(revise(DRAFT, changes))
    assert all(span.end <= len(TEXT) and span.of(TEXT).strip() == span.of(TEXT) for span in spans)


@given(st.lists(CHANGES, max_size=12))
def test_keys_stay_unique_and_name_people_of_the_draft(changes: list[Change]) -> None:
    draft = revise(DRAFT, changes)
    keys = [item.key for item in draft.items()]
    assert len(keys) == len(set(keys))
    named = [quote.speaker for quote in draft.quotes] + [key for event in draft.events for key in event.people]
    assert {key for key in named if key is not None} <= {person.key for person in draft.people}


@given(st.lists(CHANGES, max_size=12))
def test_pieces_stand_in_order_and_never_overlap(changes: list[Change]) -> None:
    for quote in revise(DRAFT, changes).quotes:
        assert quote.pieces
        assert all(one.end <= other.start for one, other in zip(quote.pieces, quote.pieces[1:], strict=False))


@given(st.lists(CHANGES, max_size=12))
def test_a_sentence_of_the_article_is_what_stands_there(changes: list[Change]) -> None:
    draft = revise(DRAFT, changes)
    assert all(
        is_whole(sentence) for sentence in (*draft.summary.sentences, *(event.sentence for event in draft.events))
    )
    assert all(role.title == role.span.of(TEXT) for person in draft.people for role in person.roles)


@given(st.lists(CHANGES, max_size=12))
def test_the_source_text_never_changes(changes: list[Change]) -> None:
    source = revise(DRAFT, changes).source
    assert (source.text, source.sha256) == (DRAFT.source.text, DRAFT.source.sha256)
