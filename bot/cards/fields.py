"""The fields that forms share, and how a filled one is read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards.card import Choice, Field, FieldKind, Form
from bot.cards.fit import shorten
from bot.cards.labels import POSITION_WORDS
from briefings.draft.model import DraftPerson

FIELD_MOST = 4000  # Discord's limit for what one field holds
SHORT_MOST = 300
CHOICES_MOST = 25
NEW, AMBIGUOUS, UNKNOWN, CALLED = "@new", "@ambiguous", "@unknown", "@called"  # beside a person's key or number


def short_field(key: str, label: str, value: str, hint: str = "", *, required: bool = False) -> Field:
    """A field of one line; one that holds more becomes a field of many lines."""
    if len(value) > SHORT_MOST:
        return long_field(key, label, value, hint, required=required)
    return Field(key, label, FieldKind.SHORT, value, required, SHORT_MOST, hint=hint)


def long_field(key: str, label: str, value: str, hint: str, *, required: bool = False) -> Field:
    """A field of many lines; one that cannot hold its value is empty, says so, and must be filled."""
    if len(value) > FIELD_MOST:
        hint = f"There are {len(value):,} characters now; a form holds {FIELD_MOST:,}. Type a shorter text, or close the form."
        return Field(key, label, FieldKind.PARAGRAPH, "", True, FIELD_MOST, hint=hint)
    return Field(key, label, FieldKind.PARAGRAPH, value, required, FIELD_MOST, hint=hint)


def issue_fields(issue: str, position: str) -> tuple[Field, ...]:
    """An issue, and somebody's position on it."""
    choices = tuple(Choice(words, position.value) for position, words in POSITION_WORDS.items())
    hint = "A full sentence that people can support or oppose, in the dispute's own words."
    return (
        long_field("issue", "The issue", issue, hint, required=True),
        Field("position", "Position", FieldKind.CHOICE, position, True, choices=choices),
    )


def person_choices(people: Sequence[DraftPerson], others: int) -> tuple[Choice, ...]:
    """The people to choose from, as many as leave room for `others` more choices."""
    return tuple(Choice(_with_role(person), person.key) for person in people[: CHOICES_MOST - others])


def _with_role(person: DraftPerson) -> str:
    role = f" ({person.roles[0].title})" if person.roles else ""
    return shorten(f"{person.name}{role}", 90) or person.key


def fill_fields(form: Form, typed: Mapping[str, str]) -> Form:
    """The form with what was typed before, by the keys of its fields."""
    fields = tuple(replace(field, value=typed.get(field.key, field.value)) for field in form.fields)
    return replace(form, fields=fields)


def read_field(values: Mapping[str, str], key: str) -> str:
    """What a field holds, without outer space."""
    return values.get(key, "").strip()
