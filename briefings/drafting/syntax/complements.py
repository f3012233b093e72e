"""Reported matter that is no clause: "urged the council to …", "called for a vote", "accused her of …", "described it as …"."""

from briefings.drafting.document import Document
from briefings.drafting.syntax.clauses import clause_end, phrase_end
from briefings.drafting.syntax.saying import ABOUT, ACCUSING, AS, BLAMING, CALLING, FOR, NAMING, PROMISING, URGING
from briefings.drafting.syntax.subjects import PREPOSITIONS
from briefings.drafting.syntax.verbs import has_verb
from briefings.text.lexicon import words

_OPENERS = words("reports", "openers")
_CALENDAR = words("common", "calendar")
_OPENS_NO_NOUN = PREPOSITIONS | {"to", "that", "and", "or", "but", "as"}
_VAGUE = frozenset(("it", "this", "that", "them", "him", "her", "us", "me", "himself", "herself"))
_OBJECTS = frozenset(("him", "her", "it", "them"))
_ARTICLES = frozenset(("a", "an", "the"))
_TO_REACH = 12  # words of the one who is urged


def infinitive(copy: Document, index: int, start: int, last: int, inner: bool) -> tuple[int, int] | None:
    """The infinitive that the verb at `index` reports ("promised to …", "urged the council to …"), from its "to" on."""
    lower = copy.lower[index]
    if lower in PROMISING and start == index + 1 and copy.lower[start] in ("to", "not"):
        return start, clause_end(copy, start, last, index, inner)
    if lower not in URGING or copy.lower[start] in _OPENERS:
        return None
    to = next((n for n in range(index + 1, min(last, index + _TO_REACH)) if copy.lower[n] == "to"), None)
    if to is None or has_verb(copy, index, to):
        return None
    return to, clause_end(copy, to, last, index, inner)


def nominal(copy: Document, index: int, last: int, inner: bool) -> tuple[int, int] | None:
    """The noun phrase or gerund that the verb at `index` reports."""
    start = index + 1
    if index + 2 > last or (copy.gap(index) != " " and copy.marked_of[start] < 0):
        return None
    lower = copy.lower[index]
    if lower in FOR and copy.lower[start] in _CALENDAR:
        start += 1
    following = copy.lower[start]
    stop = phrase_end(copy, start, last, index, inner)
    if _takes_preposition(copy, lower, following, start, stop):
        return (start + 1, stop) if start < stop and copy.lower[start + 1] not in _VAGUE else None
    held = copy.marked_of[start] >= 0 and copy.token_at(copy.marks[copy.marked_of[start]].end) > stop
    if held or following in _OPENS_NO_NOUN:  # words in marks alone are a direct quote
        return None
    return (start, stop) if _takes_noun(copy, lower, start, stop) else None


def _takes_preposition(copy: Document, lower: str, following: str, start: int, stop: int) -> bool:
    if lower in FOR and following == "for":
        return True
    if lower in FOR and following in ("on", "upon"):
        return "to" in copy.lower[start + 1 : stop]
    if lower in ABOUT:
        referring = lower.startswith(("refer", "point"))
        return following == "to" if referring else following in ("about", "of", "against")
    return False


def _takes_noun(copy: Document, lower: str, start: int, stop: int) -> bool:
    inside = {copy.lower[n] for n in range(start, stop + 1) if copy.marked_of[n] < 0}
    if any(lower in verbs and link in inside for verbs, link in ((AS, "as"), (ACCUSING, "of"), (BLAMING, "for"))):
        return True
    if lower in CALLING:
        return start < stop and (copy.lower[start] in _OBJECTS or _has_second_noun(copy, start, stop))
    return lower in NAMING


def _has_second_noun(copy: Document, start: int, stop: int) -> bool:
    """Whether a second noun phrase or words in marks follow the first ("the plan a mistake")."""
    return any(
        copy.marked_of[n] >= 0 or (n > start and copy.lower[n] in _ARTICLES and copy.lower[n - 1] not in PREPOSITIONS)
        for n in range(start, stop + 1)
    )
