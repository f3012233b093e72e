"""The passage of a text that comes closest to some words, and in plain sentences what differs. Knows nothing of drafts."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein, Opcode

from briefings.model.spans import Span

MOST_TYPED = 2_000  # characters of the typed words
MOST_SEEDS = 8  # the rarest typed words are looked for in the text; each costs a walk through it
MOST_HITS = 2_000  # places of one seed that are looked at
DRIFT = 100  # characters by which words left out or added may shift what follows
LEAST_ALIKE = 60  # of 100; two English sentences about different things come to 45 to 56
ALIGNED = 80  # characters of the head and of the tail that are looked for in the passage
NUDGES = 5  # words by which either end is moved to see whether the passage becomes more alike
MOST_SAID = 3  # differences that are told one by one

_WORD = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"\S+")
_OUTER = "'\""


def nearest_passage(text: str, flat: str, typed: str) -> tuple[Span, str] | None:
    """As `finding.nearest`; `flat` is `text` with marks, dashes and spaces in one style, and `typed` likewise."""
    typed = typed[:MOST_TYPED].strip(" '\"")
    if not typed:
        return None
    low, wanted = _lower(flat), _lower(typed)
    start = _best_start(low, wanted)
    if start is None:
        return None
    margin = 40 + len(typed) // 4
    window = Span(max(0, start - margin), min(len(text), start + len(typed) + margin))
    whole = _align(low, window, wanted)
    span = _snap(flat, whole, typed) if whole else None
    if span is None or fuzz.ratio(span.of(low), wanted) < LEAST_ALIKE:
        return None
    return _with_differences(text, flat, typed, span)


def starts_of(text: str, words: str) -> Iterator[int]:
    """Every place where `words` begin in `text`, letter for letter, overlapping ones too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _lower(text: str) -> str:
    """Lower case, the same length ("İ" would grow)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _best_start(low: str, wanted: str) -> int | None:
    """Where the words would begin if the text had them: each rare word that is found votes for its own beginning."""
    votes: dict[int, float] = defaultdict(float)
    first: dict[int, int] = {}
    for word, offset in _seeds(low, wanted):
        hits = list(islice(starts_of(low, word), MOST_HITS))
        for hit in hits:
            start = hit - offset
            for bucket in (start // DRIFT, start // DRIFT + 1):
                votes[bucket] += 1 / len(hits)
                first.setdefault(bucket, start)
    if not votes:
        return None
    best = max(votes, key=lambda bucket: (votes[bucket], -bucket))
    return max(0, first[best])


def _seeds(low: str, wanted: str) -> list[tuple[str, int]]:
    """Words of the text, each with how many characters after the beginning of the typed words it belongs."""
    words = {match.group(): match.start() for match in reversed(list(_WORD.finditer(wanted)))}
    longest = sorted(words, key=lambda word: (-len(word), words[word]))[: 3 * MOST_SEEDS]
    counts = {word: low.count(word) for word in longest}
    known = sorted((word for word in longest if counts[word]), key=lambda word: (counts[word], words[word]))
    if known:
        return [(word, words[word]) for word in known[:MOST_SEEDS]]
    vocabulary = sorted(set(_WORD.findall(low)))
    likes = [(process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=70), word) for word in longest[:3]]
    return [(like[0], words[word]) for like, word in likes if like is not None]


def _align(low: str, window: Span, wanted: str) -> Span | None:
    """The stretch of whole words in the window whose letters are most like the words'."""
    passage = window.of(low)
    chunks = _chunks(passage, Span(0, len(passage)))
    if not chunks:
        return None
    head = fuzz.partial_ratio_alignment(wanted[:ALIGNED], passage)
    tail = fuzz.partial_ratio_alignment(wanted[-ALIGNED:], passage)
    starts, ends = [chunk.start for chunk in chunks], [chunk.end for chunk in chunks]
    first = max(0, bisect_right(starts, head.dest_start if head else 0) - 1)
    last = min(len(chunks) - 1, bisect_left(ends, tail.dest_end if tail else len(passage)))
    if last < first or len(wanted) <= ALIGNED:
        last = min(len(chunks) - 1, bisect_left(ends, head.dest_end if head else len(passage)))

    def likeness(first: int, last: int) -> float:
        return fuzz.ratio(passage[chunks[first].start : chunks[last].end].strip(_OUTER), wanted)

    for _ in range(2):
        nearby = range(max(first, last - NUDGES), min(len(chunks), last + NUDGES + 1))
        last = max(nearby, key=lambda at: likeness(first, at))
        nearby = range(max(0, first - NUDGES), min(last, first + NUDGES) + 1)
        first = max(nearby, key=lambda at: likeness(at, last))
    return Span(window.start + chunks[first].start, window.start + chunks[last].end)


def _snap(flat: str, span: Span, typed: str) -> Span | None:
    """The span without marks around it that were not typed."""
    start, end = span.start, span.end
    while start < end and not flat[start].isalnum() and flat[start] != typed[0]:
        start += 1
    while start < end and not flat[end - 1].isalnum() and flat[end - 1] != typed[-1]:
        end -= 1
    if flat[end - 2 : end] == "'s" and not typed.endswith("'s"):
        end -= 2
    return Span(start, end) if start < end else None


def _with_differences(text: str, flat: str, typed: str, span: Span) -> tuple[Span, str]:
    """The span and its differences, in the order of the text."""
    here = _CHUNK.findall(typed)
    span = _snap(flat, _reach(text, flat, here, span), typed) or span
    there = _chunks(flat, span)
    article = [chunk.of(text) for chunk in there]
    said = [
        _say(step.tag, here[step.src_start : step.src_end], article[step.dest_start : step.dest_end])
        for step in _steps(here, flat, there)
        if step.tag != "equal"
    ]
    if not said:
        return span, "Only punctuation or spaces differ."
    more = len(said) - MOST_SAID
    tail = [] if more <= 0 else ["There is 1 more difference." if more == 1 else f"There are {more} more differences."]
    return span, " ".join(said[:MOST_SAID] + tail)


def _reach(text: str, flat: str, here: list[str], span: Span) -> Span:
    """The span made longer where the first or last typed words are not in it: to their place close by, else by as many
    words of the same paragraph, so that they are compared with something."""
    steps = _steps(here, flat, _chunks(flat, span))
    head = steps[0].src_end if steps[0].tag == "delete" else 0
    tail = steps[-1].src_end - steps[-1].src_start if steps[-1].tag == "delete" and len(steps) > 1 else 0
    paragraph = Span(text.rfind("\n\n", 0, span.start) + 1, text.find("\n\n", span.end) % (len(text) + 1))
    start, end = span.start, span.end
    if head:
        before = _chunks(flat, Span(paragraph.start, start))[::-1] if paragraph.start < start else []
        start = _further(flat, before, here[0], head, Span(start, start + 1)).start
    if tail:
        after = _chunks(flat, Span(end, paragraph.end)) if end < paragraph.end else []
        after = after[1:] if flat[end : end + 1].strip() else after  # the rest of the last word
        end = _further(flat, after, here[-1], tail, Span(end - 1, end)).end
    return Span(start, end)


def _further(flat: str, chunks: list[Span], word: str, count: int, here: Span) -> Span:
    near = chunks[: count + NUDGES]
    there = next((chunk for chunk in near if _bare(chunk.of(flat)) == _bare(word)), None)
    return there or (chunks[min(count, len(chunks)) - 1] if chunks else here)


def _chunks(flat: str, span: Span) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _CHUNK.finditer(flat, span.start, span.end)]


def _steps(here: list[str], flat: str, there: list[Span]) -> list[Opcode]:
    return list(Levenshtein.opcodes([_bare(word) for word in here], [_bare(chunk.of(flat)) for chunk in there]))


def _bare(word: str) -> str:
    return word.strip(_OUTER) or word


def _say(tag: str, typed: list[str], article: list[str]) -> str:
    here, there = _in_quotes(typed), _in_quotes(article)
    if here[-2] == there[-2] and not here[-2].isalnum() and len(here) > 3 < len(there):
        here, there = f"{here[:-2]}”", f"{there[:-2]}”"
    match tag:
        case "replace":
            return f"The article has {there} where you typed {here}."
        case "insert":
            return f"The article has {there}, which you left out."
        case _:
            return f"{here} is not there."


def _in_quotes(words: list[str]) -> str:
    said = " ".join(words).strip("'\"‘’“”")
    return f"“{said if len(said) <= 80 else said[:79] + '…'}”"
