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
    near = [Span(low + span.start, low + span.end) for span in sentences(text[low:high])]
    inside = [span for span in near if span.start < last and first < span.end]
    start = min([first, *(span.start for span in inside)])
    end = max([last, *(span.end for span in inside)])
    start = max((span.start for span in near if span.end <= start), default=start)
    end = min((span.end for span in near if span.start >= end), default=end)
    return text[start:end], tuple(Span(span.start - start, span.end - start) for span in spans)
