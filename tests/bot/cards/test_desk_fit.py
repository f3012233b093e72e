"""The editor's cards fit Discord's limits whatever the article and however many items; doors lead where they say."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions.actions import FormKind, Judge, OpenForm, OpenItem, Publish, Section
from bot.cards.card import Card, Goal
from bot.cards.desk.identities import desk_card
from bot.cards.desk.items import item_card
from bot.cards.desk.outcomes import discard_card, discard_notice, publication_card, withdrawal_card
from bot.cards.desk.reports import report_card
from bot.cards.desk.review import briefings_card, notice_card, review_card
from bot.cards.errors import card_of_error
from bot.cards.fit import card_cost
from bot.render.fitting import count_components
from bot.render.terminal import to_terminal
from briefings.dates.style import DEFAULT
from briefings.draft.model import Doubt, DoubtKind, Draft, DraftLine, DraftRole, Verdict
from briefings.draft.selecting import Selection, selection
from briefings.errors import BriefingError, Gone
from briefings.model.identities import Affected
from briefings.model.log import LogKind, NameGiven, Op, Regrouping
from briefings.model.people import GivenName, PersonLine, Said
from briefings.model.record import (
    BriefingRef,
    Fact,
    Held,
    Origin,
    Page,
    Person,
    PersonRef,
    Qualifier,
    Role,
    Sentence,
    State,
    When,
)
from briefings.model.spans import Span
from tests.bot.cards.drafts import DRAFT, PUBLISHED
from tests.bot.cards.record import logged
from tests.bot.cards.test_fit import LONG, labels_too_long

ROOM = 3950  # a notice may stand above a full card


def odd_draft(text: str, times: int) -> Draft:
    """A draft of this text whose every fact, name and doubt is the text too, with `times` items of each kind."""
    whole = Span(0, len(text))
    doubts = (Doubt(DoubtKind.PASSIVE, text),) * 3
    sentence = Sentence(text, (whole,), Origin.EDITOR)
    fact = Fact(text, Origin.EDITOR)
    numbers = range(1, times + 1)
    person = replace(
        DRAFT.people[0], name=text, aliases=(text,) * 9, mentions=(whole,), roles=(DraftRole(text, whole),) * 9
    )
    return Draft(
        replace(DRAFT.source, text=text, title=fact, outlet=fact, author=fact),
        people=tuple(replace(person, key=f"p{n}", doubts=doubts) for n in numbers),
        quotes=tuple(replace(DRAFT.quotes[0], key=f"q{n}", pieces=(whole,), doubts=doubts) for n in numbers),
        events=tuple(replace(DRAFT.events[1], key=f"e{n}", sentence=sentence, doubts=doubts) for n in numbers),
        stances=tuple(
            replace(DRAFT.stances[0], key=f"s{n}", issue=text, evidence=(whole, whole), doubts=doubts) for n in numbers
        ),
        reports=tuple(
            replace(DRAFT.reports[1], key=f"r{n}", pieces=(whole,), called=text, doubts=doubts) for n in numbers
        ),
        summary=replace(DRAFT.summary, sentences=(sentence,) * times, doubts=doubts),
        topics=(text,) * 9,
        doubts=doubts * 4,
        number=1,
        rev=3,
    )


def cards_of(draft: Draft) -> list[Card]:
    chosen = selection(draft)
    keys = ("q1", "p1", "e1", "s1", "m1")
    text = draft.source.text
    refs = (PersonRef(1, text),) * 9
    lines = (DraftLine(1, 3, State.DRAFT, text, 5, datetime(2026, 1, 28, tzinfo=UTC), 7),) * 10
    return [
        *(review_card(DEFAULT, draft, chosen, section, page) for section in Section for page in (1, 2, 99)),
        *(notice_card(text, item_card(DEFAULT, draft, key, refs)) for key in keys),
        notice_card(text, report_card(draft, "r1")),
        publication_card(DEFAULT, draft, chosen),
        withdrawal_card(draft),
        discard_card(draft),
        discard_notice(draft),
        briefings_card(DEFAULT, Page(lines, 1, 2, 12)),
        card_of_error(BriefingError(text, text)),
    ]


@settings(max_examples=25)
@given(LONG, st.sampled_from([1, 3, 40]))
def test_any_draft_fits_on_its_cards(text: str, times: int) -> None:
    cards = cards_of(odd_draft(text, times))
    assert max(card_cost(card) for card in cards) <= ROOM
    assert max(count_components(card.blocks) for card in cards) < 40
    assert [label for card in cards for label in labels_too_long(card)] == []


def doors_of(card: Card) -> tuple[Goal, ...]:
    return to_terminal(card).doors


def test_every_item_can_be_opened_from_the_pages_of_its_section() -> None:
    draft = odd_draft("So it is. ", 40)
    chosen = selection(draft)
    doors = [
        door for page in range(1, 9) for door in doors_of(review_card(DEFAULT, draft, chosen, Section.QUOTES, page))
    ]
    assert {OpenItem(1, f"q{n}") for n in range(1, 41)} <= set(doors)


def test_every_report_can_be_opened_from_the_pages_of_its_section() -> None:
    draft = odd_draft("So it is. ", 40)
    cards = [review_card(DEFAULT, draft, selection(draft), Section.REPORTED, page) for page in range(1, 9)]
    assert {OpenItem(1, f"r{n}") for n in range(1, 41)} <= {door for card in cards for door in doors_of(card)}


def test_the_section_of_doubts_opens_every_item_in_doubt() -> None:
    draft = odd_draft("So it is. ", 9)
    chosen = selection(draft)
    doors = [
        door for page in range(1, 12) for door in doors_of(review_card(DEFAULT, draft, chosen, Section.DOUBTS, page))
    ]
    assert {OpenItem(1, item.key) for item in draft.items()} <= set(doors)


@pytest.mark.parametrize(
    ("key", "goals"),
    [
        (
            "q2",
            {
                Judge(1, 3, "q2", Verdict.ACCEPTED),
                Judge(1, 3, "q2", Verdict.REJECTED),
                OpenForm(1, 3, FormKind.WORDS, "q2"),
                OpenForm(1, 3, FormKind.SPEAKER, "q2"),
                OpenForm(1, 3, FormKind.REPLY, "q2"),
            },
        ),
        ("s1", {Judge(1, 3, "s1", Verdict.REJECTED), OpenForm(1, 3, FormKind.STANCE, "s1")}),
        (
            "s2",
            {
                Judge(1, 3, "s2", Verdict.REJECTED),
                Judge(1, 3, "s2", Verdict.OPEN),
                OpenForm(1, 3, FormKind.STANCE, "s2"),
            },
        ),
    ],
)
def test_an_item_offers_what_can_be_done_with_it(key: str, goals: set[Goal]) -> None:
    deeds = {door for door in doors_of(item_card(DEFAULT, DRAFT, key)) if isinstance(door, Judge | OpenForm)}
    assert deeds == goals


def test_a_published_item_is_corrected_not_judged() -> None:
    doors = doors_of(item_card(DEFAULT, PUBLISHED, "q1"))
    assert [door for door in doors if isinstance(door, Judge)] == []
    assert [door.form for door in doors if isinstance(door, OpenForm)] == [
        FormKind.WORDS,
        FormKind.SPEAKER,
        FormKind.REPLY,
        FormKind.TAKE_BACK,
    ]


def test_going_from_item_to_item_passes_all_that_wait() -> None:
    path = []
    door: Goal = next(
        goal for goal in doors_of(review_card(DEFAULT, DRAFT, selection(DRAFT)))[::-1] if isinstance(goal, OpenItem)
    )
    while isinstance(door, OpenItem) and door.key not in path:
        path.append(door.key)
        door = doors_of(item_card(DEFAULT, DRAFT, door.key))[-1]
    assert path == ["q2", "q3", "p4", "e2", "s1"]


def test_nothing_to_publish_has_no_publish_button() -> None:
    nothing = Selection(frozenset(), selection(DRAFT).left)
    card = review_card(DEFAULT, DRAFT, nothing)
    assert Publish(1, 3) not in doors_of(card)
    assert "Nothing would be published yet" in to_terminal(card).text


def test_a_published_briefing_can_be_withdrawn_and_added_to() -> None:
    doors = doors_of(review_card(DEFAULT, PUBLISHED, selection(PUBLISHED)))
    assert OpenForm(1, 4, FormKind.WITHDRAW) in doors
    assert Publish(1, 4) in doors
    assert "Correct facts" in to_terminal(review_card(DEFAULT, PUBLISHED, selection(PUBLISHED))).text


def test_a_long_sentence_before_does_not_push_the_words_off_the_card() -> None:
    text = "It went on " + "and on " * 400 + "and ended. “We are here,” she said."
    start = text.index("We are here,")
    draft = replace(
        DRAFT,
        source=replace(DRAFT.source, text=text),
        quotes=(replace(DRAFT.quotes[0], pieces=(Span(start, start + 12),)),),
    )
    shown = to_terminal(item_card(DEFAULT, draft, "q1")).text
    assert "  | […] and on" in shown
    assert "“*We are here,*” she said." in shown


def test_an_item_that_is_gone_says_so() -> None:
    with pytest.raises(Gone, match="no item q77 in B-1"):
        item_card(DEFAULT, DRAFT, "q77")


def test_an_error_without_a_hint_is_one_sentence() -> None:
    assert to_terminal(card_of_error(BriefingError("The plan is gone."))).text == "The plan is gone."


@pytest.mark.parametrize(
    "text", ["\\*" * 400, "@everyone " * 50, "Ω" * 500, "a" * 4000], ids=["marks", "pings", "letters", "long"]
)
def test_a_person_with_everything_fits(text: str) -> None:
    ref = BriefingRef(16777215, text, text, "2026-01-27")
    when = When(text, "2026-01-27", Qualifier.ABOUT)
    role = Role(text, Span(0, 5), ref, "p1", Held(when, when, None, None, text))
    person = Person(1, text, (text,) * 30, (role,) * 30, tuple(f"{text}{at}" for at in range(30)), name_by_editor=True)
    change = replace(logged(LogKind.PERSON, 4, 1, NameGiven(Op.NAME, None, text)), actor_id=2**63)
    names = tuple(GivenName(f"{at}{text}", (ref,) * 30) for at in range(30))
    one = PersonLine(person, Said(4, text, names, (change,) * 5), person.added)
    merged = replace(logged(LogKind.PEOPLE, 4, 1, Regrouping(Op.MERGE, 2, ())), actor_id=2**63)
    card = desk_card(
        DEFAULT, one, (Affected(16777215, text, text, 999, 999, 999),) * 30, (PersonRef(9, text),) * 8, (merged,) * 5
    )
    assert card_cost(card) <= ROOM
    assert count_components(card.blocks) <= 40
    assert labels_too_long(card) == []
