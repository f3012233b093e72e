"""What an editor adds by hand is found in the article, or refused with the nearest passage."""

from dataclasses import replace

import pytest

from briefings.dates.when import in_words
from briefings.draft.changes import AcceptAll, AddEvent, AddPerson, AddQuote, AddStance, Change, SetVerdict
from briefings.draft.model import DoubtKind, Draft, Verdict
from briefings.draft.revising import apply
from briefings.draft.selecting import selection
from briefings.errors import BadValue, NotInSource
from briefings.model.record import Basis, Position, SpeakerState
from tests.briefings.desk.bridge import DRAFT, TEXT, at

BARE = replace(DRAFT, quotes=(), events=(), stances=())


def refusal(draft: Draft, change: Change) -> str:
    with pytest.raises(BadValue) as refused:
        apply(draft, change)
    return f"{refused.value.say} {refused.value.hint}"


def test_a_quote_is_found_and_its_named_speaker_is_stated() -> None:
    [quote] = apply(BARE, AddQuote("Keep the bridge open", "p1")).quotes
    assert (quote.key, quote.pieces, quote.speaker, quote.speaker_state, quote.verdict) == (
        "q1",
        (at("Keep the bridge open"),),
        "p1",
        SpeakerState.STATED,
        Verdict.ACCEPTED,
    )


def test_pieces_of_a_quote_are_found_in_order() -> None:
    typed = "The bridge is old, it is tired [and] it is unsafe […] and we will close it."
    [quote] = apply(BARE, AddQuote(typed, "p2")).quotes
    assert [piece.of(TEXT) for piece in quote.pieces] == [
        "The bridge is old, it is tired [and] it is unsafe",
        "and we will close it.",
    ]


def test_an_insertion_of_the_source_is_part_of_the_words() -> None:
    [quote] = apply(BARE, AddQuote("Let us [...] wait", None, state=SpeakerState.UNKNOWN)).quotes
    assert quote.pieces[0].of(TEXT).rstrip(",") == "Let us [...] wait"


def test_words_that_stand_twice_ask_for_the_place() -> None:
    assert refusal(BARE, AddQuote("Close it", "p2")) == (
        "These words are in 2 places of the article. Go back to the form and choose the place."
    )
    second = at("Close it", 1)
    [quote] = apply(BARE, AddQuote("Close it", "p2", at=second.start)).quotes
    assert quote.pieces == (second,)


def test_quotes_stay_in_source_order_with_a_key_of_their_own() -> None:
    draft = replace(DRAFT, quotes=DRAFT.quotes[1:])
    added = apply(draft, AddQuote("Keep the bridge open", "p1"))
    assert next(quote.key for quote in added.quotes) == f"q{len(DRAFT.quotes) + 1}"
    assert [quote.pieces[0] for quote in added.quotes] == sorted(quote.pieces[0] for quote in added.quotes)


@pytest.mark.parametrize(
    ("words", "say"),
    [
        ("Transport Secretary Boris Reed disagrees", "not in quotation marks"),
        ("Keep the bridge shut", "is not in the article"),
        ("", "There are no words here."),
        ("Keep the bridge open", "These words are in q1 of this draft already."),
    ],
)
def test_words_that_are_nobodys_are_refused(words: str, say: str) -> None:
    assert say in refusal(DRAFT, AddQuote(words, "p1"))


def test_a_new_speaker_whom_the_article_does_not_name_is_marked() -> None:
    added = apply(BARE, AddQuote("Keep the bridge open", None, "Zed Nobody"))
    assert [doubt.kind for doubt in added.people[-1].doubts] == [DoubtKind.NAME_GIVEN]


def test_an_event_is_a_sentence_of_the_article_with_its_people() -> None:
    [event] = apply(BARE, AddEvent("Quill was elected last year.", "2025")).events
    assert (event.sentence.text, in_words(event.when), event.people, event.verdict) == (
        "Quill was elected last year.",
        "2025",
        ("p1",),
        Verdict.ACCEPTED,
    )


def test_an_event_that_the_article_does_not_have_is_refused_with_the_nearest_passage() -> None:
    with pytest.raises(NotInSource) as refused:
        apply(BARE, AddEvent("Quill was elected this year.", "2025"))
    assert refused.value.nearest is not None


def test_a_stance_is_read_by_an_editor_and_goes_out() -> None:
    change = AddStance(
        "Transport Secretary Boris Reed disagrees.", "The bridge should stay open.", Position.OPPOSES, "p2"
    )
    added = apply(BARE, change)
    [stance] = added.stances
    assert (stance.holder, stance.basis, stance.verdict) == ("p2", Basis.READ, Verdict.ACCEPTED)
    assert stance.key in selection(added).take


@pytest.mark.parametrize(
    ("change", "say"),
    [
        (
            AddStance("Reed disagrees in full", "The bridge should stay.", Position.OPPOSES, "p2"),
            "is not in the article",
        ),
        (AddStance("Boris Reed disagrees.", "bridge", Position.OPPOSES, "p2"), "An issue is a full sentence"),
        (AddStance("Boris Reed disagrees.", "The bridge should stay.", Position.OPPOSES), "No person was chosen"),
        (AddPerson("Ada Quill", ""), "Ada Quill is p1 of this draft already."),
        (AddPerson("Quill", ""), "Quill is p1 of this draft already."),
        (AddPerson("", ""), "A person needs a name."),
        (AddPerson("Cora Vane", "queen"), "“queen” is not in the article."),
    ],
)
def test_what_cannot_be_added_is_told(change: Change, say: str) -> None:
    assert say in refusal(BARE, change)


def test_a_person_is_added_with_a_role_of_the_article() -> None:
    added = apply(BARE, AddPerson("Cora Vane", "deputy")).people[-1]
    assert (added.name, [role.title for role in added.roles], added.verdict) == (
        "Cora Vane",
        ["deputy"],
        Verdict.ACCEPTED,
    )


def test_all_without_a_doubt_are_accepted_and_nothing_else() -> None:
    before = apply(DRAFT, SetVerdict("q1", Verdict.REJECTED))
    after = apply(before, AcceptAll())
    assert [(one.key, one.verdict) for one in after.items() if one.doubts or one.key == "q1"] == [
        (one.key, one.verdict) for one in before.items() if one.doubts or one.key == "q1"
    ]
    sure = [
        one for one in before.items() if not one.doubts and one.verdict is Verdict.OPEN and not one.key.startswith("s")
    ]
    assert {after.item(one.key).verdict for one in sure} == {Verdict.ACCEPTED}  # type: ignore[union-attr]
    assert [one.verdict for one in after.stances] == [one.verdict for one in before.stances]
    assert selection(after).take == selection(before).take
