"""What members are told of what changed on record, as the plain model has it."""

from tests.soak.kept import Briefing, Correction
from tests.soak.values import KINDS, Event, Facts, Quote, Stance, Values, person_in


def changes_of(briefing: Briefing, was: Values) -> list[Correction]:
    """How what is on record now, and `was` there before, looks another way: the facts, quotes, events, stances."""
    keys = sorted(was.keys() & briefing.out.keys(), key=lambda key: ("fqpes".find(key[0]), key))
    return [
        Correction(briefing.number, key, _named(briefing, key), before, after)
        for key in keys
        for before, after in _sides(briefing, was, key)
        if before != after
    ]


def gone_of(briefing: Briefing, was: Values) -> list[Correction]:
    """What is on record no longer; people are not told of."""
    gone = [key for key in was if key[0] in "qes" and key not in briefing.out]
    return [
        Correction(briefing.number, key, _named(briefing, key), "on record", "taken back")
        for key in sorted(gone, key=lambda key: ("qes".find(key[0]), key))
    ]


def _named(briefing: Briefing, key: str) -> str:
    return f"B-{briefing.number}" if key == "facts" else f"{KINDS[key[0]]}-{briefing.numbers[key]}"


def _sides(briefing: Briefing, was: Values, key: str) -> list[tuple[str, str]]:
    """Each part of an item, as members read it before and as they read it now."""
    match was[key], briefing.out[key]:
        case Facts() as before, Facts() as after:
            return [(before.title, after.title), (before.outlet, after.outlet)]
        case Quote() as before, Quote() as after:
            return [
                (_shown(briefing, before), _shown(briefing, after)),
                (person_in(briefing.values, before.by).name, person_in(briefing.values, after.by).name),
                (_answered(briefing, was, before), _answered(briefing, briefing.out, after)),
            ]
        case Event() as before, Event() as after:
            return [(before.words, after.words)]
        case Stance() as before, Stance() as after:
            return [(before.issue, after.issue)]
        case _:
            return []


def _answered(briefing: Briefing, out: Values, quote: Quote) -> str:
    """The number and the speaker of the quote that it answers; nothing where that one is not on record."""
    other = out.get(quote.answers)
    if not isinstance(other, Quote):
        return ""
    return f"Q-{briefing.numbers[quote.answers]} {person_in(briefing.values, other.by).name}"


def _shown(briefing: Briefing, quote: Quote) -> str:
    """The words with a mark where the article's quotation goes on."""
    whole = {*(f"{said.words}," for said in briefing.article.quotes), briefing.article.phrase}
    return quote.words if quote.words in whole else f"{quote.words} […]"
