"""What follows a verb of saying: the one told, when and where, and then the words reported. Knows one sentence."""

from dataclasses import dataclass

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.drafting.syntax.subjects import PREPOSITIONS, PRONOUNS
from briefings.drafting.syntax.verbs import NEAR, SPANS_OF_TIME, is_finite, is_time
from briefings.text.lexicon import words

_OPENERS = words("reports", "openers")
_TELLING = words("reports", "telling")
_PROMISING = words("reports", "promising")
_SUBJECTS = words("reports", "subjects")
_WHERE = words("reports", "where")
_NUMBERS = words("reports", "numbers")
_DETERMINERS = words("grammar", "determiners")
_OBJECTS = PRONOUNS | {"him", "her", "them", "us", "me", "you"}
_STOPS_OBJECT = _SUBJECTS | _DETERMINERS | _OPENERS | PREPOSITIONS | {"to"}
_STOPS_THAT = (_SUBJECTS - {"you", "it"}) | words("reports", "auxiliary") | {"and", "but", "who", "which"}
_BEFORE_CLAUSE = _OPENERS | _SUBJECTS | _DETERMINERS
_ROUGHLY = frozenset(("about", "over", "under", "at", "between"))
_WITHIN_NOUN = (" ", "’s ", "'s ", "’ ", "' ", "-")
_REACH = 16  # words that may be between a verb and the "that" of its clause
_TITLE_MOST = 4  # words of a programme's or paper's name in marks


@dataclass(frozen=True, slots=True)
class Tail:
    """`start`: the token with which reported words may begin; None when none follow. `comma`: the last token before a comma that
    follows the verb, the one told, when and where; None when no such comma does."""

    start: int | None
    comma: int | None = None


def after_cue(copy: Document, cast: Entities, cue: int, last: int) -> Tail:
    """What follows the verb in its sentence, which goes to `last`."""
    if cue == last:
        return Tail(None)
    index = cue + 1
    that = _that(copy, cue, last)
    if that is not None:
        return Tail(that)
    if "," in copy.gap(cue):
        return Tail(index, cue)
    if copy.lower[cue] in _PROMISING and copy.lower[index] in ("to", "not"):
        return Tail(index)
    if copy.lower[cue] in _TELLING and copy.gap(cue) == " ":
        index = _past_object(copy, cast, index, last)
        if index <= last and copy.lower[index] == "to" and copy.gap(index - 1) == " ":
            return Tail(index)
    if copy.lower[cue].startswith("point") and index <= last and copy.lower[index] == "out":
        index += 1
    return _past_adverbials(copy, cast, index, last)


def _past_adverbials(copy: Document, cast: Entities, index: int, last: int) -> Tail:
    while index <= last:
        gap = copy.gap(index - 1)
        if copy.marked_of[index] >= 0 or ":" in gap or copy.lower[index] in _OPENERS:
            return Tail(index)
        if "," in gap:
            return Tail(None, index - 1)
        if gap.strip(" ()") or gap == "":
            return Tail(None)
        step = _past_adverbial(copy, cast, index, last)
        if step == index:
            return Tail(index)
        index = step
    return Tail(None)


def _that(copy: Document, cue: int, last: int) -> int | None:
    """The "that" (after telling, also "how" or "whether") which opens the clause, with no verb before it."""
    telling = copy.lower[cue] in _TELLING
    following = copy.lower[cue + 1]
    if not (telling or following in _WHERE or following in ("that", "out") or is_time(copy, cue + 1)):
        return None
    for index in range(cue + 1, min(last, cue + _REACH) + 1):
        lower, gap = copy.lower[index], copy.gap(index - 1)
        if copy.marked_of[index] >= 0 and telling and _is_title(copy, index):
            continue
        if copy.marked_of[index] >= 0 or gap.strip(" ,.’'s()-”\"“"):
            return None
        if lower == "that" and index < last and (copy.marked_of[index + 1] >= 0 or not is_finite(copy, index + 1)):
            return index
        if telling and lower in ("how", "whether", "why") and "," not in gap:
            return index
        verbal = lower == "to" or (lower.endswith("ing") and copy.lower[index - 1] not in _DETERMINERS)
        if lower in _STOPS_THAT or (verbal and index > cue + 1):
            return None
    return None


def _is_title(copy: Document, index: int) -> bool:
    """Whether the words in marks are a name: a few, each with a capital."""
    mark = copy.marks[copy.marked_of[index]]
    inside = range(copy.token_at(mark.start), copy.token_at(mark.end))
    return len(inside) <= _TITLE_MOST and all(copy.tokens[i].capital for i in inside)


def _past_object(copy: Document, cast: Entities, index: int, last: int) -> int:
    """The token after the one told: a name, a pronoun, or a noun with what is before it."""
    if copy.lower[index] in _OPENERS or copy.marked_of[index] >= 0:
        return index
    mention = cast.at.get(index)
    if mention is not None and not mention.run.possessive:
        return mention.run.last + 1
    if copy.lower[index] in _OBJECTS:
        return index + 1
    start = index
    if index < last and copy.lower[index] in _DETERMINERS and index + 1 in cast.at:
        index += 1  # "told the Assembly"
    while index <= last and (index == start or copy.gap(index - 1) in _WITHIN_NOUN):
        ends = copy.lower[index] in _STOPS_OBJECT or is_time(copy, index) or _starts_name(copy, cast, index)
        if ends and index > start + (start + 1 in cast.at):
            break
        index += 1
    return index


def _starts_name(copy: Document, cast: Entities, index: int) -> bool:
    mention = cast.at.get(index)
    return mention is not None and mention.run.first == index and not copy.tokens[index - 1].capital


def _past_adverbial(copy: Document, cast: Entities, index: int, last: int) -> int:
    """The token after an adverbial that begins at `index`; `index` itself where none does."""
    lower = copy.lower[index]
    following = copy.lower[index + 1] if index < last else ""
    if lower in NEAR and following in SPANS_OF_TIME:
        return index + 2
    if is_time(copy, index) or (lower.endswith("ly") and following in _BEFORE_CLAUSE):
        return index + 1
    roughly = lower in _ROUGHLY and (following[:1].isdigit() or following in _NUMBERS)  # "about 20 people had signed"
    if lower not in _WHERE or roughly:
        return index
    for place in range(index + 1, last + 1):
        word, before = copy.lower[place], copy.lower[place - 1]
        if copy.gap(place - 1).strip(" ’'s-") or copy.marked_of[place] >= 0 or word in _OPENERS:
            return place
        if before in PREPOSITIONS or before in _DETERMINERS:
            continue
        if word in _SUBJECTS or (word in _DETERMINERS and word != "one") or _starts_name(copy, cast, place):
            return place
    return last + 1
