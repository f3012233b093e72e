"""Chooses up to three whole sentences of the article that cover the dispute, and topics from the curated list. Writes nothing."""

from collections import Counter, defaultdict
from itertools import pairwise

from briefings.draft.model import Tier
from briefings.drafting.document import Document
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.syntax.subjects import PRONOUNS
from briefings.model.record import Position
from briefings.model.spans import Span
from briefings.text.lexicon import topics, words

_DISPUTE = words("grammar", "dispute")
_POOR_OPENERS = PRONOUNS | words("grammar", "poor_openers")
_OWNERS = frozenset(("his", "her", "its", "their"))
_SIDE = 1.2  # about as much as two more people named: enough to prefer a side over colour, not over the lead
_MOST_TOPICS = 3


def summary(analysis: Analysis) -> tuple[Span, ...]:
    """At most three sentence spans in source order; none that opens on a quotation, leans on a pronoun, or is kept out.

    A sentence that shows a side counts for more while that side is not in the summary yet.
    """
    copy, sides = analysis.copy, _sides(analysis)
    counts = Counter(word for word in copy.lower if len(word) > 3)
    fitting = [n for n in range(len(copy.outer)) if _fits(copy, n) and not analysis.keeps_out(copy.outer[n])]
    chosen: list[int] = []
    covered: set[str] = set()
    while fitting and len(chosen) < 3:
        shown = {side for n in chosen for side in sides[n]}
        worth = {n: _worth(analysis, n, counts, covered) + _SIDE * len(sides[n] - shown) for n in fitting}
        best = max(fitting, key=lambda n: (worth[n], -n))
        if chosen and worth[best] <= 0:
            break
        chosen.append(best)
        fitting.remove(best)
        covered |= _content(copy, best)
    return tuple(copy.outer[n] for n in sorted(chosen))


def _sides(analysis: Analysis) -> dict[int, set[Position]]:
    """The sides that each sentence shows outright, by its number."""
    sides: dict[int, set[Position]] = defaultdict(set)
    for stand in analysis.stands:
        if stand.tier is Tier.FIRM:
            sides[analysis.copy.sentence_at(stand.evidence.start)].add(stand.position)
    return sides


def _fits(copy: Document, number: int) -> bool:
    span = copy.outer[number]
    first, end = copy.token_at(span.start), copy.token_at(span.end)
    if not 8 <= end - first <= 60 or copy.text[span.end - 1] not in ".!":
        return False
    if copy.lower[first] in _POOR_OPENERS or any(copy.marked_of[i] >= 0 for i in range(first, end)):
        return False
    if "\n" in span.of(copy.text).replace(".\n", ". "):
        return False
    opening = copy.tokens[first : min(end, first + 5)]
    if any(token.lower in _OWNERS for token in opening) and not any(token.capital for token in opening[1:]):
        return False
    inside = set(copy.lower[first : min(end, first + 12)])
    return not inside & {"he", "she"} or any(token.capital for token in copy.tokens[first + 1 : first + 4])


def _content(copy: Document, number: int) -> set[str]:
    span = copy.outer[number]
    inside = copy.lower[copy.token_at(span.start) : copy.token_at(span.end)]
    return {word for word in inside if len(word) > 3 and word not in words("common", "openers")}


def _worth(analysis: Analysis, number: int, counts: Counter[str], covered: set[str]) -> float:
    copy, cast = analysis.copy, analysis.cast
    span = copy.outer[number]
    content = _content(copy, number)
    fresh = content - covered
    if not fresh:
        return 0.0
    central = sum(min(counts[word], 6) - 1 for word in fresh) / (4 + len(content))
    mentions = filter(None, map(cast.at.get, range(copy.token_at(span.start), copy.token_at(span.end))))
    people = {mention.who for mention in mentions if len(mention.who) == 1}
    dispute = len(content & _DISPUTE)
    lead = 3.0 if number == 0 else 2.0 if number < 3 else 0.0
    return (central + 0.5 * min(len(people), 3) + 0.6 * min(dispute, 4) + lead) * len(fresh) / len(content)


def topics_of(copy: Document) -> tuple[str, ...]:
    """At most three topics of the curated list, those with most words in the article first."""
    counts = Counter(copy.lower)
    counts.update(f"{word}-{following}" for word, following in pairwise(copy.lower))
    least = max(3, len(copy.tokens) // 150)
    scored = [
        (-total, name)
        for name, listed in topics()
        if (total := sum(counts[word] for word in listed)) >= least and sum(word in counts for word in listed) >= 2
    ]
    return tuple(name for _, name in sorted(scored)[:_MOST_TOPICS])
