"""Finds accusations about named people that rest on nobody: no source, no outcome, no reply. Knows one sentence at a time."""

from briefings.drafting.coreference.antecedents import DiscourseModel, candidates
from briefings.drafting.document import Document
from briefings.model.spans import Span
from briefings.text.lexicon import words

_BE = frozenset(("was", "is", "were", "been", "being", "are", "be"))
_ACCUSES = frozenset(("claimed", "argued", "alleged", "accuses", "accused"))


def allegations(memory: DiscourseModel) -> list[tuple[Span, int]]:
    """Passages (a relative clause, or the sentence) that accuse a named person with no source, outcome or reply, and that person."""
    copy, passages = memory.copy, []
    for sentence in copy.outer:
        inside = copy.outer_words_in(sentence)
        charge = next((i for i in inside if _is_charge(copy, i)), None)
        if charge is None or any(copy.lower[i] in words("accusing", "settling") for i in inside):
            continue
        who = _find_accused(memory, inside, charge)
        if who is not None and not _has_source(copy, inside, charge):
            passages.append((_passage(copy, inside, charge, sentence), who))
    return passages


def _passage(copy: Document, inside: list[int], charge: int, sentence: Span) -> Span:
    """The relative clause that holds the charge, or the whole sentence."""
    start = next((i for i in reversed(inside) if i < charge and copy.lower[i] in ("who", "whose", "which")), None)
    if start is None or any("," in copy.gap(i) for i in inside if start <= i < charge):
        return sentence
    end = next((i for i in inside if i >= charge and "," in copy.gap(i)), inside[-1])
    return copy.span(start, end)


def _is_charge(copy: Document, index: int) -> bool:
    token = copy.tokens[index]
    if token.capital and not copy.opens_sentence(index):
        return False
    if token.lower in words("accusing", "nouns"):
        return bool({"of", "that", "over"} & set(copy.lower[index + 1 : index + 3]))
    if token.lower in words("accusing", "weak"):
        offences = words("accusing", "offences") & set(copy.lower[index + 1 : index + 6])
        return copy.lower_at(index + 1) == "of" and bool(offences)
    if token.lower in words("accusing", "passive"):
        before = set(copy.lower[max(0, index - 3) : index])
        passive = before & _BE or token.lower == "allegedly"
        return bool(passive) and not before & {"not", "never"} and "by" not in copy.lower[index + 1 : index + 12]
    return False


def _find_accused(memory: DiscourseModel, inside: list[int], charge: int) -> int | None:
    """The person named, or meant by a pronoun, nearest before the charge; else one named right after it."""
    copy, cast = memory.copy, memory.cast
    for index in reversed([i for i in inside if i < charge]):
        if (named := cast.person_at(index)) is not None:
            return named
        if copy.lower[index] in ("he", "she"):
            fitting = candidates(memory, copy.lower[index], copy.tokens[index].start)
            return fitting[0][1] if fitting else None
    after = (cast.person_at(i) for i in inside if charge < i <= charge + 6)
    return next((who for who in after if who is not None), None)


def _has_source(copy: Document, inside: list[int], charge: int) -> bool:
    """Whether the sentence says who says it: "according to", a verb of accusing, or a verb of saying before the charge."""
    before = words("cues", "plain") - {"reiterated", "read"}
    return any(
        copy.lower[index] == "according"
        or (copy.lower[index] in _ACCUSES and index != charge)
        or (copy.lower[index] in before and index < charge)
        for index in inside
    )
