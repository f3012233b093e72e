"""What an editor's Accept stands for, and what takes it back."""

from dataclasses import replace

import pytest

from briefings.draft.changes import Change, EditPerson, EditSpeaker, EditStance, EditWords, SetVerdict
from briefings.draft.model import Doubt, DoubtKind, Draft, DraftPerson, DraftQuote, Verdict
from briefings.draft.revising import apply
from briefings.draft.selecting import selection
from briefings.model.record import Position, SpeakerState
from tests.briefings.desk.bridge import DRAFT

UNBALANCED = Doubt(DoubtKind.UNBALANCED_MARKS, "The mark is not closed.")


def quote(draft: Draft, key: str) -> DraftQuote:
    return next(one for one in draft.quotes if one.key == key)


def person(draft: Draft, key: str) -> DraftPerson:
    found = draft.person(key)
    assert found is not None
    return found


def says(item: DraftQuote | DraftPerson) -> list[str]:
    return [doubt.say for doubt in item.doubts]


def accepted(key: str) -> Draft:
    return apply(DRAFT, SetVerdict(key, Verdict.ACCEPTED))


@pytest.mark.parametrize("typed", ["A closed bridge helps", "Keep the bridge open", "helps nobody."])
def test_words_that_were_changed_are_not_what_was_accepted(typed: str) -> None:
    assert quote(apply(accepted("q2"), EditWords("q2", typed)), "q2").verdict is Verdict.OPEN


def test_a_speaker_who_was_chosen_for_other_words_is_in_doubt_for_these() -> None:
    chosen = apply(DRAFT, EditSpeaker("q2", "p2"))
    revised = apply(chosen, EditWords("q2", "A closed bridge helps"))
    assert says(quote(revised, "q2")) == [
        "The words were changed, and the article does not name Boris Reed beside them."
    ]
    assert "q2" not in selection(revised).take


def test_words_that_are_cut_beside_a_stated_speaker_go_out_unaccepted() -> None:
    revised = apply(accepted("q1"), EditWords("q1", "Keep the bridge"))
    assert (quote(revised, "q1").verdict, says(quote(revised, "q1"))) == (Verdict.OPEN, [])
    assert "q1" in selection(revised).take


def test_a_doubt_about_the_speaker_is_not_settled_by_editing_words() -> None:
    revised = apply(DRAFT, EditWords("q3", "it is tired [and] it is unsafe"))
    assert says(quote(revised, "q3")) == ["“he” could be somebody else."]
    assert "q3" not in selection(revised).take


def test_sending_the_words_as_they_are_leaves_what_was_said_of_them() -> None:
    assert apply(accepted("q1"), EditWords("q1", "Keep the bridge open")) == accepted("q1")
    assert quote(apply(DRAFT, EditWords("q1", "Keep the bridge open")), "q1").verdict is Verdict.OPEN


def test_choosing_the_speaker_accepts_the_quote_whose_words_the_form_shows() -> None:
    edited = apply(apply(DRAFT, EditWords("q2", "A closed bridge helps")), EditSpeaker("q2", "p2"))
    assert (quote(edited, "q2").verdict, says(quote(edited, "q2"))) == (Verdict.ACCEPTED, [])


def test_choosing_the_speaker_does_not_settle_a_doubt_about_the_words() -> None:
    draft = replace(DRAFT, quotes=(replace(DRAFT.quotes[0], doubts=(UNBALANCED,)), *DRAFT.quotes[1:]))
    edited = apply(draft, EditSpeaker("q1", "p2"))
    assert (quote(edited, "q1").verdict, says(quote(edited, "q1"))) == (Verdict.OPEN, ["The mark is not closed."])


# names


GIVEN = "The name is not in the article; an editor gave it."


@pytest.mark.parametrize("name", ["Emil Stone", "Emil Quill"])
@pytest.mark.parametrize(
    "change", [SetVerdict("p4", Verdict.OPEN), SetVerdict("p4", Verdict.ACCEPTED), EditPerson("p4", "Emil Ston", "")]
)
def test_a_name_that_the_article_does_not_have_is_marked_whatever_is_done(name: str, change: Change) -> None:
    given = apply(DRAFT, EditSpeaker("q3", new_name=name))
    assert says(person(given, "p4")) == [GIVEN]
    assert says(person(apply(given, change), "p4")) == [GIVEN]
    assert {"q3", "p4"} <= selection(given).take


def test_the_mark_goes_with_the_name() -> None:
    given = apply(DRAFT, EditSpeaker("q3", new_name="Emil Stone"))
    assert says(person(apply(given, EditPerson("p4", "Cora Vane", "")), "p4")) == []


@pytest.mark.parametrize("name", ["Cora Vane", "a resident"])
def test_a_new_name_that_stands_in_the_article_is_not_marked(name: str) -> None:
    assert says(person(apply(DRAFT, EditSpeaker("q3", new_name=name)), "p4")) == []


def test_a_fuller_name_than_the_article_has_is_not_marked() -> None:
    assert says(person(apply(DRAFT, EditPerson("p3", "Cora Vane", "")), "p3")) == []
    assert says(person(apply(DRAFT, EditPerson("p1", "Ada Maria Quill", "")), "p1")) == []


@pytest.mark.parametrize("name", ["Zed Zorn", "Cora Vane"])
def test_renaming_a_speaker_opens_what_was_accepted_as_theirs(name: str) -> None:
    renamed = apply(accepted("q1"), EditPerson("p1", name, ""))
    edited = quote(renamed, "q1")
    assert (edited.speaker_state, edited.verdict) == (SpeakerState.INFERRED, Verdict.OPEN)
    assert says(edited) == [f"The speaker was renamed, and the article does not name {name} beside the words."]


def test_renaming_a_holder_opens_the_stance() -> None:
    worded = apply(DRAFT, EditStance("s1", "The Harbour Bridge should stay open.", Position.SUPPORTS))
    [stance, _] = apply(worded, EditPerson("p1", "Zed Zorn", "")).stances
    assert stance.verdict is Verdict.OPEN


@pytest.mark.parametrize("name", ["Ada Quill", "Ada Maria Quill", "Quill"])
def test_a_name_that_stands_beside_the_words_leaves_them_accepted(name: str) -> None:
    edited = quote(apply(accepted("q1"), EditPerson("p1", name, "Mayor")), "q1")
    assert (edited.speaker_state, edited.verdict, says(edited)) == (SpeakerState.STATED, Verdict.ACCEPTED, [])
