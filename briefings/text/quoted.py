"""The words that a message gives as quoted: in quotation marks, or in a block quote. Pure; knows no record."""

import re

from briefings.text.finding import clean
from briefings.text.quotation_marks import find_marked

LEAST_WORDS = 3  # fewer are a name or a word put in marks
_LINE = re.compile(r"> ?(.*)")
_REST = re.compile(r"^>>> ?", re.MULTILINE)
_STYLE = re.compile(r"\*+|__|~~|\|\||`+")
_ELLIPSIS = re.compile(r"\[ ?(?:…|\.\.\.) ?\]|…|\.{3,}")
_WORD = re.compile(r"[^\W_]+")


def find_quoted(message: str) -> tuple[str, ...]:
    """What the message gives as quoted, in order, each once and on one line; what has fewer than three words is left out.

    Marks of Discord's markdown are dropped. Of a block quote that holds quotation marks, only the words in them count.
    """
    passages: list[str] = []
    for text, is_block in _parts(_STYLE.sub("", message)):
        inside = [" ".join(piece.of(text) for piece in marked.pieces) for marked in find_marked(text)]
        passages += map(clean, inside or ([text] if is_block else []))
    return tuple(dict.fromkeys(words for words in passages if len(_WORD.findall(words)) >= LEAST_WORDS))


def plain_message(message: str) -> str:
    """The message without the marks of Discord's markdown and of block quotes."""
    return "\n".join(text for text, _ in _parts(_STYLE.sub("", message)))


def parts_between_omissions(words: str) -> tuple[str, ...]:
    """The stretches of quoted words between marked omissions ("…", "[...]"), in order, without punctuation at their ends;
    a dash alone is no stretch of words."""
    parts = (part.strip(" \t.,;:!?") for part in _ELLIPSIS.split(words))
    return tuple(part for part in parts if _WORD.search(part))


def _parts(message: str) -> list[tuple[str, bool]]:
    """The message in stretches that are a block quote, or are not."""
    before, *rest = _REST.split(message, maxsplit=1)
    parts: list[tuple[list[str], bool]] = []
    for row in before.split("\n"):
        block = _LINE.match(row)
        if not parts or parts[-1][1] is not (block is not None):
            parts.append(([], block is not None))
        parts[-1][0].append(block[1] if block else row)
    return [("\n".join(rows), is_block) for rows, is_block in parts] + [(text, True) for text in rest]
