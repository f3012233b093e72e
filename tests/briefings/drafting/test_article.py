"""The traps of a real article, on one of our own: single marks with apostrophes, a sentence a line, a pronoun speaker, an allegation."""

from hashlib import sha256

import pytest

from briefings.dates.when import resolve
from briefings.draft.model import DoubtKind, Draft, DraftPerson, goes_out
from briefings.drafting import draft
from briefings.model.record import Origin, Source, SpeakerState
from tests.briefings.drafting.articles import HARBOR


def source_of(text: str) -> Source:
    return Source(text, sha256(text.encode()).hexdigest())


@pytest.fixture(scope="module")
def drafted() -> Draft:
    return draft(source_of(HARBOR.strip()))


def person(drafted: Draft, name: str) -> DraftPerson:
    return next(one for one in drafted.people if one.name == name)


def quotes_of(drafted: Draft) -> list[str]:
    return [" / ".join(piece.of(drafted.source.text) for piece in quote.pieces) for quote in drafted.quotes]


def test_five_statements_are_found_with_their_exact_words(drafted: Draft) -> None:
    words = quotes_of(drafted)
    assert len(words) == 5
    assert words[0].startswith("Folks are worn out")
    assert words[0].endswith("frightening the life out of everybody.")
    assert words[1] == "Whenever you turn one boat against another boat, you don’t get a safer river,"
    assert words[2] == "Go on.\nCome [out] and board my boats and see how that ends,"
    assert words[3].startswith("I’m pleading.\nPut the hard words away.")
    assert words[3].endswith("a mother or a brother.")
    assert words[4] == (
        "I don’t want one more name on that wall.\nNot one.\nNot even the ones who cursed me.\nI don’t want one more name on that wall."
    )


def test_a_pronoun_that_could_mean_two_men_is_in_doubt(drafted: Draft) -> None:
    quote = drafted.quotes[0]
    assert quote.speaker_state in (SpeakerState.INFERRED, SpeakerState.AMBIGUOUS)
    assert [doubt.say for doubt in quote.doubts] == ["“he” could be Edwin Calloway or Farid."]
    assert not goes_out(quote)


def test_speakers_are_found_and_never_stated_by_a_pronoun(drafted: Draft) -> None:
    speakers = [(drafted.person(quote.speaker), quote.speaker_state) for quote in drafted.quotes[1:]]
    assert [(one.name if one else None, state) for one, state in speakers] == [
        ("Martin Osgood", SpeakerState.INFERRED),
        ("Martin Osgood", SpeakerState.STATED),
        ("Tobias Hale", SpeakerState.STATED),
        ("Tobias Hale", SpeakerState.INFERRED),
    ]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("Edwin Calloway", ["Port Albion Harbour Master"]),
        ("Martin Osgood", ["Acting Coast Director"]),
        ("Farid", ["former customs inspector"]),
        ("Hugo Lindqvist", ["Transport Secretary"]),
        ("Tobias Hale", ["river envoy"]),
        ("Dunmore", ["Premier"]),
    ],
)
def test_people_have_their_roles_as_the_article_words_them(drafted: Draft, name: str, roles: list[str]) -> None:
    assert [role.title for role in person(drafted, name).roles] == roles
    assert [role.span.of(drafted.source.text) for role in person(drafted, name).roles] == roles


def test_a_single_name_is_in_doubt_and_a_full_one_is_not(drafted: Draft) -> None:
    assert [doubt.kind for doubt in person(drafted, "Farid").doubts] == [DoubtKind.SURNAME_ONLY]
    assert person(drafted, "Hugo Lindqvist").doubts == ()


def test_broadcasters_and_services_are_not_people(drafted: Draft) -> None:
    names = " ".join(one.name for one in drafted.people)
    assert "Channel" not in names
    assert "Radio" not in names
    assert "Bay" not in names


def test_who_has_not_endorsed_anything_has_no_stance_and_no_quote(drafted: Draft) -> None:
    silent = person(drafted, "Hugo Lindqvist").key
    assert silent not in {stance.holder for stance in drafted.stances}
    assert silent not in {quote.speaker for quote in drafted.quotes}


def test_dated_sentences_are_events_and_a_relative_date_waits_for_the_articles(drafted: Draft) -> None:
    by_phrase = {event.when.phrase: event for event in drafted.events}
    assert by_phrase["2022"].when.edtf == "2022"
    assert by_phrase["2022"].doubts == ()
    assert by_phrase["last year"].when.edtf is None
    assert [doubt.kind for doubt in by_phrase["last year"].doubts] == [DoubtKind.UNRESOLVED_DATE]
    assert resolve(by_phrase["last year"].when, "2026-01-27").edtf == "2025"


def test_an_allegation_without_a_source_is_a_doubt_and_rests_in_no_item(drafted: Draft) -> None:
    doubt = next(doubt for doubt in drafted.doubts if doubt.kind is DoubtKind.ALLEGATION)
    assert doubt.span is not None
    assert "pocketing harbour fees" in doubt.span.of(drafted.source.text)
    shown = [*quotes_of(drafted), *(event.sentence.text for event in drafted.events)]
    shown += [sentence.text for sentence in drafted.summary.sentences] + [stance.issue for stance in drafted.stances]
    shown += [role.title for one in drafted.people for role in one.roles]
    assert not any("fees" in words for words in shown)


def test_what_the_text_does_not_say_about_itself_is_in_doubt(drafted: Draft) -> None:
    kinds = [doubt.kind for doubt in drafted.doubts]
    assert kinds[:3] == [DoubtKind.NO_OUTLET, DoubtKind.NO_DATE, DoubtKind.NO_AUTHOR]


def test_the_summary_is_whole_sentences_of_the_source_in_its_order(drafted: Draft) -> None:
    sentences = drafted.summary.sentences
    assert 1 <= len(sentences) <= 3
    assert [one.text for one in sentences] == [one.spans[0].of(drafted.source.text) for one in sentences]
    assert [one.spans[0] for one in sentences] == sorted(one.spans[0] for one in sentences)
    assert all(one.by is Origin.TEXT for one in sentences)
    assert not any("‘" in one.text for one in sentences)
    assert sentences[0].text.startswith("The quarrel over the night ferry")
