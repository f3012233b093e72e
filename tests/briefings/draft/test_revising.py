from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest

from briefings.draft.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetVerdict,
)
from briefings.draft.model import DoubtKind, Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, Verdict
from briefings.draft.revising import apply
from briefings.errors import BadValue, Gone, IllegalMove, NotInSource
from briefings.model.record import Basis, Fact, Origin, Position, Source, SpeakerState, State, When
from briefings.model.spans import Span
from briefings.text.finding import find
from tests.briefings.desk.bridge import DRAFT, TEXT

T = TypeVar("T", DraftQuote, DraftPerson, DraftEvent, DraftStance)
FACTS = EditFacts("The bridge", "The Harbour Post", "27 January 2026", "Dora Ives", "transport, Bridges , transport")


def get(kind: type[T], draft: Draft, key: str) -> T:
    item = draft.item(key)
    assert isinstance(item, kind)
    return item


quote, person = partial(get, DraftQuote), partial(get, DraftPerson)
event, stance = partial(get, DraftEvent), partial(get, DraftStance)


def words(draft: Draft, key: str) -> list[str]:
    return [piece.of(TEXT) for piece in quote(draft, key).pieces]


def kinds(item: Draft | DraftEvent | DraftQuote | DraftPerson | DraftStance) -> list[DoubtKind]:
    return [doubt.kind for doubt in item.doubts]


# verdicts


@pytest.mark.parametrize("key", ["q3", "p3", "e1", "m1"])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_item_is_accepted_rejected_and_reopened(key: str, verdict: Verdict) -> None:
    item = apply(DRAFT, SetVerdict(key, verdict)).item(key)
    assert item is not None
    assert item.verdict is verdict


def test_accepting_keeps_the_doubts_in_view() -> None:
    assert kinds(quote(apply(DRAFT, SetVerdict("q3", Verdict.ACCEPTED)), "q3")) == [DoubtKind.PRONOUN_SPEAKER]


def test_a_stance_without_a_worded_issue_is_not_accepted() -> None:
    with pytest.raises(IllegalMove, match="no issue yet"):
        apply(DRAFT, SetVerdict("s1", Verdict.ACCEPTED))


# words


@pytest.mark.parametrize(
    ("key", "typed", "pieces"),
    [
        ("q1", "Keep the bridge", ["Keep the bridge"]),
        ("q1", "“Keep the bridge open”", ["Keep the bridge open"]),
        (
            "q3",
            "it is tired [and] it is unsafe […] we will close it.",
            ["it is tired [and] it is unsafe", "we will close it."],
        ),
        ("q3", "The bridge is old [...] it is unsafe", ["The bridge is old", "it is unsafe"]),
        ("q3", "[…] it is unsafe […]", ["it is unsafe"]),
        ("q4", "Let us [...] wait", ["Let us [...] wait"]),
        ("q4", "Close it. […] Close it now", ["Close it.", "Close it now"]),
    ],
)
def test_a_quotes_words_are_taken_where_they_stand(key: str, typed: str, pieces: list[str]) -> None:
    revised = apply(DRAFT, EditWords(key, typed))
    assert words(revised, key) == pieces


@pytest.mark.parametrize(
    "typed", ["Transport Secretary Boris Reed disagrees.", "The bridge is old […] The bridge was opened"]
)
def test_the_articles_own_sentences_are_nobodys_words(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        apply(DRAFT, EditWords("q1", typed))
    assert refused.value.say.endswith("they are the article's own.")


def test_words_sent_back_as_they_were_shown_stay_where_they_are() -> None:
    odd = replace(DRAFT, quotes=(replace(DRAFT.quotes[0], pieces=(Span(1, 9), Span(11, 20))), *DRAFT.quotes[1:]))
    shown = " […] ".join(piece.of(TEXT) for piece in odd.quotes[0].pieces)
    assert quote(apply(odd, EditWords("q1", f" {shown}\n")), "q1").pieces == odd.quotes[0].pieces


def test_words_that_stand_twice_are_taken_near_the_old_place() -> None:
    again = replace(DRAFT, quotes=(replace(DRAFT.quotes[3], pieces=DRAFT.quotes[2].pieces[1:]), *DRAFT.quotes[:3]))
    assert quote(apply(again, EditWords("q4", "close it")), "q4").pieces[0].start < TEXT.index("Close it.")


@pytest.mark.parametrize(
    ("typed", "passage", "difference"),
    [
        ("Keep the road open", "Keep the bridge open", "The article has “bridge” where you typed “road”."),
        (
            "The bridge is old […] and we shall close it.",
            "and we will close it.",
            "The article has “will” where you typed “shall”.",
        ),
    ],
)
def test_words_that_are_not_in_the_article_are_refused_with_the_nearest(
    typed: str, passage: str, difference: str
) -> None:
    with pytest.raises(NotInSource) as refused:
        apply(DRAFT, EditWords("q1", typed))
    assert refused.value.nearest is not None
    assert refused.value.nearest.of(TEXT) == passage
    assert refused.value.difference == difference


def test_pieces_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(NotInSource, match="not in this order"):
        apply(DRAFT, EditWords("q3", "we will close it. […] The bridge is old"))


@pytest.mark.parametrize("typed", ["", " \n", "[…]", "“”"])
def test_a_quote_without_words_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        apply(DRAFT, EditWords("q1", typed))


def test_a_quote_moved_elsewhere_asks_the_article_again_who_said_it() -> None:
    moved = quote(apply(DRAFT, EditWords("q1", "Let us [...] wait")), "q1")
    assert (moved.speaker, moved.speaker_state) == ("p1", SpeakerState.INFERRED)


def test_a_quote_stretched_over_other_marks_is_no_longer_stated() -> None:
    stretched = quote(apply(DRAFT, EditWords("q1", "Keep the bridge open […] Let us [...] wait")), "q1")
    assert stretched.speaker_state is SpeakerState.INFERRED


@pytest.mark.parametrize("typed", ["Close it now", "Keep the bridge open […] Close it now"])
def test_words_that_the_draft_gives_to_another_person_are_refused(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        apply(DRAFT, EditWords("q1", typed))
    assert refused.value.say == "These words are q4 of this draft, said by Boris Reed."


def test_a_name_that_the_article_does_not_have_leaves_nothing_stated() -> None:
    renamed = apply(DRAFT, EditPerson("p1", "Zed Zorn", ""))
    assert quote(renamed, "q1").speaker_state is SpeakerState.INFERRED
    assert stance(renamed, "s1").basis is Basis.READ


def test_a_fuller_name_leaves_a_stated_speaker_stated() -> None:
    assert quote(apply(DRAFT, EditPerson("p1", "Ada Maria Quill", "")), "q1").speaker_state is SpeakerState.STATED


# speakers


@pytest.mark.parametrize(
    ("key", "who", "state"),
    [
        ("q1", "p1", SpeakerState.STATED),
        ("q1", "p2", SpeakerState.INFERRED),
        ("q2", "p1", SpeakerState.STATED),  # the words fill their sentence; the one before names her with "said"
        ("q3", "p2", SpeakerState.INFERRED),  # "he said" names nobody
        ("q4", "p2", SpeakerState.STATED),
        ("q4", "p1", SpeakerState.INFERRED),
    ],
)
def test_a_speaker_is_stated_only_where_the_article_names_them(key: str, who: str, state: SpeakerState) -> None:
    edited = quote(apply(DRAFT, EditSpeaker(key, who)), key)
    assert (edited.speaker, edited.speaker_state, edited.verdict) == (who, state, Verdict.ACCEPTED)
    assert kinds(edited) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“We wait,” he said, challenging Quill.",
        "“We wait,” he told Ada Quill.",
        "Quill asked for time, and he was firm, saying, “We wait.”",
        "“We wait,” read the answer to Quill’s plan.",
        "Reed, who had met Quill, spoke. “We wait,” said Reed.",
        "Quill said nothing.\n\n“We wait.”",
    ],
)
def test_a_name_that_is_not_the_speakers_makes_nobody_stated(sentence: str) -> None:
    draft = _one_quote(sentence)
    assert quote(apply(draft, EditSpeaker("q1", "p1")), "q1").speaker_state is SpeakerState.INFERRED


@pytest.mark.parametrize(
    "sentence",
    [
        "“We wait,” Quill told Reed.",
        "Quill said she was sure. “We wait.”",
        "“We wait,” said the mayor of the town, Ada Quill.",
    ],
)
def test_a_name_beside_the_cue_is_the_speakers(sentence: str) -> None:
    draft = _one_quote(sentence)
    named = quote(apply(draft, EditSpeaker("q1", "p1")), "q1")
    assert named.speaker_state is SpeakerState.STATED
    assert named.speaker_span is not None
    assert "Quill" in named.speaker_span.of(sentence)


def _one_quote(sentence: str) -> Draft:
    people = (DraftPerson("p1", "Ada Quill", aliases=("Quill",)), DraftPerson("p2", "Boris Reed", aliases=("Reed",)))
    pieces = (find(sentence, "We wait")[0],)
    return Draft(Source(sentence, ""), people=people, quotes=(DraftQuote("q1", pieces),))


def test_a_speaker_whom_the_drafter_found_stated_stays_so_when_chosen_again() -> None:
    found = replace(DRAFT.quotes[2], speaker="p2", speaker_state=SpeakerState.STATED)
    draft = replace(DRAFT, quotes=(*DRAFT.quotes[:2], found, DRAFT.quotes[3]))
    assert quote(apply(draft, EditSpeaker("q3", "p2")), "q3").speaker_state is SpeakerState.STATED


def test_a_new_speaker_becomes_a_person_with_the_places_that_name_them() -> None:
    revised = apply(DRAFT, EditSpeaker("q3", new_name=" Cora  Vane "))
    new = person(revised, "p4")
    assert (new.name, [span.of(TEXT) for span in new.mentions], new.verdict) == (
        "Cora Vane",
        ["Cora Vane"],
        Verdict.ACCEPTED,
    )
    assert quote(revised, "q3").speaker == "p4"


def test_a_new_speaker_whom_the_article_never_names_is_inferred() -> None:
    revised = apply(DRAFT, EditSpeaker("q3", new_name="Emil Stone"))
    assert person(revised, "p4").mentions == ()
    assert quote(revised, "q3").speaker_state is SpeakerState.INFERRED


@pytest.mark.parametrize("name", ["boris reed", "Reed"])
def test_a_new_name_that_the_draft_knows_is_that_person(name: str) -> None:
    revised = apply(DRAFT, EditSpeaker("q3", new_name=name))
    assert quote(revised, "q3").speaker == "p2"
    assert len(revised.people) == len(DRAFT.people)


def test_an_ambiguous_speaker_keeps_the_people_who_could_be_meant() -> None:
    edited = quote(apply(DRAFT, EditSpeaker("q3", state=SpeakerState.AMBIGUOUS)), "q3")
    assert (edited.speaker, edited.candidates) == (None, ("p1", "p2"))


def test_an_unknown_speaker_is_nobody() -> None:
    edited = quote(apply(DRAFT, EditSpeaker("q4", state=SpeakerState.UNKNOWN)), "q4")
    assert (edited.speaker, edited.speaker_state) == (None, SpeakerState.UNKNOWN)


def test_no_speaker_at_all_is_refused() -> None:
    with pytest.raises(BadValue, match="no speaker"):
        apply(DRAFT, EditSpeaker("q4", new_name="  "))


# people


def test_a_persons_full_name_finds_its_places_and_keeps_the_old_name() -> None:
    edited = person(apply(DRAFT, EditPerson("p3", "Cora Vane", "deputy", 9)), "p3")
    assert (edited.name, edited.aliases, edited.same_as) == ("Cora Vane", ("Vane",), 9)
    assert [(role.title, role.span.of(TEXT)) for role in edited.roles] == [("deputy", "deputy")]
    assert (kinds(edited), edited.verdict) == ([], Verdict.ACCEPTED)


def test_a_role_that_the_article_does_not_give_is_refused() -> None:
    with pytest.raises(NotInSource) as refused:
        apply(DRAFT, EditPerson("p2", "Boris Reed", "Transport Minister"))
    assert refused.value.difference == "The article has “Secretary” where you typed “Minister”."


def test_empty_lines_of_roles_are_no_roles_and_an_old_role_keeps_its_place() -> None:
    edited = person(apply(DRAFT, EditPerson("p2", "Boris Reed", "\nTransport Secretary\n\n")), "p2")
    assert edited.roles == DRAFT.people[1].roles


def test_a_person_needs_a_name() -> None:
    with pytest.raises(BadValue, match="needs a name"):
        apply(DRAFT, EditPerson("p2", " ", ""))


# events


def test_a_sentence_of_the_article_is_shown_as_the_articles() -> None:
    edited = event(apply(DRAFT, EditEvent("e2", "Quill was elected last year", "1931")), "e2")
    assert (edited.sentence.by, edited.sentence.text, edited.people) == (
        Origin.TEXT,
        "Quill was elected last year",
        ("p1",),
    )


def test_other_words_are_the_editors_and_rest_on_the_old_place() -> None:
    edited = event(apply(DRAFT, EditEvent("e2", "The bridge was opened, said Boris Reed.", "1931")), "e2")
    assert edited.sentence.by is Origin.EDITOR
    assert edited.sentence.spans == DRAFT.events[1].sentence.spans
    assert edited.people == ("p2",)


def test_a_date_stands_nowhere_once_its_sentence_is_another() -> None:
    edited = event(apply(DRAFT, EditEvent("e1", "The bridge was opened in 1931", "last year")), "e1")
    assert edited.when == replace(DRAFT.events[0].when, span=None)


@pytest.mark.parametrize("shown", ["last year", "last year (the article's date is not known)"])
def test_a_date_that_was_left_as_shown_is_still_counted_from_the_article(shown: str) -> None:
    edited = apply(DRAFT, EditEvent("e1", DRAFT.events[0].sentence.text, shown))
    assert event(edited, "e1").when == DRAFT.events[0].when
    assert event(apply(edited, FACTS), "e1").when.edtf == "2025"


def test_a_typed_date_is_the_editors_and_settles_the_doubt() -> None:
    edited = event(apply(DRAFT, EditEvent("e1", DRAFT.events[0].sentence.text, "May 2025")), "e1")
    assert edited.when == When("May 2025", "2025-05", by=Origin.EDITOR)
    assert kinds(edited) == []


def test_an_emptied_date_is_not_known() -> None:
    edited = event(apply(DRAFT, EditEvent("e2", DRAFT.events[1].sentence.text, "")), "e2")
    assert edited.when == When("", by=Origin.EDITOR)


@pytest.mark.parametrize(("sentence", "typed"), [("", "1931"), ("It happened.", "when the cows come home")])
def test_an_event_without_a_sentence_or_with_no_date_at_all_is_refused(sentence: str, typed: str) -> None:
    with pytest.raises(BadValue):
        apply(DRAFT, EditEvent("e2", sentence, typed))


# stances


@pytest.mark.parametrize(
    ("key", "position", "basis"),
    [
        ("s1", Position.SUPPORTS, Basis.STATED),
        ("s1", Position.OPPOSES, Basis.READ),  # not what was found: an editor read it
        ("s2", Position.SUPPORTS, Basis.READ),
    ],
)
def test_wording_the_issue_accepts_the_stance_and_keeps_its_evidence(
    key: str, position: Position, basis: Basis
) -> None:
    edited = stance(apply(DRAFT, EditStance(key, "The Harbour Bridge should stay open", position)), key)
    assert (edited.issue, edited.position) == ("The Harbour Bridge should stay open.", position)
    assert (edited.basis, edited.verdict, kinds(edited)) == (basis, Verdict.ACCEPTED, [])
    assert edited.evidence == stance(DRAFT, key).evidence


def test_an_issue_of_another_matter_is_read_from_the_words() -> None:
    edited = stance(apply(DRAFT, EditStance("s1", "Ferries are too slow.", Position.SUPPORTS)), "s1")
    assert edited.basis is Basis.READ


def test_the_same_issue_is_worded_once() -> None:
    first = apply(DRAFT, EditStance("s1", "The bridge should stay open.", Position.SUPPORTS))
    second = apply(first, EditStance("s2", "The Bridge should stay open.", Position.OPPOSES))
    assert stance(second, "s2").issue == "The bridge should stay open."


@pytest.mark.parametrize("issue", ["", "bridge", "Close it.", "the bridge should close", "Should the bridge close?"])
def test_an_issue_that_is_no_full_sentence_is_refused(issue: str) -> None:
    with pytest.raises(BadValue, match="full sentence"):
        apply(DRAFT, EditStance("s1", issue, Position.SUPPORTS))


# the summary


def test_a_summary_keeps_apart_whose_words_each_line_is() -> None:
    typed = (
        "Quill was elected last year.\n\nThe mayor wants the bridge to stay open.\nCora Vane did not want to comment."
    )
    summary = apply(DRAFT, EditSummary(typed)).summary
    assert [(sentence.by, sentence.text) for sentence in summary.sentences] == [
        (Origin.TEXT, "Quill was elected last year."),
        (Origin.EDITOR, "The mayor wants the bridge to stay open."),
        (Origin.EDITOR, "Cora Vane did not want to comment."),
    ]
    assert summary.sentences[1].spans == DRAFT.summary.sentences[0].spans
    assert [span.of(TEXT) for span in summary.sentences[2].spans] == ["Reed’s deputy, Cora Vane, did not comment."]
    assert summary.verdict is Verdict.ACCEPTED


def test_an_emptied_summary_has_no_sentences() -> None:
    assert apply(DRAFT, EditSummary(" \n ")).summary.sentences == ()


# facts


def test_facts_that_an_editor_types_are_the_editors_and_settle_their_doubts() -> None:
    revised = apply(DRAFT, FACTS)
    assert revised.source.outlet == Fact("The Harbour Post", Origin.EDITOR)
    assert revised.source.published == Fact("2026-01-27", Origin.EDITOR)
    assert revised.topics == ("transport", "Bridges")
    assert kinds(revised) == []


def test_the_articles_date_settles_what_was_counted_from_it_and_taking_it_away_opens_it_again() -> None:
    dated = apply(DRAFT, FACTS)
    assert (event(dated, "e1").when.edtf, kinds(event(dated, "e1"))) == ("2025", [])
    undated = apply(dated, replace(FACTS, published="", outlet=""))
    assert (event(undated, "e1").when.edtf, kinds(event(undated, "e1"))) == (None, [DoubtKind.UNRESOLVED_DATE])
    assert kinds(undated) == [DoubtKind.NO_OUTLET, DoubtKind.NO_DATE]


def test_a_fact_that_is_left_alone_keeps_its_origin() -> None:
    source = replace(DRAFT.source, title=Fact("The bridge", Origin.TEXT), published=Fact("2026-01-27", Origin.METADATA))
    revised = apply(replace(DRAFT, source=source), FACTS)
    assert (revised.source.title, revised.source.published) == (source.title, source.published)


@pytest.mark.parametrize(
    "change",
    [
        replace(FACTS, published="some day"),
        replace(FACTS, topics=",".join(f"topic {number}" for number in range(11))),
        replace(FACTS, topics="a" * 61),
    ],
)
def test_facts_that_cannot_be_understood_are_refused(change: EditFacts) -> None:
    with pytest.raises(BadValue):
        apply(DRAFT, change)


# what is not there, and what is published


@pytest.mark.parametrize(
    "change",
    [
        SetVerdict("q9", Verdict.ACCEPTED),
        EditWords("q9", "Keep"),
        EditWords("p1", "Keep"),
        EditSpeaker("q1", "p9"),
        EditStance("e1", "The bridge should close.", Position.OPPOSES),
    ],
)
def test_an_item_that_is_not_there_is_told_so(change: Change) -> None:
    with pytest.raises(Gone):
        apply(DRAFT, change)


PUBLISHED = replace(
    DRAFT,
    state=State.PUBLISHED,
    quotes=(replace(DRAFT.quotes[0], number=1), *DRAFT.quotes[1:]),
    people=(replace(DRAFT.people[0], number=1), *DRAFT.people[1:]),
    summary=replace(DRAFT.summary, number=3),
)


@pytest.mark.parametrize(
    "change",
    [
        SetVerdict("q1", Verdict.REJECTED),
        EditWords("q1", "Keep the bridge"),
        EditSpeaker("q1", "p2"),
        EditPerson("p1", "Ada Quill", ""),
        EditSummary(""),
        FACTS,
    ],
)
def test_what_is_published_is_withdrawn_before_it_is_changed(change: Change) -> None:
    with pytest.raises(IllegalMove) as refused:
        apply(PUBLISHED, change)
    assert refused.value.hint == "Withdraw B-3 first, change it, and publish it again; its number stays."
    apply(replace(PUBLISHED, state=State.WITHDRAWN), change)


@pytest.mark.parametrize(
    "change", [SetVerdict("q3", Verdict.ACCEPTED), EditSpeaker("q3", "p2"), EditEvent("e1", "It was.", "")]
)
def test_what_stayed_out_can_still_be_settled(change: Change) -> None:
    assert apply(PUBLISHED, change) != PUBLISHED
