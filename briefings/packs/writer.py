"""A draft -> its briefing file: what goes out, in one fixed order, so that the same draft is always the same text. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import yaml

from briefings.dates import when
from briefings.draft.model import BESIDE, Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance
from briefings.draft.selecting import find_answered, selection
from briefings.errors import BadValue, TooLarge
from briefings.model.record import Fact, Origin, Sentence, SpeakerState, When, value_of
from briefings.model.spans import Span
from briefings.packs.form import UNKNOWN, VERSION
from briefings.packs.locating import distance
from briefings.packs.plain_yaml import MOST_BYTES
from briefings.text.finding import Searchable

WIDTH = 110

Value = str | int | None | list["Value"] | dict[str, "Value"]


def write_file(draft: Draft, article: str | None = None) -> str:
    """The briefing file of what would be published of the draft; `read_file` gives the same items back.

    `article` is the name of the file beside it that holds the article; without one the article is in the file itself. Raises
    TooLarge when it would be over 64 KB.
    """
    text = yaml.dump(_Writer(draft).file(article), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    size = len(text.encode())
    if size > MOST_BYTES:
        say = f"The briefing file would be {size // 1024} KB; the limit is 64."
        raise TooLarge(say, "Keep the article itself instead.")
    return text


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines unchanged, and no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


class _Writer:
    """Words the items of one draft."""

    def __init__(self, draft: Draft) -> None:
        take = selection(draft).take
        self._draft = draft
        self._text = draft.source.text
        self._searchable = Searchable.of(draft.source.text)
        self._published = value_of(draft.source.published)
        self._people = [person for person in draft.people if person.key in take]
        self._quotes = [quote for quote in draft.quotes if quote.key in take]
        self._numbers = {quote.key: at for at, quote in enumerate(self._quotes, 1)}
        self._events = [event for event in draft.events if event.key in take]
        self._stances = [stance for stance in draft.stances if stance.key in take]
        self._summary = draft.summary.sentences if draft.summary.key in take else ()
        names = Counter(person.name for person in self._people)
        self._called = {
            person.key: person.name if names[person.name] == 1 else f"{person.name} ({person.key})"
            for person in self._people
        }

    def file(self, article: str | None) -> Value:
        source = self._draft.source
        return _without_empty(
            {
                "on-record": int(VERSION),
                "source": _without_empty(
                    {
                        "title": _fact(source.title),
                        "outlet": _fact(source.outlet),
                        "author": _fact(source.author),
                        "published": _fact(source.published),
                        "url": source.url,
                        "pages": list(source.pages),
                    }
                ),
                "article": article or f"{self._text}\n",
                "topics": list(self._draft.topics),
                "people": [self._person(person) for person in self._people],
                "quotes": [self._quote(quote) for quote in self._quotes],
                "events": [self._event(event) for event in self._events],
                "stances": [self._stance(stance) for stance in self._stances],
                "summary": [self._sentence(sentence) for sentence in self._summary],
            }
        )

    def _person(self, person: DraftPerson) -> Value:
        called = self._called[person.key]
        return _without_empty(
            {
                "name": person.name,
                "key": called if called != person.name else None,
                "also": list(person.aliases),
                "roles": [self._passage(role.span) for role in person.roles],
            }
        )

    def _quote(self, quote: DraftQuote) -> Value:
        named = quote.speaker_state in (SpeakerState.STATED, SpeakerState.INFERRED)
        ends = (0, *(piece.end for piece in quote.pieces[:-1]))
        pieces = [self._passage(piece, after) for piece, after in zip(quote.pieces, ends, strict=True)]
        return _without_empty(
            {
                "words": pieces[0] if len(pieces) == 1 else pieces,
                "speaker": self._called[quote.speaker] if named and quote.speaker else None,
                "state": quote.speaker_state.value,
                **{key: self._beside(getattr(quote, name), quote.pieces) for name, key in BESIDE.items()},
                "candidates": self._names(quote.candidates),
                "reply-to": self._answer_number(quote),
            }
        )

    def _answer_number(self, quote: DraftQuote) -> int | None:
        other = find_answered(self._draft, quote)
        return self._numbers.get(other.key) if other else None

    def _event(self, event: DraftEvent) -> Value:
        return _without_empty(
            {
                "sentence": self._sentence(event.sentence),
                "when": self._when(event.when, event.sentence.spans),
                "people": self._names(event.people),
            }
        )

    def _stance(self, stance: DraftStance) -> Value:
        return {
            "holder": self._called[stance.holder],
            "issue": stance.issue,
            "position": stance.position.value,
            "basis": stance.basis.value,
            "evidence": [self._passage(span) for span in stance.evidence],
        }

    def _names(self, keys: Sequence[str]) -> Value:
        return [self._called[key] for key in keys if key in self._called]

    def _sentence(self, sentence: Sentence) -> Value:
        if sentence.by is Origin.EDITOR:
            rests = [self._passage(span) for span in sentence.spans]
            return {"editor": sentence.text, "rests": rests} if rests else {"editor": sentence.text}
        return self._passage(sentence.spans[0])

    def _when(self, dated: When, spans: tuple[Span, ...]) -> Value:
        """The phrase alone where reading it again gives the same date."""
        if dated == When("", by=Origin.EDITOR):
            return None
        if dated.phrase and _read_again(dated, self._published):
            by_text = dated.by is not Origin.EDITOR
            if by_text == self._inside(dated.phrase, spans):
                return dated.phrase
            return {"phrase": dated.phrase, "by": dated.by.value}
        return _without_empty(
            {
                "phrase": dated.phrase or None,
                "date": dated.edtf or UNKNOWN,
                "qualifier": dated.qualifier.value if dated.qualifier else None,
                "relative": "true" if dated.relative else None,
                "ahead": "true" if dated.ahead else None,
                "by": dated.by.value,
            }
        )

    def _inside(self, words: str, spans: tuple[Span, ...]) -> bool:
        return any(span.contains(place) for place in self._searchable.places(words) for span in spans)

    def _passage(self, span: Span, after: int = 0) -> Value:
        """The words alone where they are in no other place (after `after`), else with where they begin."""
        words = " ".join(span.of(self._text).split())
        places = [place for place in self._searchable.places(words) if place.start >= after]
        return words if places == [span] else {"words": words, "at": span.start}

    def _beside(self, span: Span | None, pieces: tuple[Span, ...]) -> Value:
        """As `_passage`, but alone too where no other place is as close to the quote."""
        if span is None:
            return None
        words = " ".join(span.of(self._text).split())
        places = self._searchable.places(words)
        outside = (place for place in places if not any(place.overlaps(piece) for piece in pieces))
        closest = min(outside, key=lambda place: (distance(place, pieces), -place.start), default=None)
        return words if closest == span else {"words": words, "at": span.start}


def _read_again(dated: When, published: str | None) -> bool:
    try:
        again = when.parse(dated.phrase, published)
    except BadValue:
        return False
    return replace(again, phrase=dated.phrase, span=dated.span, by=dated.by) == dated


def _fact(fact: Fact | None) -> Value:
    if fact is None:
        return None
    return fact.value if fact.origin is Origin.EDITOR else {"value": fact.value, "origin": fact.origin.value}


def _without_empty(values: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}
