"""Plain text -> Discord's markdown that shows it exactly as it is. Pure; knows no card and no discord.

Discord's markdown takes a backslash before any character that is neither letter, digit nor space. So nothing has to be
inserted that a reader could copy by accident, above all no zero-width space (DESIGN §10, trap 6). With the colon escaped
a bare address is shown, but is no link: reading a source's words should not be one slip away from leaving.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.cards.card import Line, Run, Style

_ALIVE = re.compile(r"[\\`*_~|\[\]<>@:#&]")  # & for the entities of other markdown; Discord shows the same without
_LINE_START = re.compile(r"(?P<sign>[-+=])|(?P<number>\d{1,9})(?=[.)])", re.ASCII)
_JOINERS = "\u200c\u200d"  # they belong to the spelling of some scripts and to some emoji
_HIDDEN = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff]")  # a first sieve: the characters that may be hidden ones
_MARK = {Style.BOLD: "**", Style.ITALIC: "*", Style.CODE: "`", Style.MATCH: "**"}
_MEMBER = re.compile(r"member ([1-9]\d*)", re.ASCII)
_NBSP = "\u00a0"


def visible(text: str) -> str:
    """The text with every control, format and bidirectional character shown by its number, `⟦U+202E⟧`. A tab becomes a space."""
    if text.isprintable():
        return text
    return _HIDDEN.sub(_number_hidden, text.replace("\r\n", "\n").replace("\t", " "))


def _number_hidden(found: re.Match[str]) -> str:
    character = found[0]
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS
    return f"⟦U+{ord(character):04X}⟧" if hidden else character


def escape(text: str) -> str:
    """The text with a backslash before each character that would otherwise mark something up, wherever it is."""
    return _escape_marks(visible(text))


def _escape_marks(text: str) -> str:
    return _ALIVE.sub(r"\\\g<0>", text)


def mark_up(line: Line) -> tuple[str, ...]:
    """The line as markdown; more than one line where its runs hold line breaks. Nothing at a line's start comes alive either."""
    if all(run.style is Style.PLAIN for run in line):
        text = visible("".join(run.text for run in line))
        return tuple(_disarm(_escape_marks(row)) for row in text.split("\n"))
    rows: list[list[Run]] = [[]]
    for run in line:
        first, *more = visible(run.text).split("\n")
        rows[-1].append(Run(first, run.style))
        rows.extend([Run(part, run.style)] for part in more)
    return tuple(_row(row) for row in rows)


def fence(text: str) -> list[str]:
    """The text as a block that Discord shows as it is typed, with a button to copy it; as marked-up lines where it would end the block."""
    if not text.strip():
        return []
    if "```" in text:
        return list(mark_up((Run(text),)))
    return ["```text", *visible(text).split("\n"), "```"]


def plain(text: str) -> str:
    """The text on one line, for labels: Discord marks up nothing there, but hidden characters are shown all the same."""
    return " ".join(visible(text).split())


def _row(runs: Sequence[Run]) -> str:
    merged = [Run("".join(run.text for run in same), style) for style, same in groupby(runs, key=lambda run: run.style)]
    pieces = [piece for run in merged for piece in _pieces(run)]
    written = ""
    for index, piece in enumerate(pieces):
        after = next((other.text[0] for other in pieces[index + 1 : index + 2]), " ")
        glued = index + 1 < len(pieces) and pieces[index + 1].style is not Style.PLAIN
        written += _style(piece, written[-1:] or " ", after, glued)
    return _disarm(written)


def _disarm(row: str) -> str:
    """The row with nothing at its start that makes a list, a heading's underline or a code block."""
    bare = row.lstrip(" ")
    # Spaces at a line's start make a list's inside, or a code block, in some renderers; no-break spaces look the same.
    indent = _NBSP * (len(row) - len(bare))
    # The preview takes backslashes away before it looks for small print, so a space of another kind is put there.
    if bare.startswith("-\\# "):
        bare = f"-\\#{_NBSP}{bare[4:]}"
    sign = _LINE_START.match(bare)
    if sign is None:
        return indent + bare
    return f"{indent}\\{bare}" if sign["sign"] else f"{indent}{sign[0]}\\{bare[sign.end() :]}"


def _pieces(run: Run) -> Iterable[Run]:
    """The run without white space at its ends, which is put beside it unstyled: marks must touch a word."""
    inner = run.text.strip(" ")
    if run.style is Style.PLAIN or not inner:
        return [Run(run.text)] if run.text else []
    before, _, after = run.text.partition(inner)
    return [part for part in (Run(before), Run(inner, run.style), Run(after)) if part.text]


def _style(piece: Run, before: str, after: str, glued: bool) -> str:
    """The piece with its marks, or without where they would not be read as marks: the words matter more than their style."""
    if piece.style is Style.PLAIN:
        return _escape_marks(piece.text)
    if piece.style is Style.MEMBER:  # Discord shows the name; the client notifies nobody
        member = _MEMBER.fullmatch(piece.text)
        return f"<@{member[1]}>" if member else _escape_marks(piece.text)
    if piece.style is Style.CODE:
        fits = "`" not in piece.text and before != "`" and not piece.text.startswith(_NBSP)
        return f"`{piece.text}`" if fits and piece.text.strip() == piece.text else _escape_marks(piece.text)
    inner = _escape_marks(piece.text)
    if before == "*" or glued or not (_opens(before, inner[0]) and _opens(after, inner[-1])):
        return inner
    return f"{_MARK[piece.style]}{inner}{_MARK[piece.style]}"


def _opens(outside: str, inside: str) -> bool:
    """Whether a mark between the two reads as one: CommonMark's rule of flanking, on its safe side."""
    if inside.isspace():
        return False
    if unicodedata.category(inside)[0] not in "PS":
        return True
    return outside.isspace() or unicodedata.category(outside).startswith("P")
