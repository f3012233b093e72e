"""A draft as one JSON value, for programs and for measuring (docs/drafting.md). Pure. Offsets are code points of `text`."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from briefings.draft.model import BESIDE, Doubt, Draft, DraftEvent, DraftPerson, DraftQuote, DraftReport
from briefings.drafting.items.analysis import Analysis
from briefings.model.record import SpeakerState, When, value_of
from briefings.model.spans import Span

_BEFORE_SENTENCES = ".!?:\n“”‘’\"'"
_SHOWN_BESIDE = [name for name in BESIDE if name != "speaker_span"]  # which is given by its offsets
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}  # by their EDTF number


def draft_json(name: str, draft: Draft, analysis: Analysis, seconds: float) -> dict[str, Any]:
    """The draft as plain values; `name` is its `id`, `analysis` what the article was read to hold, `seconds` what drafting took."""
    source = draft.source
    speech: tuple[DraftQuote | DraftReport, ...] = (*draft.quotes, *draft.reports)
    published = value_of(source.published)
    return {
        "id": name,
        "text": source.text,
        "title": value_of(source.title),
        "published": published,
        "quotes": [
            piece
            for n, quote in enumerate(speech, 1)
            for piece in (*_headline(draft, quote, analysis, n), *_quote(draft, quote, n))
        ],
        "people": _people(draft),
        "dates": [_at(phrase.span) | _when(phrase.when, published) for phrase in analysis.dates],
        "events": [_event(draft, event, published) for event in draft.events],
        "stances": [
            {
                "holder": _name(draft, stance.holder),
                "target": stance.issue,
                "position": stance.position.value,
                "tier": stance.tier.value,
                **_at(stance.evidence[0]),
            }
            for stance in draft.stances
        ],
        "summary": [_at(span) for sentence in draft.summary.sentences for span in sentence.spans],
        "doubts": _doubts(draft.doubts),
        "seconds": round(seconds, 6),
    }


def _quote(draft: Draft, quote: DraftQuote | DraftReport, n: int) -> list[dict[str, Any]]:
    """One entry for each piece of the statement, which is quoted or only reported."""
    text = draft.source.text
    shared = {
        "kind": "direct" if isinstance(quote, DraftQuote) else "indirect",
        "speaker": _speaker(draft, quote),
        "speaker_state": quote.speaker_state.value,
        "speaker_start": quote.speaker_span.start if quote.speaker_span else None,
        "speaker_end": quote.speaker_span.end if quote.speaker_span else None,
        "candidates": [_name(draft, key) for key in quote.candidates],
        **{BESIDE[name]: span.of(text) if (span := getattr(quote, name, None)) else None for name in _SHOWN_BESIDE},
        "doubts": _doubts(quote.doubts),
    }
    if isinstance(quote, DraftQuote):
        shared |= {
            "reply_to": next((n for n, other in enumerate(draft.quotes, 1) if other.key == quote.reply_to), None),
            "reply_state": quote.reply_state.value if quote.reply_to and quote.reply_state else None,
        }
    return [{"n": n, **_at(piece), **shared} for piece in quote.pieces]


def _headline(draft: Draft, quote: DraftQuote | DraftReport, analysis: Analysis, n: int) -> list[dict[str, Any]]:
    """The words of a headline that the quote has further down: pieces of its statement, whose speaker is taken from there."""
    given = {"speaker_state": "inferred"} if quote.speaker_state is SpeakerState.STATED else {}
    return [
        piece | given
        for above, below in analysis.echoes.items()
        if isinstance(quote, DraftQuote) and analysis.speeches[below].pieces[0] in quote.pieces
        for piece in _quote(draft, replace(quote, pieces=analysis.speeches[above].pieces), n)
    ]


def _speaker(draft: Draft, quote: DraftQuote | DraftReport) -> str | None:
    """The speaker's name; the first candidate's where more than one could be meant; the article's own phrase where it names nobody
    ("a voice from the stairs"); None where it has only a pronoun, or nothing."""
    if quote.speaker is not None:
        return _name(draft, quote.speaker)
    if isinstance(quote, DraftReport) and quote.called:
        return quote.called
    if quote.candidates:
        return _name(draft, quote.candidates[0])
    if quote.speaker_span is None:
        return None
    phrase = " ".join(quote.speaker_span.of(draft.source.text).split())
    return phrase if " " in phrase else None


def _people(draft: Draft) -> list[dict[str, Any]]:
    text = draft.source.text
    lower = frozenset(word for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    speaking = {quote.speaker for quote in draft.quotes}
    return [
        {
            "name": person.name,
            "aliases": list(person.aliases),
            "roles": [{"text": role.title, **_at(role.span)} for role in person.roles],
            "quoted": person.key in speaking,
        }
        for person in draft.people
        if _is_named(text, lower, person)
    ]


def _is_named(text: str, lower: frozenset[str], person: DraftPerson) -> bool:
    """Whether the article gives a name: somewhere a capital that no sentence's beginning explains. "The letter" has none."""
    return not person.mentions or any(_has_capital(text, lower, mention) for mention in person.mentions)


def _has_capital(text: str, lower: frozenset[str], mention: Span) -> bool:
    first, *others = mention.of(text).split() or [""]
    if any(word[:1].isupper() for word in others):
        return True
    before = text[max(0, mention.start - 2) : mention.start].rstrip(" ")[-1:]
    begins = not before or before in _BEFORE_SENTENCES
    return first[:1].isupper() and not (begins and (others or first.lower() in lower))


def _event(draft: Draft, event: DraftEvent, published: str | None) -> dict[str, Any]:
    return {
        **_at(event.sentence.spans[0]),
        **_when(event.when, published),
        "people": [_name(draft, key) for key in event.people],
        "doubts": _doubts(event.doubts),
    }


def _when(when: When, published: str | None) -> dict[str, Any]:
    """The value with its precision, and the article's date where it is counted from that; all None while unresolved."""
    value = timex(when)
    return {
        "phrase": when.phrase,
        "value": value,
        "precision": precision(value),
        "qualifier": when.qualifier.value if when.qualifier else None,
        "anchor": published if when.relative else None,
    }


def timex(when: When) -> str | None:
    """The value of a date in TIMEX3 form: `2025`, `2025-03`, `2025-03-11`, `2025-W11`, `2025-W11-WE`, `2025-Q2`, `2025-SU`, and `202`
    for a decade. Other intervals stay in EDTF (`2019/2021`); None while it is not resolved."""
    if when.edtf is None:
        return None
    first, _, last = when.edtf.partition("/")
    year, _, season = first.partition("-")
    if not last:
        return f"{year}-{_SEASONS[season]}" if season in _SEASONS else first
    if first == f"{first[:3]}0" and last == f"{first[:3]}9":
        return first[:3]
    return _quarter(first, last) or _week(first, last) or when.edtf


def _quarter(first: str, last: str) -> str | None:
    if len(first) != len("2025-04") or first[:4] != last[:4]:
        return None
    start, end = int(first[5:]), int(last[5:])
    return f"{first[:4]}-Q{end // 3}" if start % 3 == 1 and end == start + 2 else None


def _week(first: str, last: str) -> str | None:
    """A week or a weekend by its number (ISO 8601)."""
    if len(first) != len("2025-03-10") or len(last) != len(first):
        return None
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    year, week, _ = start.isocalendar()
    kind = {(0, 6): "", (5, 1): "-WE"}.get((start.weekday(), (end - start).days))
    return None if kind is None else f"{year}-W{week:02}{kind}"


def precision(value: str | None) -> str | None:
    """How precise a TIMEX3 value is, in a word; None for none."""
    if value and "/" in value:
        return "interval"
    match value.split("-") if value else []:
        case [decade] if len(decade) == 3:
            return "decade"
        case [_]:
            return "year"
        case [_, part] if part in _SEASONS.values():
            return "season"
        case [_, part] if part.startswith("Q"):
            return "quarter"
        case [_, part]:
            return "week" if part.startswith("W") else "month"
        case [_, _, "WE"]:
            return "weekend"
        case [_, _, _]:
            return "day"
        case _:
            return None


def _doubts(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    return [
        {
            "kind": doubt.kind.value,
            "say": doubt.say,
            **(_at(doubt.span) if doubt.span else {"start": None, "end": None}),
        }
        for doubt in doubts
    ]


def _name(draft: Draft, key: str | None) -> str | None:
    person = draft.person(key)
    return person.name if person else None


def _at(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
