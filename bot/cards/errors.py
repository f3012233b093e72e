"""An error as a card, the same at every door: what is wrong in one sentence, the next step, and a way back. Pure."""

from bot.actions import ListBriefings, OpenForm, Review
from bot.cards.card import Block, Button, Card, Goal, Look, Note, Text, Words, line
from bot.cards.doors import rows
from bot.cards.fit import cut_words, shorten
from briefings.errors import AlreadyHere, BriefingError, NotInSource
from briefings.queries import Help

_SAY_MOST = 600
_PASSAGE_MOST = 1200


def card_of_error(
    error: BriefingError, reference: str | None = None, *, source_text: str | None = None, back: Goal | None = None
) -> Card:
    """What the person is told. With `source_text`, the nearest passage that NotInSource found is shown; `back` is where the
    refused step began (a form, a review), so that nothing is lost."""
    notes = [text for text in (error.hint, _referred(reference)) if text]
    return Card(
        (
            Text((line(shorten(error.say, _SAY_MOST)),)),
            *_nearest(error, source_text),
            *((Note(tuple(line(shorten(text, _SAY_MOST)) for text in notes)),) if notes else ()),
            *rows(*_ways(error, back)),
        )
    )


def card_of_fault(reference: str) -> Card:
    """What is told when something went wrong that nobody foresaw. `reference` is in the log too."""
    return Card(
        (
            Text((line("Something went wrong in the bot. Nothing was changed."),)),
            Note((line(f"Try again. If it happens again, tell whoever runs the bot this reference: {reference}"),)),
            *rows(Button("Help", Help())),
        )
    )


def _referred(reference: str | None) -> str:
    return f"Reference in the log: {reference}" if reference else ""


def _nearest(error: BriefingError, source_text: str | None) -> tuple[Block, ...]:
    if not isinstance(error, NotInSource):
        return ()
    blocks: list[Block] = []
    if error.nearest is not None and source_text is not None:
        passage = cut_words(line(error.nearest.of(source_text)), _PASSAGE_MOST)
        blocks += [Text((line("The article's nearest passage:"),)), Words((passage,))]
    if error.difference:
        blocks.append(Text((line(shorten(error.difference, _SAY_MOST)),)))
    return tuple(blocks)


def _ways(error: BriefingError, back: Goal | None) -> tuple[Button, ...]:
    buttons = []
    if back is not None:
        buttons.append(Button(_named(back), back, Look.PRIMARY))
    if isinstance(error, AlreadyHere):
        buttons.append(Button(f"Open B-{error.number}", Review(error.number), Look.PRIMARY))
    return tuple(buttons)


def _named(back: Goal) -> str:
    match back:
        case OpenForm():
            return "Back to the form"
        case Review():
            return "Back to review"
        case ListBriefings():
            return "All briefings"
        case _:
            return "Back"
