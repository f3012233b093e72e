"""Blocks of a card -> the texts, rules and rows of one message, within Discord's limits. Pure; knows no discord.

A card is made to fit (`bot.cards.fit`). This is the door's own guard, because Discord refuses a message that does not fit.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.cards.card import Block, Buttons, Copy, Heading, Line, Menu, Note, Pick, Rule, Run, Text, Words, line
from bot.render.markup import fence, mark_up

MOST_COMPONENTS = 40
MOST_CHARACTERS = 4000  # of all text displays together, markup included; in UTF-16 units, which is on the safe side
SHORTENED = Note((line("Shortened: open the source to see the rest."),))

Prose = Heading | Text | Words | Copy | Note
Door = Buttons | Menu | Pick
Part = str | Rule | Door


def size(text: str) -> int:
    """The text's length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def fit_parts(blocks: Iterable[Block]) -> list[Part]:
    """The card's parts, in order and within both limits; empty texts, rows and menus are left out.

    Where it must, text is cut with a mark (of a quote's words: an omission) and SHORTENED follows; doors stay.
    """
    parts = _parts(blocks)
    if count_components(parts) > MOST_COMPONENTS:
        parts = _merge_texts(parts)
    while count_components(parts) > MOST_COMPONENTS:
        parts = _without_last(parts)
    return parts


def count_components(parts: Iterable[Part | Block]) -> int:
    """How many components the parts make, the container included."""
    return 1 + sum(_components(part) for part in parts)


def _components(part: Part | Block) -> int:
    match part:
        case Menu() | Pick():
            return 2
        case Buttons(buttons):
            return 1 + len(buttons)
        case _:
            return 1


def markdown_of(block: Prose) -> str:
    """The block as Discord's markdown; empty when it holds nothing to see."""
    match block:
        case Heading(text):
            rows = [f"### {' '.join(mark_up(line(text)))}"] if text.strip() else []
        case Text(lines):
            rows = _rows(lines)
        case Words(lines):
            rows = [f"> {row}" for row in _rows(lines)]
        case Copy(text):
            rows = fence(text)
        case Note(lines):
            rows = [f"-# {row}" for row in _rows(lines) if row.strip()]
    return "\n".join(rows) if any(row.lstrip("> ").strip() for row in rows) else ""


def _rows(lines: Iterable[Line]) -> list[str]:
    return [row for line in lines for row in mark_up(line)]


def _parts(blocks: Iterable[Block]) -> list[Part]:
    """The parts of the blocks in order; text beyond the room is cut, and then only doors follow."""
    whole = [row for block in blocks for row in _split_rows(block)]
    drawn = [markdown_of(block) if isinstance(block, Prose) else block for block in whole]
    left = MOST_CHARACTERS - 2 * len(whole)  # two line breaks each, in case texts are merged
    if sum(size(part) for part in drawn if isinstance(part, str)) <= left:
        return [part for part in drawn if part]
    left -= size(markdown_of(SHORTENED)) + 2
    parts: list[Part] = []
    full = False
    for block, part in zip(whole, drawn, strict=True):
        if full:
            parts += [part] if isinstance(part, Door) else []
        elif isinstance(block, Prose) and isinstance(part, str) and size(part) > left:
            full = True
            parts += [text for text in (markdown_of(_cut(block, left)), markdown_of(SHORTENED)) if text]
        else:
            left -= size(part) if isinstance(part, str) else 0
            parts += [part] if part else []
    return parts


def _split_rows(block: Block) -> Sequence[Block]:
    """A row holds five buttons and a menu 25 options; an empty one cannot be shown."""
    match block:
        case Buttons(buttons):
            return [Buttons(buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
        case Menu(placeholder, options):
            return [Menu(placeholder, options[start : start + 25]) for start in range(0, len(options), 25)]
        case _:
            return [block]


def _cut(block: Prose, room: int) -> Prose:
    """The longest beginning of the block that fits, with a mark of what is left out; empty when not even a mark fits."""
    lengths = range(1, _length(block))
    most = bisect_right(lengths, room, key=lambda length: size(markdown_of(_beginning(block, length))))
    return _beginning(block, most) if most > 0 else Note(())


def _length(block: Prose) -> int:
    match block:
        case Heading(text) | Copy(text):
            return len(text)
        case Text(lines) | Words(lines) | Note(lines):
            return sum(len(run.text) + 1 for line in lines for run in line)


def _beginning(block: Prose, length: int) -> Prose:
    match block:
        case Heading(text):
            return Heading(f"{_whole_words(text, length)}…")
        case Copy(text):
            return Copy(f"{_whole_words(text, length)} […]")
        case Words(lines):
            return Words(_lines_to(lines, length, " […]"))
        case Text(lines) | Note(lines):
            return replace(block, lines=_lines_to(lines, length, "…"))


def _lines_to(lines: Iterable[Line], length: int, mark: str) -> tuple[Line, ...]:
    kept: list[Line] = []
    for whole in lines:
        runs: list[Run] = []
        for run in whole:
            if length <= len(run.text):
                return (*kept, (*runs, Run(_whole_words(run.text, length), run.style), Run(mark)))
            runs.append(run)
            length -= len(run.text) + 1
        kept.append(tuple(runs))
    return tuple(kept)


def _whole_words(text: str, length: int) -> str:
    head = text[:length]
    inside_a_word = text[length : length + 1].strip() and " " in head.strip()
    return (head.rpartition(" ")[0] if inside_a_word else head).rstrip()


def _merge_texts(parts: Iterable[Part]) -> list[Part]:
    """The parts with neighbouring texts as one component. A blank line ends a quotation, or the next line would join it."""
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, str) and isinstance(last, str):
            quoted = last.rpartition("\n")[2].startswith("> ")
            merged[-1] = last + ("\n\n" if quoted else "\n") + part
        else:
            merged.append(part)
    return merged


def _without_last(parts: Sequence[Part]) -> list[Part]:
    """The parts without the last rule; without any rule, without the last text but the first; then without the last door.

    Only rules go without a word.
    """
    note = markdown_of(SHORTENED)
    texts = [index for index, part in enumerate(parts) if isinstance(part, str) and part != note]
    rules = [index for index, part in enumerate(parts) if isinstance(part, Rule)]
    doors = [index for index, part in enumerate(parts) if isinstance(part, Door)]
    last = (rules[-1:] or texts[1:][-1:] or doors[-1:])[0]
    rest = [part for index, part in enumerate(parts) if index != last]
    if rules or note in rest:
        return rest
    return [*rest[:last], note, *rest[last:]]
