"""The word lists that drafting reads with, from readable files beside this one. Knows words, no text."""

from functools import cache
from importlib.resources import files

_FOLDER = files("briefings.text") / "lexicon"


@cache
def words(name: str, section: str) -> frozenset[str]:
    """The words of one section of `lexicon/NAME.txt`."""
    return _sections(name)[section]


@cache
def topics() -> tuple[tuple[str, frozenset[str]], ...]:
    """Topic names with the words that count for each, in the order of the file."""
    lines = (line.partition(":") for line in _lines("topics"))
    return tuple((topic.strip(), frozenset(rest.split())) for topic, _, rest in lines)


@cache
def gender(given_name: str) -> str | None:
    """ "m" or "f" where a given name (lower case) is mostly given to one of them; None otherwise."""
    if given_name in words("given_names", "either"):
        return None
    male, female = given_name in words("given_names", "male"), given_name in words("given_names", "female")
    return None if male == female else "m" if male else "f"


@cache
def given_names() -> frozenset[str]:
    """All given names, lower case."""
    return words("given_names", "male") | words("given_names", "female") | words("given_names", "either")


@cache
def cues() -> frozenset[str]:
    """All cue verbs that may stand beside somebody's words."""
    return words("cues", "plain") | words("cues", "manner") | words("cues", "naming")


@cache
def not_names() -> frozenset[str]:
    """Words that, alone and with a capital, name nobody."""
    return frozenset().union(*(words("common", section) for section in _sections("common")))


@cache
def body_words() -> frozenset[str]:
    """Words that make a run of capitals a body, a place or a thing rather than a person."""
    return (
        words("bodies", "bodies") | words("bodies", "companies") | words("bodies", "places") | words("bodies", "things")
    )


@cache
def titles() -> frozenset[str]:
    """All forms of address before a name, without their full stop."""
    return frozenset().union(*(words("titles", section) for section in ("male", "female", "honour", "office")))


@cache
def _sections(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    section = ""
    for line in _lines(name):
        if line.startswith("["):
            section = line.strip("[]")
            found.setdefault(section, [])
        else:
            found[section] += line.split()
    return {section: frozenset(listed) for section, listed in found.items()}


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
