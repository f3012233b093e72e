"""Finds accusations about named people that rest on nobody: no source, no outcome, no reply. Knows one sentence at a time."""

from bisect import bisect_left

from briefings.drafting.coreference.antecedents import DiscourseModel, candidates
from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.model.spans import Span
from briefings.text.lexicon import words


def allegations(copy: Document, cast: Entities, memory: DiscourseModel) -> list[tuple[Span, int]]:
    """Passages (a relative clause, or the sentence) that accuse a named person with no source, outcome or reply, and that person."""
    found = []
    for number, sentence in enumerate(copy.outer):
        inside = copy.outer_words(sentence.start, sentence.end)
        charged = [i for i in inside if _is_charge(copy, i)]
        if not charged or any(_settles(copy, i) for i in inside):
            continue
        who = _find_accused(copy, cast, memory, inside, charged[0])
        if who is not None and not _has_source(copy, cast, inside, charged[0], who):
            found.append((_passage(copy, inside, charged[0], copy.outer[number]), who))
    return found


def touches(kept_out: list[tuple[Span, int]], span: Span) -> bool:
    """Whether a passage overlaps one that is kept out."""
    at = bisect_left(kept_out, span.end, key=lambda pair: pair[0].start)
    return at > 0 and kept_out[at - 1][0].end > span.start


def _passage(copy: Document, inside: list[int], charge: int, sentence: Span) -> Span:
    """The relative clause that holds the charge, or the whole sentence."""
    start = next((i for i in reversed(inside) if i < charge and copy.lower[i] in ("who", "whose", "which")), None)
    if start is None or any("," in copy.gap(i) for i in inside if start <= i < charge):
        return sentence
    end = next((i for i in inside if i >= charge and "," in copy.gap(i)), inside[-1])
    return copy.span(start, end)


def _is_charge(copy: Document, index: int) -> bool:
    token = copy.tokens[index]
    if token.capital and token.start != copy.outer[copy.outer_of[index]].start:
        return False
    if token.lower in words("accusing", "nouns"):
        return bool({"of", "that", "over"} & set(_next(copy, index, 3)))
    if token.lower in words("accusing", "weak"):
        return _next(copy, index, 2) == ["of"] and bool(words("accusing", "offences") & set(_next(copy, index, 6)))
    if token.lower in words("accusing", "passive"):
        before = copy.lower[max(0, index - 3) : index]
        passive = (
            any(word in ("was", "is", "were", "been", "being", "are", "be") for word in before)
            or token.lower == "allegedly"
        )
        return passive and "not" not in before and "never" not in before and "by" not in _next(copy, index, 12)
    return False


def _next(copy: Document, index: int, reach: int) -> list[str]:
    return copy.lower[index + 1 : min(len(copy.tokens), index + reach)]


def _settles(copy: Document, index: int) -> bool:
    return copy.lower[index] in words("accusing", "settling")


def _find_accused(copy: Document, cast: Entities, memory: DiscourseModel, inside: list[int], charge: int) -> int | None:
    """The person named, or meant by a pronoun, nearest before the charge; else one named right after it."""
    for index in reversed([i for i in inside if i < charge]):
        mention = cast.at.get(index)
        if mention is not None and len(mention.who) == 1 and not cast.people[mention.who[0]].body:
            return mention.who[0]
        if copy.lower[index] in ("he", "she"):
            fitting = candidates(memory, copy.lower[index], copy.tokens[index].start)
            return fitting[0][1] if fitting else None
    for index in [i for i in inside if charge < i <= charge + 6]:
        mention = cast.at.get(index)
        if mention is not None and len(mention.who) == 1 and not cast.people[mention.who[0]].body:
            return mention.who[0]
    return None


def _has_source(copy: Document, cast: Entities, inside: list[int], charge: int, accused: int) -> bool:
    """Whether somebody else is named as saying it: "according to", or a cue verb whose subject is not the accused."""
    for index in inside:
        lower = copy.lower[index]
        if lower == "according" or (
            lower in ("claimed", "argued", "alleged", "accuses", "accused") and index != charge
        ):
            return True
        if lower in words("cues", "plain") and lower not in ("reiterated", "read") and index < charge:
            return True
    return False
