"""The words of a text and their places in it. Knows letters and apostrophes, no meaning."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w₹$£€#@&]+(?:[-’'][\w]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. A possessive ending is not part of it: `possessive` says that there is one."""

    text: str
    lower: str
    start: int
    end: int
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """The words of the text, in order; dates, abbreviations and initials come as words too, without their full stop."""
    listed = []
    known: dict[str, tuple[str, str]] = {}  # a word is kept once, however often the text has it
    for match in _TOKEN.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        if word.endswith(_POSSESSIVE) and len(word) > 2:
            word, end, owner = word[:-2], end - 2, True
        elif word.endswith("."):
            owner = text.startswith(("'s", "’s"), end)
        else:
            plural = word[-1] in "sS" and text[end : end + 1] in ("’", "'") and text[end + 1 : end + 2].isspace()
            owner = plural and word[0].isupper()
        spellings = known.get(word) or known.setdefault(word, (word, word.casefold()))
        listed.append(Token(*spellings, start, end, owner))
    return listed
