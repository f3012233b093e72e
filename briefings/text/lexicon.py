"""The word lists that drafting reads with, from readable files beside this one. Knows words, no text."""

from functools import cache
from importlib.resources import files

_FOLDER = files("briefings.text") / "lexicon"


@cache
def words(name: str, *sections: str) -> frozenset[str]:
    """The words of these sections of `lexicon/NAME.txt`."""
    return frozenset().union(*(_sections(name)[section] for section in sections))


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


def given_names() -> frozenset[str]:
    """All given names, lower case."""
    return words("given_names", "male", "female", "either")


def cues() -> frozenset[str]:
    """All cue verbs that are found beside somebody's words."""
    return words("cues", "plain", "manner", "naming")


def not_names() -> frozenset[str]:
    """Words that, alone and with a capital, name nobody."""
    return words("common", *_sections("common"))


def body_words() -> frozenset[str]:
    """Words that make a run of capitals a body, a place or a thing rather than a person."""
    return words("bodies", "bodies", "companies", "places", "things")


def titles() -> frozenset[str]:
    """All forms of address before a name, without their full stop."""
    return words("titles", "male", "female", "honour", "office")


@cache
def _sections(name: str) -> dict[str, frozenset[str]]:
    listed: dict[str, list[str]] = {}
    section = ""
    for line in _lines(name):
        if line.startswith("["):
            section = line.strip("[]")
            listed.setdefault(section, [])
        else:
            listed[section] += line.split()
    return {section: frozenset(entries) for section, entries in listed.items()}


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
