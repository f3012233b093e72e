"""The card of a form that was not saved: why, what stands in the source instead, and what was typed. Pure."""

from bot.actions import Action, Review
from bot.cards.card import Block, Button, Buttons, Card, Form, Heading, Look, Note, Style, Text, Words, line
from bot.cards.fit import cut_words, shorten
from briefings.errors import BriefingError

TYPED_MOST = 1200  # characters of all that was typed; the form that is opened again holds the rest
PASSAGE_MOST = 600


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
    labels = {field.key: field.label for field in form.fields}
    filled = [(labels[key], value) for key, value in typed if key in labels and value.strip()]
    room = TYPED_MOST // max(len(filled), 1)
    blocks: list[Block] = [Heading("Not saved"), Text(tuple(line(text) for text in (error.say, error.hint) if text))]
    if passage:
        blocks += [
            Text((line("The nearest passage of the article:", Style.BOLD),)),
            Words((cut_words(line(passage), PASSAGE_MOST),)),
        ]
    if difference:
        blocks.append(Text((line(difference),)))
    if filled:
        blocks.append(Text((line("You typed:", Style.BOLD),)))
        blocks.append(Note(tuple(line(f"{label}: {shorten(value, room)}") for label, value in filled)))
    buttons = [Button("Back to the form", again, Look.PRIMARY)]
    if briefing:
        buttons.append(Button(f"Review B-{briefing}", Review(briefing)))
    return Card((*blocks, Buttons(tuple(buttons))))
