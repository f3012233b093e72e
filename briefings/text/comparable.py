"""The words of a text as they are compared: without case, typography, markup and look-alike letters. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from briefings.text.finding import alike

# Letters of other scripts that look like Latin ones. Only words that hold a Latin letter too, or nothing but look-alikes, are read so.
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһӏвмнткԝαορνυικεβητχγАВЕНІЈКМОРСТХЅԌУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlbmhtkwaopvuikebhtxyABEHIJKMOPCTXSGYABEZHIKMNOPTYX",
)
_LETTERS = r"[^\W_]"
_WORD = re.compile(
    rf"(?:[$£€₹#±]|(?<![^\W_])-(?=[$£€]?\d))?[$£€]?(?:\d+(?:[.,:/]\d+)*|{_LETTERS}+)(?:'{_LETTERS}+|(?<=\d)[%‰°]|{_LETTERS}+)*"
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2100-\ud7ff\uf900-\U0010ffff]")
_SPACES = re.compile(r"(\s+)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text's words as they are compared, and where each begins and ends in it."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def wording_of(text: str) -> Wording:
    """The words of the text; what is invisible or only typography is no part of them."""
    flat = _flat(text)
    matches = list(_WORD.finditer(flat))
    return Wording(
        text,
        tuple([_whole_number(match[0]) for match in matches]),
        tuple([match.start() for match in matches]),
        tuple([match.end() for match in matches]),
    )


def plain(typed: str) -> str:
    """What somebody typed in characters of the usual kind: no look-alikes, no ornamental letters, nothing invisible."""
    shown = unicodedata.normalize("NFC", "".join(c for c in typed if unicodedata.category(c) != "Cf"))
    return _visible(shown)


def _visible(text: str) -> str:
    """The text, the same length, with look-alike letters as Latin ones."""
    return "".join(map(_plain_word, _SPACES.split(text))) if _OTHER_SCRIPT.search(text) else text


def _plain_word(word: str) -> str:
    if word.isascii():
        return word
    latin = word.translate(_ALIKE)
    latin = "".join(map(_ornamental, latin))
    letters = [character for character in latin if character.isalpha()]
    return latin if all("LATIN" in unicodedata.name(character, "") for character in letters) else word


def _ornamental(character: str) -> str:
    """The usual letter or digit for a full-width or mathematical one."""
    if character < "\u2100" or not character.isalnum():
        return character
    usual = unicodedata.normalize("NFKC", character)
    return usual if len(usual) == 1 else character


def _flat(text: str) -> str:
    """The text, the same length, in lower case, with look-alike letters as Latin ones and marks and dashes each in one style."""
    flat = alike(_visible(text))
    low = flat.lower()
    return low if len(low) == len(flat) else "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)


def _whole_number(word: str) -> str:
    return _THOUSANDS.sub("", word) if "," in word else word
