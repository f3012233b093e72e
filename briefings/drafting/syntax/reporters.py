"""Finds whom a verb of reporting belongs to, with what direct quotes do not need: its own clause, and two people who say one thing."""

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.drafting.syntax.saying import CLAUSE
from briefings.drafting.syntax.subjects import (
    PREPOSITIONS,
    Head,
    Subject,
    leading,
    name_at,
    subject_after,
    subject_before,
    subject_of,
)
from briefings.drafting.syntax.verbs import is_finite
from briefings.text.lexicon import words

_TELLING = words("reports", "telling")
_NOBODY = words("reports", "openers") | {"out", "nothing", "so", "yes", "no", "little", "much"}
_OWNERS = frozenset(("his", "her", "their", "its"))
_NOUN_MOST = 4  # words of a noun phrase that is taken whole
_RELATIVES = frozenset(("who", "which", "that", "whose"))


def reporter_after(copy: Document, cast: Entities, outside: list[int], at: int, last: int) -> Subject | None:
    """Who is right after the verb `outside[at]` ("…, said the senator"); None where a clause follows it."""
    index = outside[at]
    lower = copy.lower[index]
    if lower not in CLAUSE or lower in _TELLING or lower.endswith("ing") or not index or "," not in copy.gap(index - 1):
        return None
    if index < last and copy.lower[index + 1] in _NOBODY:
        return None
    subject = subject_after(copy, cast, outside, at)
    if subject is None or (subject.form is Head.PRONOUN and copy.lower[subject.first] in ("it", "they")):
        return None
    begin = subject.last if subject.form is Head.NAME else subject.first
    for place in range(begin + 1, last + 1):
        if copy.gap(place - 1).strip(" -’'s.") or copy.lower[place] in _RELATIVES:
            break
        if is_finite(copy, place):
            return None
    return subject


def reporter_before(copy: Document, cast: Entities, outside: list[int], at: int) -> Subject | None:
    """Who is before the verb `outside[at]`; where another verb parts the two, the subject of the verb's own clause."""
    subject = subject_before(copy, cast, outside, at)
    if subject is None or copy.lower[outside[at]].endswith("ing"):
        return subject
    parts = (n for n in range(at - 1, 0, -1) if "," in copy.gap(outside[n - 1]) or outside[n] - outside[n - 1] > 1)
    start = next(parts, None)
    if start is None or subject.first >= outside[start]:
        return subject
    parted = any(is_finite(copy, n) for n in range(subject.last + 1, outside[start]))
    return (leading(copy, cast, outside[start:at]) or subject) if parted else subject


def owner(copy: Document, cast: Entities, index: int) -> Subject | None:
    """Whose claim the noun at `index` is ("Lind's claim that", "her repeated claims that"); None where nobody owns it."""
    for place in (index - 1, index - 2):
        if place < 0 or copy.marked_of[place] >= 0:
            return None
        mention = cast.at.get(place)
        if mention is not None and mention.run.last == place and mention.run.possessive:
            return name_at(copy, cast, place)
        if copy.lower[place] in _OWNERS:
            return subject_of(copy, Head.PRONOUN, place)
    return None


def together(copy: Document, cast: Entities, first: int, subject: Subject) -> Subject | None:
    """Both of "Lind and Orr" or of "officials and allies", as one phrase: the words are not one's alone. None for one subject."""
    index = subject.first - 1
    if index - first < 1 or copy.lower[index] != "and" or subject.form is Head.PRONOUN or copy.gap(index) != " ":
        return None
    left = cast.at.get(index - 1)
    if copy.gap(index - 1) != " " or copy.marked_of[index - 1] >= 0 or (left is not None and left.run.possessive):
        return None
    begin = left.run.first if left is not None else _noun_start(copy, first, index - 1)
    if begin is None:
        return None
    return subject_of(copy, Head.NOUN, begin, subject.last)


def _noun_start(copy: Document, first: int, last: int) -> int | None:
    """The first token of a few plain words that open the sentence or follow a comma; None when something else is there."""
    begin = last
    while begin > first and copy.gap(begin - 1) == " ":
        begin -= 1
    plain = range(begin, last + 1)
    if len(plain) > _NOUN_MOST or not copy.lower[last].endswith("s"):
        return None
    odd = any(copy.lower[n] in PREPOSITIONS or is_finite(copy, n) or copy.marked_of[n] >= 0 for n in plain)
    return None if odd else begin
