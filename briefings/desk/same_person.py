"""Whether two names could be one person's. Pure: names only, so that nobody is merged on its word."""

from collections.abc import Iterable

from briefings.text.folding import tokens
from briefings.text.lexicon import titles

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def could_be_one(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether somebody with these names could be somebody with those.

    "Trump" and "Donald J. Trump" could be "Donald Trump"; "Melania Trump" could not. Of people who have a full name only that
    counts, since a surname alone is shared. What is spelled alike is the same whatever kind of name it is.
    """
    here, there = _full(names), _full(others)
    return any(_fit(one, other) for one in here for other in there)


def _full(names: Iterable[str]) -> list[tuple[str, ...]]:
    bare = [_bare(name) for name in names]
    return [name for name in bare if len(name) > 1] or [name for name in bare if name]


def _bare(name: str) -> tuple[str, ...]:
    """The folded words of the name, without titles before it and suffixes behind it; all of them where nothing else is left."""
    words = tokens(name)
    first, last = 0, len(words)
    while first < last - 1 and words[first] in titles():
        first += 1
    while last > first + 1 and words[last - 1] in _SUFFIXES:
        last -= 1
    return words[first:last]


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[-1] != other[-1]:
        return one == other
    if len(one) == 1 or len(other) == 1:
        return True
    mine, theirs = one[0], other[0]
    return mine == theirs or (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0])
