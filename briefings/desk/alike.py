"""Which people on record could be one and the same, to be asked about: an editor decides, nobody is merged on its word. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from briefings.desk.same_person import could_be_one
from briefings.model.identities import Pair
from briefings.model.record import PersonRef
from briefings.text.folding import tokens

SHORTEST_SLIP = 7  # letters of a name in which one letter may be a slip: "Ann Lee" and "Ann Lea" hardly are
_GROUP_MOST = 60  # people with one surname, the newest: each group costs a look at all its pairs


def alike(people: Iterable[tuple[PersonRef, Sequence[str]]]) -> tuple[Pair, ...]:
    """The pairs, the newest person first. People come with every name they go by."""
    known = sorted(people, key=lambda one: one[0].number)
    names = {ref.number: tuple(called) for ref, called in known}
    refs = {ref.number: ref for ref, _ in known}
    fitting = {
        pair: False
        for group in _groups({number: _endings(called) for number, called in names.items()})
        for pair in combinations(group, 2)
        if could_be_one(names[pair[0]], names[pair[1]])
    }
    whole = {number: _whole(called) for number, called in names.items()}
    slips = {
        pair: True
        for group in _groups({number: _nearby(called) for number, called in whole.items()})
        for pair in combinations(group, 2)
        if _is_slip(whole[pair[0]], whole[pair[1]])
    }
    found = slips | fitting
    newest = sorted(found, key=lambda pair: (-pair[1], -pair[0]))
    return tuple(Pair(refs[later], refs[first], found[first, later]) for first, later in newest)


def _groups(keys: dict[int, set[str]]) -> list[list[int]]:
    """The numbers that share a key, each list in order, at most the newest 60 of it."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in keys.items():
        for key in found:
            groups[key].append(number)
    return [numbers[-_GROUP_MOST:] for _, numbers in sorted(groups.items()) if len(numbers) > 1]


def _endings(names: Iterable[str]) -> set[str]:
    return {words[-1] for name in names if (words := tokens(name))}


def _whole(names: Iterable[str]) -> set[str]:
    """The names of more than one word that are long enough for a slip."""
    joined = {" ".join(words) for name in names if len(words := tokens(name)) > 1}
    return {name for name in joined if len(name) >= SHORTEST_SLIP}


def _nearby(names: Iterable[str]) -> set[str]:
    """Each name and what is left of it without one letter: names that are one letter apart share one of these."""
    return {name[:at] + name[at + 1 :] for name in names for at in range(len(name))} | set(names)


def _is_slip(names: Iterable[str], others: Iterable[str]) -> bool:
    return any(OSA.distance(one, other, score_cutoff=1) == 1 for one in names for other in others)
