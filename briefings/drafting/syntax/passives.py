"""Sentences that blame or report and do not say who does it: "mistakes were made", "is understood to". Knows verbs, no people."""

from briefings.draft.model import Doubt, DoubtKind
from briefings.drafting.document import Document
from briefings.model.spans import Span
from briefings.text.lexicon import words

_BE = frozenset(("was", "were", "is", "are", "been"))
_AGENT = 12  # words after the verb in which "by" names who did it
_MADE = frozenset(("mistakes", "errors", "mistake", "error", "misjudgements", "failures"))


def passives_in(copy: Document, passage: Span) -> list[Doubt]:
    """One doubt for each passive of blame or hearsay in the article's own words that names nobody who acts."""
    doubts = []
    for index in copy.outer_words_in(passage):
        if not _is_bare_passive(copy, index, passage):
            continue
        span = copy.span(_opening(copy, index), index)
        doubts.append(Doubt(DoubtKind.PASSIVE, f"The article does not say by whom: “{copy.wording(span)}”.", span))
    return doubts


def _is_bare_passive(copy: Document, index: int, passage: Span) -> bool:
    lower = copy.lower[index]
    before = copy.lower[max(0, index - 3) : index]
    passive = before[-1:] and (before[-1] in _BE or (before[-1].endswith("ly") and set(before[-2:-1]) & _BE))
    if not passive or {"not", "never"} & set(before):
        return False
    following = copy.lower[index + 1 : min(index + _AGENT, copy.token_at(passage.end))]
    if lower in ("made", "committed"):
        near = set(copy.lower[max(0, index - 5) : index])
        return bool(_MADE & near) and "by" not in following
    if lower in words("doubting", "hearsay"):
        return following[:1] in (["to"], ["that"])
    return lower in words("doubting", "blame") and not {"by", *words("accusing", "settling")} & set(following)


def _opening(copy: Document, index: int) -> int:
    """Where the words of the passive begin: with the one before its "was"."""
    first = index
    while first > 0 and index - first < 4 and copy.gap(first - 1) == " ":
        first -= 1
        if copy.lower[first] not in _BE and not copy.lower[first].endswith("ly"):
            break
    return first
