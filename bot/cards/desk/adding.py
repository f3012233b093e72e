"""The forms that add an item by hand, and what a filled one asks for. Pure; `bot.cards.desk.forms` leads here."""

from collections.abc import Mapping, Sequence

from bot.actions.actions import FormKind, OpenForm, restore_values
from bot.cards.card import Choice, Field, FieldKind, Form, Text, line
from bot.cards.fields import AMBIGUOUS, NEW, UNKNOWN, issue_fields, long_field, person_choices, read_field, short_field
from bot.cards.fit import shorten
from briefings.draft.changes import AddEvent, AddPerson, AddQuote, AddStance
from briefings.draft.model import Draft, DraftPerson
from briefings.draft.placing import places_of
from briefings.errors import BadValue, NotInSource
from briefings.model.record import Position, SpeakerState
from briefings.model.spans import OMISSION, Span

_AROUND = 30  # characters shown on each side of a place
_PLACES_MOST = 25
_FOUND = "What you type is looked up in the article. Submitting this adds it and accepts it."


def adding_form(draft: Draft, opened: OpenForm) -> Form:
    """The form that adds one item. Where the words that it brings back are in several places, it asks for the place too."""
    shows = (Text((line(_FOUND),)),)
    match opened.form:
        case FormKind.ADD_QUOTE:
            hint = "They must be in the article. Write […] where you leave words out."
            words = long_field("words", "The words, without quotation marks", "", hint, required=True)
            fields = (words, *speaker_fields(draft.people, UNKNOWN), *_place(draft, opened))
            return Form("Add a quote", fields, opened, shows)
        case FormKind.ADD_EVENT:
            hint = "A sentence of the article. You can reword it afterwards."
            words = long_field("words", "What happened", "", hint, required=True)
            dates = "Such as 2022, early 2025 or 27 January 2026. Leave empty if unknown."
            return Form("Add an event", (words, short_field("when", "When", "", dates)), opened, shows)
        case FormKind.ADD_STANCE:
            hint = "Words of the article that show it."
            evidence = long_field("evidence", "The evidence", "", hint, required=True)
            holder = holder_fields(person_choices(draft.people, 1), None)
            return Form("Add a stance", (*holder, evidence, *issue_fields("", Position.UNCLEAR.value)), opened)
        case _:
            roles = long_field("roles", "Roles, one per line", "", "As the article words them; each must appear in it.")
            return Form("Add a person", (short_field("name", "Name", "", required=True), roles), opened, shows)


def addition_of(form: FormKind, values: Mapping[str, str]) -> AddQuote | AddEvent | AddStance | AddPerson:
    """What a filled form asks for. Raises BadValue when a choice was left out."""
    match form:
        case FormKind.ADD_QUOTE:
            place = read_field(values, "place")
            at = int(place) if place.isdecimal() else None
            person, name, state = _speaker(read_field(values, "speaker"), read_field(values, "new_name"))
            return AddQuote(values.get("words", ""), person, name, state, at)
        case FormKind.ADD_EVENT:
            return AddEvent(values.get("words", ""), read_field(values, "when"))
        case FormKind.ADD_STANCE:
            position = read_field(values, "position")
            if position not in set(Position):
                raise BadValue("No position was chosen.", "Choose one of the four.")
            chosen, name = read_field(values, "holder"), read_field(values, "new_name")
            holder = None if chosen in ("", NEW) else chosen
            return AddStance(values.get("evidence", ""), read_field(values, "issue"), Position(position), holder, name)
        case _:
            return AddPerson(read_field(values, "name"), values.get("roles", ""))


def _speaker(chosen: str, new_name: str) -> tuple[str | None, str, SpeakerState]:
    match chosen:
        case _ if new_name:
            return None, new_name, SpeakerState.INFERRED
        case "@ambiguous":
            return None, "", SpeakerState.AMBIGUOUS
        case "@unknown":
            return None, "", SpeakerState.UNKNOWN
        case "" | "@new":
            raise BadValue("No speaker was chosen.", "Choose a person, or type a new name below the choice.")
        case _:
            return chosen, "", SpeakerState.INFERRED


def speaker_fields(people: Sequence[DraftPerson], speaker: str) -> tuple[Field, ...]:
    """Who said a quote: the choice among these people, where `speaker` is chosen, and a field for a new name."""
    choices = (
        *person_choices(people, 3),
        Choice("A new person (type the name below)", NEW),
        Choice("More than one person could be meant", AMBIGUOUS),
        Choice("Not known", UNKNOWN),
    )
    return (
        Field("speaker", "Who said it", FieldKind.CHOICE, speaker, True, choices=choices),
        short_field("new_name", "A new person's name", "", "A name typed here replaces the choice above."),
    )


def holder_fields(people: Sequence[Choice], holder: str | None) -> tuple[Field, ...]:
    """Whose stance it is: the choice among these people, where `holder` is chosen or the first, and a field for a new name."""
    choices = (*people, Choice("A new person or body (type the name below)", NEW))
    return (
        Field("holder", "Whose stance", FieldKind.CHOICE, holder or choices[0].value, True, choices=choices),
        short_field("new_name", "A new name", "", "A name typed here replaces the choice above."),
    )


def _place(draft: Draft, opened: OpenForm) -> tuple[Field, ...]:
    """The choice among the places of the words; nothing where there is one, or none."""
    words = restore_values(opened.typed).get("words", "")
    try:
        places = places_of(draft.source.text, words) if words.strip() else ()
    except NotInSource:
        return ()
    if len(places) < 2:
        return ()
    choices = tuple(Choice(_beside(draft.source.text, place), str(place.start)) for place in places[:_PLACES_MOST])
    return (Field("place", "Which place in the article", FieldKind.CHOICE, choices[0].value, True, choices=choices),)


def _beside(text: str, place: Span) -> str:
    before, after = text[max(0, place.start - _AROUND) : place.start], text[place.end : place.end + _AROUND]
    return shorten(f"{OMISSION.strip()} {before}{place.of(text)}{after} {OMISSION.strip()}", 95)
