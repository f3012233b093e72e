"""How names, issues and topics are compared: without case, accents and outer white space."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower case, without accents, its white space made single."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in parted if not unicodedata.combining(character))
    return " ".join(bare.casefold().split())


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name, in order. An apostrophe does not part a word (`O'Neill` is `oneill`)."""
    return tuple(_WORD.findall(fold(text).replace("'", "").replace("’", "")))
