"""What the record has of quoted words: verbatim, cut, spliced, altered, or nothing. Words and excerpts in, a verdict out; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz.distance import Levenshtein

from briefings.ask.answers import QuoteVerdict
from briefings.ask.streams import Stream, Window
from briefings.model.spans import OMISSION, Span
from briefings.store.shelf.stretches import QuotePlace
from briefings.text.comparable import Wording, plain, wording_of
from briefings.text.cuts import cut_ends
from briefings.text.differing import WordChange, differences
from briefings.text.qualifying import Qualified, Turn
from briefings.text.quoted import parts_between_omissions

COMPARED = 3  # windows in which the nearest words are looked for
LEAST_PART = 3  # words of a part that is spliced
MOST_PARTS = 5
SLIGHT = 2  # changed words up to which two parts on either side of the change are no splice
ALTERED_FROM = 0.55  # the share of words that are the same; two sentences about different things share a third
NEAR_FROM = 0.25
_LIKELY = 20  # beginnings that are looked at: those that most words vote for
_DRIFT = 3  # words by which those before a word may be more or fewer on record


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where words are on record: in which window, and in which quote of it, None where in the article alone."""

    window: Window
    spans: tuple[Span, ...]
    quote: QuotePlace | None

    @property
    def words(self) -> str:
        """The words there as they are shown: of a quote without what the article has between them, of the article all that it has."""
        text = self.window.excerpt.text
        if self.quote is None:
            return text[self.spans[0].start : self.spans[-1].end]
        words = OMISSION.join(span.of(text) for span in self.spans)
        first, last = self.quote.pieces[0].start, self.quote.pieces[-1].end
        head = any(map(str.isalnum, text[first : self.spans[0].start]))
        return cut_ends(words, head=head, tail=any(map(str.isalnum, text[self.spans[-1].end : last])))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on words, and the places that show it; `whole` is the sentence that CUT words are cut from."""

    verdict: QuoteVerdict
    places: tuple[FoundPlace, ...] = ()
    differences: tuple[WordChange, ...] = ()
    turns: tuple[Turn, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    place: FoundPlace
    qualified: Qualified | None


def judge(words: str, windows: Sequence[Window], speakers: frozenset[int] | None = None) -> Judgement:
    """The verdict on quoted words. `windows` are what the record has most like them, the best first; `speakers` are the people that
    the message can mean where it says whose words they are, none of them where that is nobody on record."""
    typed = plain(words)
    parts = [wording_of(part) for part in parts_between_omissions(typed)]
    parts = [part for part in parts if part.words]
    if not parts:
        return Judgement(QuoteVerdict.NOT_ON_RECORD)
    asks = typed.rstrip("\"”’'»)").endswith("?")
    exact = _best(_exact(parts, windows, asks), speakers)
    if exact is not None:
        return _judge_exact(exact, len(parts), speakers)
    whole = wording_of(" ".join(part.text for part in parts))
    near = _nearest(whole, windows[:COMPARED])
    if near is None or near.changed > SLIGHT or len(parts) > 1:
        spliced = _splice(whole, windows)
        if spliced:
            return Judgement(QuoteVerdict.SPLICED, spliced)
    if near is None or near.likeness < NEAR_FROM:
        return Judgement(QuoteVerdict.NOT_ON_RECORD)
    place = _place(near.window, near.stream, near.start, near.end)
    if near.likeness < ALTERED_FROM:
        return Judgement(QuoteVerdict.NOT_ON_RECORD, (place,))
    stretch = _wording_of_stream(near.stream, near.start, near.end)
    told = differences(whole, 0, stretch, 0, len(stretch.words))
    return Judgement(QuoteVerdict.ALTERED, (place,), told)


def _judge_exact(match: _Match, parts: int, speakers: frozenset[int] | None) -> Judgement:
    if match.qualified is not None:
        whole = match.qualified.sentence.of(match.place.window.excerpt.text)
        return Judgement(QuoteVerdict.CUT, (match.place,), turns=match.qualified.turns, whole=whole)
    if speakers is not None and _is_of_another(match.place, speakers):
        return Judgement(QuoteVerdict.OTHER_SPEAKER, (match.place,))
    return Judgement(QuoteVerdict.SHORTENED if parts > 1 else QuoteVerdict.VERBATIM, (match.place,))


def _is_of_another(place: FoundPlace, speakers: frozenset[int]) -> bool:
    return place.quote is not None and place.quote.speaker is not None and place.quote.speaker not in speakers


def _exact(parts: Sequence[Wording], windows: Sequence[Window], asks: bool) -> Iterator[_Match]:
    """Every place that has the parts, one after the other."""
    for window in windows:
        seen: set[tuple[Span, ...]] = set()
        for stream in (window.whole, *(window.spoken if _may_hold(window, parts) else ())):
            for ranges in _in_order(stream, parts):
                spans = tuple(span for start, end in ranges for span in stream.spans(start, end))
                if spans in seen or (len(parts) > 1 and not _is_one_statement(window, spans)):
                    continue
                seen.add(spans)
                cut = (*spans[:-1], _with_mark(window.excerpt.text, spans[-1])) if asks else spans
                yield _Match(FoundPlace(window, spans, _quote_with(window, spans)), window.qualified(cut))


def _may_hold(window: Window, parts: Sequence[Wording]) -> bool:
    """Whether all the words are in the window at all."""
    known = set(window.wording.words)
    return all(word in known for part in parts for word in part.words)


def _with_mark(text: str, span: Span) -> Span:
    """The span with the question mark behind it."""
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] == "?" else span


def _in_order(stream: Stream, parts: Sequence[Wording]) -> Iterator[list[tuple[int, int]]]:
    for start in stream.find(parts[0].words):
        ranges = [(start, start + len(parts[0].words))]
        for part in parts[1:]:
            following = stream.find(part.words, ranges[-1][1])
            if not following:
                break
            ranges.append((following[0], following[0] + len(part.words)))
        else:
            yield ranges


def _is_one_statement(window: Window, spans: Sequence[Span]) -> bool:
    """Whether an omission between the spans leaves out words of one quote, or of one paragraph without marks between."""
    if _quote_with(window, spans) is not None:
        return True
    between = window.excerpt.text[spans[0].start : spans[-1].end]
    return "\n" not in between and not any(mark in between for mark in '“”«»"')


def _quote_with(window: Window, spans: Sequence[Span]) -> QuotePlace | None:
    """The quote on record that has all the spans."""
    held = (
        quote
        for quote in window.excerpt.quotes
        if all(any(piece.contains(span) for piece in quote.pieces) for span in spans)
    )
    return next(held, None)


def _best(matches: Iterator[_Match], speakers: frozenset[int] | None) -> _Match | None:
    """Words of the speaker that is named first, then words that are not cut from what qualifies them, then words of a quote."""
    best, least = None, (2, 2, 2)
    for match in matches:
        place = match.place
        other = speakers is not None and (place.quote is None or _is_of_another(place, speakers))
        rank = (int(other), int(match.qualified is not None), int(place.quote is None))
        if rank < least:
            best, least = match, rank
        if least == (0, 0, 0):
            break
    return best


@dataclass(frozen=True, slots=True)
class _Near:
    """The words `start` to `end` of a stream, how many of them and of the words asked for are not the same, and how like they are."""

    window: Window
    stream: Stream
    start: int
    end: int
    changed: int
    likeness: float


def _nearest(said: Wording, windows: Sequence[Window]) -> _Near | None:
    """The words on record most like those said; of equally like ones those of a quote, then the first."""
    best: _Near | None = None
    for window in windows:
        for stream in (*window.spoken, window.whole):
            near = _align(said, window, stream)
            if near is not None and (best is None or near.likeness > best.likeness):
                best = near
    return best


def _align(said: Wording, window: Window, stream: Stream) -> _Near | None:
    """The words of the stream most like those said: where most words vote for one beginning, moved until both ends fit."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(stream.words):
        places.setdefault(word, []).append(place)
    votes: dict[int, float] = {}
    for at, word in enumerate(said.words):
        for place in places.get(word, ()):
            votes[place - at] = votes.get(place - at, 0.0) + 1 / len(places[word])
    if not votes:
        return None
    likely = nlargest(_LIKELY, votes, key=lambda start: (votes[start], -start))
    sums = {first: sum(votes.get(first + drift, 0.0) for drift in range(-_DRIFT, _DRIFT + 1)) for first in likely}
    first = max(sums, key=lambda start: (sums[start], votes[start], -start))
    low, high = max(0, first - 2 * _DRIFT), min(len(stream.words), max(0, first) + len(said.words) + 2 * _DRIFT)
    steps = Levenshtein.opcodes(said.words, stream.words[low:high])
    same = [step for step in steps if step.tag == "equal"]
    if not same:
        return None
    start = max(low, low + same[0].dest_start - same[0].src_start)
    end = min(high, low + same[-1].dest_end + len(said.words) - same[-1].src_end)
    taken = stream.words[start:end]
    changed = sum(
        max(step.src_end - step.src_start, step.dest_end - step.dest_start)
        for step in Levenshtein.opcodes(said.words, taken)
        if step.tag != "equal"
    )
    likeness = 1 - changed / max(len(said.words), len(taken), 1)
    return _Near(window, stream, start, end, changed, likeness)


def _wording_of_stream(stream: Stream, start: int, end: int) -> Wording:
    """These words of the stream as a text of their own, as they are written."""
    text, starts, ends = "", [], []
    whole = stream.wording
    for nth, place in enumerate(stream.places[start:end]):
        before = stream.places[start + nth - 1] if nth else None
        joint = (
            whole.text[whole.ends[before] : whole.starts[place]] if before is not None and before == place - 1 else " "
        )
        text += joint if nth else ""
        starts.append(len(text))
        text += whole.text[whole.starts[place] : whole.ends[place]]
        ends.append(len(text))
    return Wording(text, stream.words[start:end], tuple(starts), tuple(ends))


def _place(window: Window, stream: Stream, start: int, end: int) -> FoundPlace:
    spans = stream.spans(start, end)
    return FoundPlace(window, spans, _quote_with(window, spans))


def _splice(said: Wording, windows: Sequence[Window]) -> tuple[FoundPlace, ...]:
    """The places of parts that make up all the words said, none of them shorter than three words; none where they cannot be told so."""
    streams = [(window, stream) for window in windows for stream in (*window.spoken, window.whole)]
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    wanted = {said.words[at : at + LEAST_PART] for at in range(len(said.words) - LEAST_PART + 1)}
    for nth, (_, stream) in enumerate(streams):
        for place in range(len(stream.words) - LEAST_PART + 1):
            key = stream.words[place : place + LEAST_PART]
            if key in wanted and not any(place < cut < place + LEAST_PART for cut in stream.breaks):
                starts.setdefault(key, []).append((nth, place))
    parts: list[FoundPlace] = []
    at = 0
    while at < len(said.words) and len(parts) < MOST_PARTS:
        longest, best = 0, None
        for nth, place in starts.get(said.words[at : at + LEAST_PART], ()):
            size = _run(said.words, at, streams[nth][1], place)
            size = size if len(said.words) - at - size in (0, *range(LEAST_PART, len(said.words))) else 0
            if size > longest:
                longest, best = size, (nth, place)
        if best is None:
            return ()
        window, stream = streams[best[0]]
        parts.append(_place(window, stream, best[1], best[1] + longest))
        at += longest
    if at < len(said.words) or len(parts) < 2:
        return ()
    return () if _is_one_sentence(parts) else tuple(parts)


def _run(words: Sequence[str], at: int, stream: Stream, place: int) -> int:
    """How many words from `at` on are those of the stream from `place` on."""
    size = 0
    while (
        at + size < len(words)
        and place + size < len(stream.words)
        and words[at + size] == stream.words[place + size]
        and (size == 0 or place + size not in stream.breaks)
    ):
        size += 1
    return size


def _is_one_sentence(parts: Sequence[FoundPlace]) -> bool:
    """Whether the parts are one sentence with words left out: that is altered, not spliced."""
    text = parts[0].window.excerpt.text
    if any(part.window is not parts[0].window for part in parts):
        return False
    ends = [part.spans[-1].end for part in parts[:-1]]
    starts = [part.spans[0].start for part in parts[1:]]
    between = [text[end:start] for end, start in zip(ends, starts, strict=True) if end <= start]
    return len(between) == len(ends) and not any(mark in gap for gap in between for mark in ".!?\n“”")
