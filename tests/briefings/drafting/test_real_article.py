"""The first issue's list, on the real article where it is present; it is no part of the project."""

from pathlib import Path

import pytest

from briefings.dates.when import resolve
from briefings.draft.model import DoubtKind, Draft, goes_out
from briefings.drafting import draft
from briefings.model.record import SpeakerState
from briefings.reading import read_text

PATH = Path(__file__).parents[4] / "shared" / "articles" / "000_52f1c70a2a39034f.txt"
pytestmark = pytest.mark.skipif(not PATH.exists(), reason="the article is not part of the project")


@pytest.fixture(scope="module")
def drafted() -> Draft:
    return draft(read_text(PATH.read_text("utf-8")))


def name_of(drafted: Draft, key: str | None) -> str | None:
    person = drafted.person(key)
    return person.name if person else None


def test_the_five_statements_have_exact_spans(drafted: Draft) -> None:
    text = drafted.source.text
    words = [piece.of(text) for quote in drafted.quotes for piece in quote.pieces]
    ends = [
        ("People are", "causing havoc."),
        ("Any time", "nobody safe,"),
        ("Try it.\nTry [and]", "what happens,"),
        ("I’m begging.\n", "or a child."),
        ("I don’t want", "anybody die."),
    ]
    assert len(words) == 5
    assert [(one.startswith(start), one.endswith(end)) for one, (start, end) in zip(words, ends, strict=True)] == [
        (True, True)
    ] * 5


def test_speakers_and_their_states(drafted: Draft) -> None:
    found = [(name_of(drafted, quote.speaker), quote.speaker_state) for quote in drafted.quotes]
    assert found[0][1] in (SpeakerState.INFERRED, SpeakerState.AMBIGUOUS)
    assert found[0][0] in ("Larry Krasner", None)
    assert drafted.quotes[0].doubts
    assert not goes_out(drafted.quotes[0])
    assert found[1:] == [
        ("Todd Lyons", SpeakerState.INFERRED),
        ("Todd Lyons", SpeakerState.STATED),
        ("Tom Homan", SpeakerState.STATED),
        ("Tom Homan", SpeakerState.INFERRED),
    ]


def test_the_reported_statements_are_suggested_apart(drafted: Draft) -> None:
    text = drafted.source.text
    found = [(name_of(drafted, one.speaker) or one.called, one.pieces[0].of(text)) for one in drafted.reports]
    starts = [(who, " ".join(words.split()[:4])) for who, words in found]
    assert starts == [
        ("Larry Krasner", "the shooting of a"),
        ("Bilal", "the need for accountability"),
        ("Larry Krasner", "ICE’s tactics as disruptive"),
        ("Todd Lyons", "Krasner of undermining law"),
        ("Larry Krasner", "that ICE operations were"),
        ("Tom Homan", "to avoid inflammatory rhetoric"),
        ("Tom Homan", "restraint"),
        ("Republicans", "he should be removed"),
        ("Republicans", "his office obstructed a"),
        ("Krasner and some local leaders", "ICE operations as destabilizing"),
        ("Federal officials and Trump allies", "that such policies are"),
    ]


def test_people_and_roles(drafted: Draft) -> None:
    assert {person.name: [role.title for role in person.roles] for person in drafted.people} == {
        "Larry Krasner": ["Philadelphia District Attorney"],
        "Todd Lyons": ["Acting ICE Director"],
        "Bilal": ["former federal prosecutor"],
        "Pete Hegseth": ["Defense Secretary"],
        "Trump": [],
        "Tom Homan": ["border czar"],
    }
    single = [person.name for person in drafted.people if person.doubts]
    assert single == ["Bilal", "Trump"]


def test_hegseth_is_talked_about_and_takes_no_stance(drafted: Draft) -> None:
    key = next(person.key for person in drafted.people if person.name == "Pete Hegseth")
    assert key not in {quote.speaker for quote in drafted.quotes} | {stance.holder for stance in drafted.stances}


def test_events_wait_for_the_articles_date(drafted: Draft) -> None:
    assert [(event.when.phrase, event.when.edtf) for event in drafted.events] == [("last year", None), ("2022", "2022")]
    assert resolve(drafted.events[0].when, "2026-01-27").edtf == "2025"


def test_doubts_and_the_allegation_that_no_item_rests_on(drafted: Draft) -> None:
    kinds = [doubt.kind for doubt in drafted.doubts]
    assert kinds == [DoubtKind.NO_OUTLET, DoubtKind.NO_DATE, DoubtKind.NO_AUTHOR, DoubtKind.ALLEGATION]
    span = drafted.doubts[3].span
    assert span is not None
    passages = [piece for quote in drafted.quotes for piece in quote.pieces]
    passages += [one for event in drafted.events for one in event.sentence.spans]
    passages += [one for sentence in drafted.summary.sentences for one in sentence.spans]
    passages += [one for stance in drafted.stances for one in stance.evidence]
    passages += [piece for report in drafted.reports for piece in report.pieces]
    passages += [one for person in drafted.people for one in (*person.mentions, *(role.span for role in person.roles))]
    assert not any(one.overlaps(span) for one in passages)


def test_the_summary_is_three_sentences_that_open_on_no_quotation(drafted: Draft) -> None:
    assert len(drafted.summary.sentences) == 3
    assert not any("‘" in sentence.text for sentence in drafted.summary.sentences)
