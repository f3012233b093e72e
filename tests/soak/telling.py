"""What members are told of what changed on record, as the plain model has it."""

from collections.abc import Set

from tests.soak.kept import Briefing, Correction
from tests.soak.values import KINDS, Event, Facts, Quote, Stance, Value, Values, person_in


def changed_meanwhile(briefing: Briefing, values: Values, take: Set[str]) -> list[Correction]:
    """Of a withdrawn briefing that goes on record again: the facts, quotes, events, stances; then what is gone."""
    told = []
    for key in sorted(briefing.out, key=lambda key: ("fqpes".find(key[0]), key)):
        if key == "facts" or key in take:
            told += [(key, *sides) for sides in _sides(briefing, briefing.out[key], values[key], values)]
    gone = [
        key
        for key in sorted(briefing.out, key=lambda key: ("qes".find(key[0]), key))
        if key[0] in KINDS and key[0] != "p"
    ]
    told += [(key, "on record", "taken back") for key in gone if key not in take]
    return [Correction(briefing.number, key, _named(briefing, key), was, became) for key, was, became in told]


def told_of(briefing: Briefing, value: Value, other: Value) -> str:
    """What a correction tells of a value that was or became the other: the part in which they differ."""
    if isinstance(value, Quote) and isinstance(other, Quote):
        words = _shown(briefing, value)
        return words if value.words != other.words else person_in(briefing.values, value.by).name
    assert isinstance(value, Facts)
    return value.title


def _named(briefing: Briefing, key: str) -> str:
    return f"B-{briefing.number}" if key == "facts" else f"{KINDS[key[0]]}-{briefing.numbers[key]}"


def _sides(briefing: Briefing, was: Value, now: Value, values: Values) -> list[tuple[str, str]]:
    """Each part in which two values differ, as members are told it."""
    match was, now:
        case Facts(), Facts():
            sides = [(was.title, now.title), (was.outlet, now.outlet)]
        case Quote(), Quote():
            names = [person_in(values, one.by).name for one in (was, now)]
            sides = [(_shown(briefing, was), _shown(briefing, now)), (names[0], names[1])]
        case Event(), Event():
            sides = [(was.words, now.words)]
        case Stance(), Stance():
            sides = [(was.issue, now.issue)]
        case _:
            sides = []
    return [(one, other) for one, other in sides if one != other]


def _shown(briefing: Briefing, quote: Quote) -> str:
    """The words with a mark where the article's quotation goes on."""
    whole = {*(f"{said.words}," for said in briefing.article.quotes), briefing.article.phrase}
    return quote.words if quote.words in whole else f"{quote.words} […]"
