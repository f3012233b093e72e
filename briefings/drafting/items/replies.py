"""Finds which quotes the article gives as replies, and to which quote. Knows words and places; judges nobody's argument."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.draft.model import DraftQuote, DraftReport, ReplyState
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.syntax.subjects import PREPOSITIONS
from briefings.model.record import SpeakerState
from briefings.model.spans import Span
from briefings.text.lexicon import words

_BACK = words("replies", "back")
_STRONG = words("replies", "strong")
_WEAK = words("replies", "weak")
_NOUNS = words("replies", "nouns")
_DOING = words("replies", "doing")
_WORDS = words("replies", "words")
_ASKING = words("replies", "asking")
_OBJECTS = frozenset(("a", "an", "questions", "reporters", "no", "several", "some", "one"))
_PRESSED_ON = frozenset(("about", "on", "over", "whether", "why", "how", "if", "by"))
_LOOKED_AT = 8  # quotes before a reply among which the one that it answers is looked for
_FAR = 6  # paragraphs between a reply and the words of whom it names
_PHRASE = 8  # words of "Ada Quill’s remarks" that are looked at
_SURE = (SpeakerState.STATED, SpeakerState.INFERRED)


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that give something as a reply. `named`: the people in them. `sure`: they answer somebody's words, no reporter's question."""

    span: Span
    named: frozenset[str]
    sure: bool = True


def with_replies(
    analysis: Analysis, quotes: Sequence[DraftQuote], reports: Sequence[DraftReport], keys: Mapping[int, str]
) -> tuple[DraftQuote, ...]:
    """The quotes, those that the article gives as replies with the quote that they answer. `keys` are those of the cast.

    A reply answers the nearest quote before it by somebody it names; where it names nobody, the nearest by somebody else. It is STATED
    when the words say so and one quote alone is near; else POSSIBLE, for an editor to settle.
    """
    reader = _Replies(analysis, quotes, reports, keys)
    return tuple(reader.with_reply(number) for number in range(len(quotes)))


def _start(report: DraftReport) -> int:
    return report.pieces[0].start


class _Replies:
    def __init__(
        self, analysis: Analysis, quotes: Sequence[DraftQuote], reports: Sequence[DraftReport], keys: Mapping[int, str]
    ) -> None:
        self._cast, self._copy = analysis.cast, analysis.copy
        self._quotes = quotes
        self._reports = sorted(reports, key=_start)
        self._keys = keys
        self._asked: dict[int, bool] = {}
        self._sentences = [self._sentence(quote) for quote in quotes]
        self._quoting = frozenset(self._sentences)

    def _sentence(self, quote: DraftQuote) -> int:
        return self._copy.sentence_at(quote.cue.start if quote.cue else quote.pieces[0].start)

    def with_reply(self, number: int) -> DraftQuote:
        quote = self._quotes[number]
        sign = self._sign(number)
        if sign is None or quote.speaker is None:
            return quote
        answered, state = self._find_answered(number, sign)
        return replace(quote, reply_to=answered.key, reply_state=state, reply_cue=sign.span) if answered else quote

    def _sign(self, number: int) -> _Sign | None:
        """What gives the quote as a reply: its own verb, else words of its sentence when it is the first quote there."""
        quote, here = self._quotes[number], self._sentences[number]
        if number and quote.cue is not None and quote.cue == self._quotes[number - 1].cue:
            return None  # the reply goes on
        if quote.cue is not None:
            by_verb = self._of_verb(self._copy.token_at(quote.cue.start), quote.speaker_span)
            if by_verb is not None:
                return None if self._is_asked(here) else by_verb
        if number and self._sentences[number - 1] == here:
            return None
        sign = self._of_sentence(here)
        if sign is None or here not in self._sentences[number + 1 : number + 2]:
            return sign
        speakers = {other.speaker for other in self._quotes[number : number + 3]}
        return replace(sign, sure=sign.sure and len(speakers) == 1)

    def _is_asked(self, sentence: int) -> bool:
        """Whether the sentence has a reporter's question ("Asked whether …, she replied"), or the one before in its paragraph."""
        if sentence not in self._asked:
            before = sentence - 1
            near = before >= 0 and self._copy.paragraph_of[before] == self._copy.paragraph_of[sentence]
            earlier = near and before not in self._quoting and self._asks(before)
            self._asked[sentence] = earlier or self._asks(sentence)
        return self._asked[sentence]

    def _asks(self, sentence: int) -> bool:
        lower = self._copy.lower_at
        return any(
            lower(index) in _ASKING and (lower(index) != "pressed" or lower(index + 1) in _PRESSED_ON)
            for index in self._copy.outer_words_in(self._copy.outer[sentence])
        )

    def _of_verb(self, index: int, subject: Span | None) -> _Sign | None:
        """The sign of the verb of saying itself; `subject` is who speaks, maybe behind it ("replied Quill")."""
        lower, last = self._copy.lower_at(index), index
        if lower in _BACK:
            last = index + 1
            if self._copy.lower_at(last) != "back":
                return None
        elif lower not in _STRONG | _WEAK or self._copy.lower_at(index - 1) in ("not", "never"):
            return None
        if subject is not None and last + 1 < len(self._copy.tokens):
            following = self._copy.tokens[last + 1]
            if following.start <= subject.start and not self._has_object(last + 1, subject):
                return _Sign(self._copy.span(index, last), frozenset())
        return self._towards(index, last)

    def _has_object(self, first: int, subject: Span) -> bool:
        """Whether something is between the verb and its subject behind it that is no article or title."""
        between = range(first, self._copy.token_at(subject.start))
        return any(self._copy.lower_at(index) in ("to", "at") for index in between) or len(between) > 2

    def _towards(self, first: int, last: int) -> _Sign | None:
        """The sign from `first` to `last`, with the people whom it answers; None where it answers something that nobody said."""
        span, following = self._copy.span(first, last), last + 1
        if self._is_marked(following) or "," in self._copy.gap(last):
            return _Sign(span, frozenset())
        if self._copy.lower_at(following) in ("to", "at"):
            following += 1
        elif self._copy.lower_at(first) not in _WEAK | _DOING:
            return _Sign(span, frozenset())
        if self._copy.lower_at(following) in _OBJECTS:
            return None  # "answered a question", "answered reporters"
        named = self._people_at(following)
        if named:
            return _Sign(span, named)
        if self._names_words(following):
            return _Sign(span, frozenset(), sure=False)
        return _Sign(span, frozenset()) if following == last + 1 and self._copy.lower_at(first) in _WEAK else None

    def _of_sentence(self, sentence: int) -> _Sign | None:
        """The sign in the words of a sentence outside the marks: "in response to Quill", "responding", "asked about Quill’s remarks"."""
        signs = map(self._of_phrase, self._copy.outer_words_in(self._copy.outer[sentence]))
        return next((sign for sign in signs if sign is not None), None)

    def _of_phrase(self, index: int) -> _Sign | None:
        lower, after = self._copy.lower_at(index), self._copy.lower_at(index + 1)
        if lower == "in" and after in _NOUNS:
            if self._copy.lower_at(index + 2) == "to":
                return self._towards(index, index + 1)
            ends = "," in self._copy.gap(index + 1) or self._is_marked(index + 2)
            return _Sign(self._copy.span(index, index + 1), frozenset()) if ends else None
        if lower in _DOING and (index == 0 or self._copy.gap(index - 1) != " " or self._copy.tokens[index].capital):
            return self._towards(index, index)
        if lower in _ASKING and after in ("about", "for", "to"):
            named = self._people_at(index + 2)
            spoken = named and self._names_words(index + 2)
            return _Sign(self._copy.span(index, index + 1), named) if spoken else None
        return None

    def _people_at(self, index: int) -> frozenset[str]:
        """The people named by a phrase that begins here, maybe behind a role: "Quill", "Mayor Ada Quill’s remarks"."""
        for token in range(index, min(index + 4, len(self._copy.tokens))):
            mention = self._cast.at.get(token)
            if mention is not None:
                return frozenset(self._keys[who] for who in mention.who if who in self._keys)
            if self._copy.gap(token) != " " or self._is_marked(token):
                break
        return frozenset()

    def _names_words(self, index: int) -> bool:
        """Whether the phrase that begins here is of somebody's words: "the criticism", "Quill’s remarks"."""
        for token in range(index, min(index + _PHRASE, len(self._copy.tokens))):
            if self._copy.lower_at(token) in _WORDS:
                return True
            ends = self._copy.gap(token) not in (" ", ". ", "’s ", "'s ", "’ ", "' ")
            if ends or self._is_marked(token) or self._copy.lower_at(token + 1) in PREPOSITIONS:
                break
        return False

    def _find_answered(self, number: int, sign: _Sign) -> tuple[DraftQuote | None, ReplyState]:
        """The quote that is answered, if any, and how surely."""
        quote = self._quotes[number]
        between = False
        for earlier in range(number - 1, max(-1, number - 1 - _LOOKED_AT), -1):
            other = self._quotes[earlier]
            known = other.speaker is not None and other.speaker_state in _SURE
            if known and other.speaker == quote.speaker:
                continue
            if not known or (sign.named and other.speaker not in sign.named):
                between = True
                continue
            paragraphs = self._paragraph(number) - self._paragraph(earlier)
            sure = sign.sure and not quote.doubts and not other.doubts
            if sign.named:
                near = paragraphs <= _FAR
            elif paragraphs <= _FAR:
                near = paragraphs <= 1 and not between and not self._has_report_between(other, quote)
            else:
                break
            return other, ReplyState.STATED if sure and near else ReplyState.POSSIBLE
        return None, ReplyState.POSSIBLE

    def _has_report_between(self, before: DraftQuote, after: DraftQuote) -> bool:
        """Whether the article tells in its own words what a third one, or nobody named, said between the two."""
        first = bisect_left(self._reports, before.pieces[-1].end, key=_start)
        return any(
            _start(report) < after.pieces[0].start and report.speaker not in (before.speaker, after.speaker)
            for report in self._reports[first : first + _LOOKED_AT]
        )

    def _paragraph(self, number: int) -> int:
        return self._copy.paragraph_of[self._copy.sentence_at(self._quotes[number].pieces[0].start)]

    def _is_marked(self, index: int) -> bool:
        return index >= len(self._copy.tokens) or self._copy.marked_of[index] >= 0
