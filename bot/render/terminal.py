"""Card -> text for a terminal. Buttons and menus become numbered doors (`[1] Context`). Knows no input and no colour."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.cards.card import (
    Block,
    Buttons,
    Card,
    Copy,
    Goal,
    Heading,
    Line,
    Menu,
    Note,
    Pick,
    Rule,
    Style,
    Text,
    Words,
    goals_of,
)
from bot.render.markup import visible

LEAST_WIDTH = 20
_PREFIXES = {Text: "", Words: "  | ", Note: "  "}
_JOINERS = {0x200C: "⟦U+200C⟧", 0x200D: "⟦U+200D⟧"}  # some scripts need them, yet a terminal may hide words with them


@dataclass(frozen=True, slots=True)
class Printed:
    """A card's text, without a line end, and where its doors lead: `doors[0]` is the one numbered 1."""

    text: str
    doors: tuple[Goal, ...]


def to_terminal(card: Card, width: int = 80) -> Printed:
    """The card wrapped at `width` columns (at least 20).

    Control, format and bidirectional characters are shown by their number (`⟦U+202E⟧`), so that no stored text can steer the
    terminal. What was looked for is put between asterisks.
    """
    paragraphs: list[str] = []
    doors: list[Goal] = []
    for block in card.blocks:
        rows = list(_rows(block, 1 + len(doors), max(width, LEAST_WIDTH)))
        doors += goals_of(block)
        if rows:
            paragraphs.append("\n".join(rows))
    return Printed("\n\n".join(paragraphs), tuple(doors))


def make_visible(text: str) -> str:
    """The text on one or more lines, with every character that could steer a terminal shown by its number."""
    return visible(text).translate(_JOINERS)


def _rows(block: Block, door: int, width: int) -> Iterator[str]:
    match block:
        case Heading(text):
            yield from _wrap(make_visible(text), width)
            yield "=" * min(width, max(_columns(row) for row in make_visible(text).split("\n")))
        case Text(lines) | Words(lines) | Note(lines):
            for line in lines:
                yield from _wrap(_text(line), width, _PREFIXES[type(block)])
        case Copy(text):
            yield from make_visible(text).split("\n")
        case Rule():
            yield "-" * width
        case Buttons(buttons):
            labels = [f"[{number}] {_flat(button.label)}" for number, button in enumerate(buttons, door)]
            yield from _door_row(labels, width)
        case Pick(placeholder):
            yield from _door_row([f"[{door}] Change {_flat(placeholder).lower()}"], width)
        case Menu(placeholder, options) if all(option.short for option in options):
            labels = [f"[{number}] {_flat(option.short)}" for number, option in enumerate(options, door)]
            yield from _door_row([f"{_flat(placeholder)}:", *labels], width)
        case Menu(placeholder, options):
            yield f"{_flat(placeholder)}:"
            for number, option in enumerate(options, door):
                note = f" ({_flat(option.note)})" if option.note else ""
                yield from _hang(f"[{number}] ", f"{_flat(option.label)}{note}", width)


def _flat(text: str) -> str:
    return " ".join(make_visible(text).split())


def _text(line: Line) -> str:
    """The line's text, with its matches between asterisks, as people mark words in plain text."""
    return "".join(make_visible(f"*{run.text}*" if run.style is Style.MATCH else run.text) for run in line)


def _door_row(labels: list[str], width: int) -> Iterator[str]:
    row = ""
    for label in labels:
        if row and _columns(row) + 3 + _columns(label) > width:
            yield row
            row = ""
        row = f"{row}   {label}" if row else label
    if row:
        yield row


def _hang(head: str, text: str, width: int) -> Iterator[str]:
    """The text wrapped beside its head."""
    indent = " " * len(head)
    first, *rest = _wrap(text, width, indent)
    yield from (head + first[len(indent) :], *rest)


def _wrap(text: str, width: int, prefix: str = "") -> Iterator[str]:
    """The text's rows: its own line breaks are kept, longer ones are broken at spaces, words that are too long anywhere."""
    for paragraph in text.split("\n"):
        for row in _break(paragraph, width - len(prefix)):
            yield f"{prefix}{row}".rstrip(" ")


def _break(text: str, width: int) -> Iterator[str]:
    """The rows of a text without line breaks; at least one, maybe empty. Only spaces at a break are left out."""
    start = 0
    while (end := _reach(text, start, width)) < len(text):
        space = text.rfind(" ", start, end + 1)
        cut = space if space > start and text[start:space].strip(" ") else end
        yield text[start:cut]
        start = len(text) - len(text[cut:].lstrip(" "))
    yield text[start:]


def _reach(text: str, start: int, width: int) -> int:
    """How far the text fits into `width` columns from `start`; at least one character, marks stay with their letter."""
    used = 0
    for end in range(start, len(text)):
        used += _columns(text[end])
        if used > width and end > start:
            return end
    return len(text)


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
