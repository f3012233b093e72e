"""The card of a form that was not saved: why, what the source has instead, and what was typed. Pure."""

from bot.actions.actions import Action, FormKind, Merge, OpenForm, Review, Submit, keep_values, restore_values
from bot.actions.curating import SendAs
from bot.cards.card import (
    Block,
    Button,
    Buttons,
    Card,
    Field,
    Form,
    Heading,
    Line,
    Look,
    Note,
    Run,
    Style,
    Text,
    Words,
    line,
)
from bot.cards.fields import NEW
from bot.cards.fit import chunks, cut_words, shorten
from briefings.errors import BadValue, BriefingError, WhichPerson

# Shares of the room on a card.
SAY_ROOM = 450
PASSAGE_ROOM = 900
DIFFERENCE_ROOM = 500
_NAMED_MOST = 3
_NAME_MOST = 50  # of a name on a button
TYPED_ROOM = 1000  # of all that was typed; the form that is opened again holds the rest


def refusal_card(
    error: BriefingError,
    form: Form,
    typed: tuple[tuple[str, str], ...],
    again: Action,
    *,
    passage: str = "",
    difference: str = "",
    briefing: int = 0,
    answers: tuple[Button, ...] = (),
) -> Card:
    """Why the form was not saved; the nearest `passage` of the source and the difference, where there are such; what was typed.

    `again` opens the form with what was typed in it; `answers` are the doors that say what the form left open.
    """
    fields = {field.key: field for field in form.fields}
    given = ((fields[key], value) for key, value in typed if key in fields and value.strip())
    filled = [(field.label, _choice_label(field, value)) for field, value in given]
    room = TYPED_ROOM // max(len(filled), 1)
    reasons = tuple(_fit(text, SAY_ROOM) for text in (error.say, error.hint) if text)
    blocks: list[Block] = [Heading("Not saved"), Text(reasons)]
    if passage:
        words = cut_words(line(passage), PASSAGE_ROOM)
        blocks += [Text((line("The nearest passage of the article:", Style.BOLD),)), Words((words,))]
    if difference:
        blocks.append(Text((_fit(difference, DIFFERENCE_ROOM),)))
    if filled:
        blocks.append(Text((line("You typed:", Style.BOLD),)))
        blocks.append(Note(tuple(_fit(f"{label}: {value}", room) for label, value in filled)))
    buttons = [*answers, Button("Back to the form", again, Look.SECONDARY if answers else Look.PRIMARY)]
    if briefing:
        buttons.append(Button(f"Review B-{briefing}", Review(briefing)))
    return Card((*blocks, Buttons(tuple(buttons))))


def who_answers(again: OpenForm, error: WhichPerson, number: int | None) -> tuple[Button, ...]:
    """The doors that say who the person of a refused form is; `number` of a person on record, who is merged apart from the form."""
    said = restore_values(again.typed)

    def sends(label: str, same_as: str, look: Look) -> Button:
        typed = keep_values((*said.items(), ("same_as", same_as)))
        return Button(label, SendAs(again.briefing, again.rev, again.form.value, again.key, typed), look)

    named = [(ref, f"P-{ref.number} {shorten(ref.name, _NAME_MOST)}") for ref in error.people[:_NAMED_MOST]]
    if number is None:
        same = [sends(f"Same as {name}", f"P-{ref.number}", Look.PRIMARY) for ref, name in named]
        return (*same, sends("A new person", NEW, Look.SUCCESS))
    merges = [Button(f"Merge with {name}", Merge(f"P-{number}", f"P-{ref.number}")) for ref, name in named]
    return (*merges, sends("They are two people", NEW, Look.SUCCESS))


def answer_form(asked: SendAs) -> Submit:
    """The form with the answer in it. Raises BadValue for a form that asks nobody who somebody is."""
    form = next((form for form in (FormKind.SPEAKER, FormKind.PERSON) if form.value == asked.form), None)
    if form is None:
        raise BadValue("That button belongs to an older version of the bot.", "Open the form again from the draft.")
    return Submit(asked.briefing, asked.rev, form, asked.key, tuple(restore_values(asked.typed).items()))


def _choice_label(field: Field, value: str) -> str:
    """What the person saw when they chose the value; a typed one as it is."""
    return next((choice.label for choice in field.choices if choice.value == value.strip()), value)


def _fit(text: str, room: int) -> Line:
    """The text on one line, and where it needs more room, its beginning."""
    head, *rest = chunks(line(" ".join(text.split())), room)
    return (*head, Run("…")) if rest else head
