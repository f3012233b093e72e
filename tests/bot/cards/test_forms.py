"""Forms: what they hold, what they ask for when sent, and how they keep to what Discord allows."""

from dataclasses import replace

import pytest

from bot.actions.actions import FormKind, OpenForm, Submit
from bot.cards.card import Field, Form
from bot.cards.desk.forms import change_of, form_of, paste_form, read_pasted
from briefings.dates.style import DEFAULT
from briefings.draft.changes import (
    NEW_PERSON,
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    UseReport,
)
from briefings.draft.model import DraftPerson
from briefings.draft.revising import apply
from briefings.errors import BadValue, Gone
from briefings.model.record import PersonRef, Position, SpeakerState
from briefings.model.spans import Span
from tests.bot.cards.drafts import DRAFT, LONG

ON_RECORD = (PersonRef(9, "Joan Ellison"), PersonRef(12, "Ellison"))
OPENED = [
    OpenForm(1, 3, FormKind.FACTS),
    OpenForm(1, 3, FormKind.WORDS, "q2"),
    OpenForm(1, 3, FormKind.SPEAKER, "q3"),
    OpenForm(1, 3, FormKind.PERSON, "p4"),
    OpenForm(1, 3, FormKind.EVENT, "e2"),
    OpenForm(1, 3, FormKind.STANCE, "s1"),
    OpenForm(1, 3, FormKind.SUMMARY),
    OpenForm(1, 3, FormKind.REPORT, "r2"),
]


def values_of(form: Form) -> dict[str, str]:
    return {field.key: field.value for field in form.fields}


def field_of(form: Form, key: str) -> Field:
    return next(field for field in form.fields if field.key == key)


def sent(form: FormKind, key: str, **values: str) -> Change:
    return change_of(Submit(1, 3, form, key, tuple(values.items())))


@pytest.mark.parametrize("opened", OPENED, ids=lambda opened: opened.form.value)
def test_a_form_keeps_to_what_discord_allows(opened: OpenForm) -> None:
    form = form_of(DEFAULT, DRAFT, opened, ON_RECORD)
    assert form.opened == opened
    assert 1 <= len(form.fields) <= 5
    assert max(len(text) for text in (form.title, *(field.label for field in form.fields))) <= 45
    assert max(len(field.hint) for field in form.fields) <= 100
    assert max(len(field.choices) for field in form.fields) <= 25


def test_the_form_of_facts_holds_what_is_known() -> None:
    form = form_of(DEFAULT, DRAFT, OPENED[0])
    assert values_of(form) == {
        "title": "Harwick splits over night buses",
        "outlet": "Harwick Ledger",
        "published": "",
        "author": "",
        "topics": "Night transport",
    }


def test_the_form_of_words_marks_what_is_left_out_between_the_pieces() -> None:
    assert values_of(form_of(DEFAULT, DRAFT, OPENED[1])) == {
        "words": "We pay for empty seats, […] and the roof of\nthe school leaks."
    }


def test_the_speaker_is_chosen_from_the_articles_people_the_likely_ones_first() -> None:
    draft = replace(DRAFT, people=(DraftPerson("p9", "Somebody Else"), *DRAFT.people))
    form = form_of(DEFAULT, draft, OPENED[2])
    assert [(choice.value, choice.label) for choice in field_of(form, "speaker").choices] == [
        ("p1", "Mara Ellison (Transit commissioner)"),
        ("p2", "Devin Okafor (Mayor)"),
        ("p9", "Somebody Else"),
        ("p3", "Priya Raman"),
        ("p4", "Ellison"),
        ("@new", "A new person (type the name below)"),
        ("@ambiguous", "More than one person could be meant"),
        ("@unknown", "Not known"),
    ]
    assert field_of(form, "speaker").value == "@ambiguous"


def test_with_very_many_people_the_choice_keeps_the_speaker() -> None:
    crowd = tuple(DraftPerson(f"p{number}", f"Person {number}") for number in range(10, 60))
    draft = replace(DRAFT, people=(*crowd, *DRAFT.people))
    choices = field_of(form_of(DEFAULT, draft, OpenForm(1, 3, FormKind.SPEAKER, "q2")), "speaker").choices
    assert len(choices) == 25
    assert choices[0].value == "p2"


def test_a_report_s_stance_is_offered_to_whom_the_article_names_and_its_issue_is_left_to_word() -> None:
    form = form_of(DEFAULT, DRAFT, OPENED[7])
    holder = field_of(form, "holder")
    assert (holder.value, holder.choices[0].label) == ("@called", "Harwick council")
    assert [choice.value for choice in holder.choices] == ["@called", "p1", "p2", "p3", "p4", "@new"]
    assert (field_of(form, "issue").value, field_of(form, "position").value) == ("", "unclear")
    assert field_of(form_of(DEFAULT, DRAFT, OpenForm(1, 3, FormKind.REPORT, "r1")), "holder").value == "p1"


def test_a_person_is_asked_about_only_when_somebody_on_record_could_be_meant() -> None:
    assert [field.key for field in form_of(DEFAULT, DRAFT, OPENED[3]).fields] == ["name", "roles"]
    same_as = field_of(form_of(DEFAULT, DRAFT, OPENED[3], ON_RECORD), "same_as")
    assert [choice.value for choice in same_as.choices] == ["@new", "P-9", "P-12"]
    settled = replace(DRAFT, people=(replace(DRAFT.people[0], same_as=4),))
    assert field_of(form_of(DEFAULT, settled, OpenForm(1, 3, FormKind.PERSON, "p1")), "same_as").value == "P-4"


def test_words_that_are_too_long_for_a_form_are_not_cut_but_asked_for_anew() -> None:
    whole = replace(LONG, quotes=(replace(LONG.quotes[0], pieces=(Span(0, 9000),)),))
    field = field_of(form_of(DEFAULT, whole, OpenForm(1, 3, FormKind.WORDS, "q1")), "words")
    assert (field.value, field.required) == ("", True)
    assert field.hint.startswith("There are 9,000 characters now; a form holds 4,000.")


@pytest.mark.parametrize("opened", [*OPENED[1:6], OPENED[7]], ids=lambda opened: opened.form.value)
def test_a_form_of_an_item_that_is_gone_says_so(opened: OpenForm) -> None:
    with pytest.raises(Gone, match="There is no item x7 in B-1"):
        form_of(DEFAULT, DRAFT, replace(opened, key="x7"))


@pytest.mark.parametrize(
    ("form", "key", "values", "change"),
    [
        (
            FormKind.FACTS,
            "",
            {"title": " A ", "outlet": "B", "published": "2025", "author": "", "topics": "x, y"},
            EditFacts("A", "B", "2025", "", "x, y"),
        ),
        (FormKind.WORDS, "q1", {"words": "so it is"}, EditWords("q1", "so it is")),
        (FormKind.SPEAKER, "q1", {"speaker": "p2", "new_name": ""}, EditSpeaker("q1", "p2")),
        (FormKind.SPEAKER, "q1", {"speaker": "@new", "new_name": "Ada"}, EditSpeaker("q1", new_name="Ada")),
        (FormKind.SPEAKER, "q1", {"speaker": "p2", "new_name": "Ada"}, EditSpeaker("q1", new_name="Ada")),
        (FormKind.SPEAKER, "q1", {"speaker": "@unknown"}, EditSpeaker("q1", state=SpeakerState.UNKNOWN)),
        (FormKind.SPEAKER, "q1", {"speaker": "@ambiguous"}, EditSpeaker("q1", state=SpeakerState.AMBIGUOUS)),
        (FormKind.PERSON, "p1", {"name": "A", "roles": "x\ny", "same_as": "P-9"}, EditPerson("p1", "A", "x\ny", 9)),
        (FormKind.PERSON, "p1", {"name": "A", "roles": "", "same_as": "@new"}, EditPerson("p1", "A", "", NEW_PERSON)),
        (FormKind.EVENT, "e1", {"words": "It was.", "when": "2022"}, EditEvent("e1", "It was.", "2022")),
        (
            FormKind.STANCE,
            "s1",
            {"issue": "It should stay.", "position": "opposes"},
            EditStance("s1", "It should stay.", Position.OPPOSES),
        ),
        (
            FormKind.REPORT,
            "r1",
            {"issue": "It should stay.", "position": "supports", "holder": "p1", "new_name": ""},
            UseReport("r1", "It should stay.", Position.SUPPORTS, "p1"),
        ),
        (
            FormKind.REPORT,
            "r2",
            {"issue": "It should stay.", "position": "opposes", "holder": "@called"},
            UseReport("r2", "It should stay.", Position.OPPOSES),
        ),
        (
            FormKind.REPORT,
            "r1",
            {"issue": "It should stay.", "position": "mixed", "holder": "@new", "new_name": "Ada Quill"},
            UseReport("r1", "It should stay.", Position.MIXED, new_name="Ada Quill"),
        ),
        (FormKind.SUMMARY, "", {"summary": "One.\nTwo."}, EditSummary("One.\nTwo.")),
    ],
)
def test_a_form_that_is_sent_asks_for_its_change(
    form: FormKind, key: str, values: dict[str, str], change: Change
) -> None:
    assert sent(form, key, **values) == change


@pytest.mark.parametrize(
    ("form", "values"),
    [
        (FormKind.SPEAKER, {}),
        (FormKind.SPEAKER, {"speaker": "@new", "new_name": " "}),
        (FormKind.STANCE, {"issue": "It should stay.", "position": "left"}),
        (FormKind.STANCE, {"issue": "It should stay."}),
        (FormKind.REPORT, {"issue": "It should stay.", "position": "opposes", "holder": "@new", "new_name": " "}),
    ],
)
def test_a_choice_that_was_left_out_is_asked_for(form: FormKind, values: dict[str, str]) -> None:
    with pytest.raises(BadValue) as refused:
        sent(form, "q1", **values)
    assert refused.value.hint


@pytest.mark.parametrize("opened", [OPENED[0], OPENED[1], OPENED[4], OPENED[6]], ids=lambda opened: opened.form.value)
def test_sending_a_form_as_it_was_opened_changes_no_words_and_no_dates(opened: OpenForm) -> None:
    form = form_of(DEFAULT, DRAFT, opened)
    again = apply(DRAFT, change_of(Submit(1, 3, opened.form, opened.key, tuple(values_of(form).items()))))
    assert [quote.pieces for quote in again.quotes] == [quote.pieces for quote in DRAFT.quotes]
    assert [(event.sentence, event.when) for event in again.events] == [(e.sentence, e.when) for e in DRAFT.events]
    assert (again.summary.sentences, again.source) == (DRAFT.summary.sentences, DRAFT.source)


def test_a_pasted_article_comes_with_the_facts_that_were_typed() -> None:
    assert [field.key for field in paste_form().fields] == ["article", "title", "outlet", "published", "author"]
    submit = Submit(
        0, 0, None, "", (("article", "Text."), ("title", ""), ("outlet", " Ledger "), ("published", "2025"))
    )
    assert read_pasted(submit) == ("Text.", EditFacts("", "Ledger", "2025", "", ""))
    assert read_pasted(Submit(0, 0, None, "", (("article", "Text."),))) == ("Text.", None)
