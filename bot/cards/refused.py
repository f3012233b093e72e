"""The card of a form that was not saved: why, what stands in the source instead, and what was typed. Pure."""

from bot.actions import Action, Review
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
from bot.cards.fit import chunks, cut_words
from briefings.errors import BriefingError

# Shares of the room on a card.
SAY_ROOM = 450
PASSAGE_ROOM = 900
DIFFERENCE_ROOM = 500
TYPED_ROOM = 1000  # of all that was typed; the form that is opened again holds the rest


def refused_card(
    error: BriefingError,
    form: Form,
    typed: tuple[tuple[str, str], ...],
    again: Action,
    *,
    passage: str = "",
    difference: str = "",
    briefing: int = 0,
) -> Card:
    """Why the form was not saved; the nearest `passage` of the source and the difference, where there are such; what was typed.

    `again` opens the form with what was typed in it.
    """
    fields = {field.key: field for field in form.fields}
    filled = [
        (fields[key].label, _chosen(fields[key], value)) for key, value in typed if key in fields and value.strip()
    ]
    room = TYPED_ROOM // max(len(filled), 1)
    reasons = tuple(_fitted(text, SAY_ROOM) for text in (error.say, error.hint) if text)
    blocks: list[Block] = [Heading("Not saved"), Text(reasons)]
    if passage:
        words = cut_words(line(passage), PASSAGE_ROOM)
        blocks += [Text((line("The nearest passage of the article:", Style.BOLD),)), Words((words,))]
    if difference:
        blocks.append(Text((_fitted(difference, DIFFERENCE_ROOM),)))
    if filled:
        blocks.append(Text((line("You typed:", Style.BOLD),)))
        blocks.append(Note(tuple(_fitted(f"{label}: {value}", room) for label, value in filled)))
    buttons = [Button("Back to the form", again, Look.PRIMARY)]
    if briefing:
        buttons.append(Button(f"Review B-{briefing}", Review(briefing)))
    return Card((*blocks, Buttons(tuple(buttons))))


def _chosen(field: Field, value: str) -> str:
    """What the person saw when they chose the value; a typed one as it is."""
    return next((choice.label for choice in field.choices if choice.value == value.strip()), value)


def _fitted(text: str, room: int) -> Line:
    """The text on one line, and where it needs more room, its beginning."""
    head, *rest = chunks(line(" ".join(text.split())), room)
    return (*head, Run("…")) if rest else head
