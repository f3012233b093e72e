"""The passage around words of a source text: one sentence before them, and one after. Pure."""

from collections.abc import Sequence

from briefings.model.spans import Span
from briefings.text.sentences import sentences

_REACH = 4000  # characters on either side that are looked at: more than a sentence before and a sentence after


def around(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The passage from the sentence before the spans to the one after them, and the places of the spans in it, as `[start, end)`.

    Only white space separates sentences; a passage never begins or ends with it. `spans` are in source order, at least one.
    """
    first, last = spans[0].start, max(span.end for span in spans)
    low, high = max(0, first - _REACH), min(len(text), last + _REACH)
    near = [(low + sentence.start, low + sentence.end) for sentence in sentences(text[low:high])]
    inside = [(begins, ends) for begins, ends in near if begins < last and first < ends]
    start = min([first, *(begins for begins, _ in inside)])
    end = max([last, *(ends for _, ends in inside)])
    start = max((begins for begins, ends in near if ends <= start), default=start)
    end = min((ends for begins, ends in near if begins >= end), default=end)
    return text[start:end], tuple(Span(span.start - start, span.end - start) for span in spans)
