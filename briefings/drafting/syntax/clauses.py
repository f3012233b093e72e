"""Where a reported clause or phrase ends in its sentence. Knows small words and verb forms, not who speaks."""

from briefings.drafting.document import Document
from briefings.drafting.syntax.subjects import AUXILIARIES, PREPOSITIONS
from briefings.drafting.syntax.verbs import is_finite, is_time
from briefings.text.lexicon import words

_OPENERS = words("reports", "openers")
_CLAUSE = words("reports", "clause")
_ENDING = words("reports", "ending")
_LINKS = words("reports", "links")
_ASIDES = words("reports", "asides")
_DAYS = words("reports", "days")
_OCCASIONS = words("reports", "occasions")
_STARTS = words("reports", "subjects") | words("grammar", "determiners")
_VERBS = words("cues", "plain") | words("cues", "naming")
_SAYING = _CLAUSE | words("cues", "naming")
_NO_END = frozenset(("and", "but", "that", "to"))
_BEFORE_VERB = frozenset(("has", "have", "had", "also", "later"))
_AFTER_PHRASE = frozenset(("who", "which", "and", "but", "while", "though", "although", "as"))
_SUBORDINATE = frozenset(("after", "when", "while", "because", "although", "though"))
_PERSONS = frozenset(("he", "she", "they"))
_PASTS = frozenset(("said", "told", "wrote", "swore", "found"))
_DASHES = ("—", "–", "―", "--", " - ")
_DASH_REACH = 40  # words that a pair of dashes may hold
_CUE_REACH = 10  # words of a subject before its verb


def clause_end(copy: Document, first: int, last: int, cue: int, inner: bool = False) -> int:
    """The last token of the clause that begins at `first` and that the verb `cue` reports; the sentence goes to `last`.

    `inner`: the verb itself is in a clause that opens the sentence ("When she said …, he left"), which a comma ends.
    """
    index = first + 1
    while index <= last:
        gap = copy.gap(index - 1)
        if copy.marked_of[index] < 0:
            if inner and "," in gap and index > first + 2:
                return index - 1
            if ";" in gap or _turns(copy, first, index, last, cue):
                return index - 1
        elif copy.marked_of[index - 1] < 0 and ". " in gap:  # a sentence of its own in marks
            return index - 1
        closing = _closing_dash(copy, index, last) if _is_dash(gap) else None
        index = closing if closing is not None else index + 1
    return last


def phrase_end(copy: Document, first: int, last: int, cue: int, inner: bool = False) -> int:
    """The last token of the noun phrase that begins at `first` and that the verb `cue` reports ("cited the audit of 2019")."""
    for index in range(first + 1, last + 1):
        if copy.marked_of[index] >= 0:
            continue
        gap, lower = copy.gap(index - 1), copy.lower[index]
        if ";" in gap or (inner and "," in gap) or _is_dash(gap):
            return index - 1
        if lower in _SUBORDINATE or _is_occasion(copy, index, last):
            return index - 1
        if "," in gap and (lower in _AFTER_PHRASE or lower.endswith("ing") or ends_in_cue(copy, index, last)):
            return index - 1
        if lower in ("and", "but") and _turns(copy, first, index, min(last, index + 6), cue):
            return index - 1
    return last


def ends_in_cue(copy: Document, index: int, last: int) -> bool:
    """Whether only "…, another source said" follows: somebody who says the whole of it."""
    for place in range(index, min(last, index + _CUE_REACH) + 1):
        if copy.marked_of[place] >= 0:
            return False
        if copy.lower[place] in _ENDING:
            return place > index and (place == last or "," in copy.gap(place) or is_time(copy, place + 1))
        if is_finite(copy, place) or copy.lower[place] in _NO_END:
            return False
    return False


def _is_dash(gap: str) -> bool:
    return any(dash in gap for dash in _DASHES)


def _closing_dash(copy: Document, index: int, last: int) -> int | None:
    """The token after the dash that closes what the dash before `index` opens; None when none does."""
    return next((n + 1 for n in range(index, min(last, index + _DASH_REACH)) if _is_dash(copy.gap(n))), None)


def _turns(copy: Document, first: int, index: int, last: int, cue: int) -> bool:
    """Whether the clause that begins at `first` is over at token `index`, where something else follows."""
    lower, gap = copy.lower[index], copy.gap(index - 1)
    comma = "," in gap
    if lower == "but" and index < last and copy.lower[index + 1] in _ENDING:
        return True
    if lower in ("and", "but", "or") and _same_verb(copy, index + 1, last, cue):
        return True
    if lower in ("and", "but") and _is_dash(gap) and _new_cue(copy, index + 1, last):
        return True
    if lower == "and" and index < last and not comma:
        following = copy.tokens[index + 1]
        return (following.capital or following.lower in _PERSONS) and _new_cue(copy, index + 1, min(last, index + 4))
    if not comma:
        return False
    if lower in _ASIDES or _is_participle(copy, first, index, last) or _is_remark(copy, index, last):
        return True
    if lower == "but" and index < last and _opens_subject(copy, index + 1):
        return True
    return ends_in_cue(copy, index, last) or (lower in _LINKS and _new_cue(copy, index + 1, last))


def _is_participle(copy: Document, first: int, index: int, last: int) -> bool:
    """Whether "…, further fuelling the row" follows: a participle that goes with the sentence, in no list of them."""
    lower = copy.lower[index]
    if lower.endswith("ing") and lower in _SAYING:
        return True
    adverb = (lower.endswith("ly") or lower == "further") and index < last
    word = copy.lower[index + 1] if adverb else lower
    if not word.endswith("ing") or word == "including":
        return False
    return not any(copy.lower[n].endswith("ing") and copy.lower[n - 1] in PREPOSITIONS for n in range(first + 1, index))


def _is_remark(copy: Document, index: int, last: int) -> bool:
    """Whether "…, a threat that took the room by surprise" follows: what the article makes of the clause."""
    near = copy.lower[index + 2 : min(last, index + 4)]
    return copy.lower[index] in ("a", "an") and ("that" in near or "which" in near)


def _opens_subject(copy: Document, index: int) -> bool:
    token = copy.tokens[index]
    plural = token.lower.endswith("s") and not is_finite(copy, index) and token.lower not in AUXILIARIES
    return copy.marked_of[index] < 0 and (plural or token.lower in _STARTS or token.capital)


def _same_verb(copy: Document, index: int, last: int, cue: int) -> bool:
    """Whether a verb of saying follows that goes on with the same subject ("said … and added …", "is saying … and adds …")."""
    while index <= last and (copy.lower[index] in AUXILIARIES or copy.lower[index].endswith("ly")):
        index += 1
    if index > last or copy.marked_of[index] >= 0:
        return False
    word, before = copy.lower[index], copy.lower[cue]
    if before.endswith("ing") and word in _ENDING:
        return True
    return word in _VERBS and _form(word) == _form(before)


def _form(word: str) -> str:
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed") or word in _PASTS:
        return "past"
    return "s" if word.endswith("s") else "base"


def _new_cue(copy: Document, index: int, last: int) -> bool:
    """Whether somebody else's verb of saying follows before any other verb and before the next comma."""
    if index > last or copy.lower[index] in _OPENERS:
        return False
    for place in range(index + 1, min(last, index + _CUE_REACH) + 1):
        if copy.marked_of[place] >= 0 or "," in copy.gap(place - 1):
            return False
        lower = copy.lower[place]
        if lower not in _BEFORE_VERB and (is_finite(copy, place) or lower in _ENDING):
            return lower in _SAYING and not copy.tokens[place - 1].possessive
    return False


def _is_occasion(copy: Document, index: int, last: int) -> bool:
    """Whether only when or where it was said follows: "in a statement on Thursday", "during a rally"."""
    lower = copy.lower[index]
    if lower == "during" or lower in _DAYS:
        return True
    if lower not in ("in", "at", "on") or index >= last:
        return False
    near = copy.lower[index + 1 : min(last, index + 4) + 1]
    return not _DAYS.isdisjoint(near[:2]) or (near[0] in ("a", "an") and not _OCCASIONS.isdisjoint(near))
