"""The canonical form of a text: the one that is stored, shown and pointed into."""

import re
import unicodedata

from briefings.errors import WrongKind

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
_BLANK = "\u3164\uffa0\u2800"  # Hangul fillers and the empty Braille cell: letters and a sign that show nothing
_MOST_MARKS = 30  # on one letter, as Unicode's stream-safe format has it; sorting a long row of them takes its square


def canonical(text: str) -> str:
    """The text in NFC with `\\n` line ends and plain spaces, without controls and invisible characters, without space at the ends of lines
    and without blank lines around it. Making it canonical again changes nothing.

    Raises WrongKind for letters under heaps of accents.
    """
    lines = _LINE_ENDS.sub("\n", text)
    _check_marks(lines)
    table = {ord(char): _replacement(char) for char in set(lines)}
    normal = unicodedata.normalize("NFC", lines.translate(table))
    return "\n".join(line.rstrip(" ") for line in normal.split("\n")).strip("\n")


def _replacement(char: str) -> str | None:
    if char == "\n":
        return char
    if char == "\t" or char in _BLANK:
        return " "
    category = unicodedata.category(char)
    if category in _DROPPED:
        return None
    return " " if category in ("Zs", "Zl", "Zp") else char


def _check_marks(text: str) -> None:
    marks = "".join(char for char in sorted(set(text)) if unicodedata.combining(char))
    if marks and re.search(f"[{re.escape(marks)}]{{{_MOST_MARKS + 1}}}", text):
        say = f"More than {_MOST_MARKS} accents are on one letter in that text, which no language has."
        raise WrongKind(say, "Take them out, or paste only the part that you need.")
