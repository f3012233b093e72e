"""Rows of the database as values of the model, and back. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter

from briefings.dates.when import bounds
from briefings.draft.model import DraftLine
from briefings.model.held import Dates
from briefings.model.hits import Hit, Passage
from briefings.model.record import (
    Basis,
    Briefing,
    BriefingRef,
    DatedPosition,
    Event,
    Evidence,
    Held,
    Issue,
    Kind,
    Origin,
    PersonRef,
    Position,
    Qualifier,
    Role,
    Sentence,
    Source,
    SpeakerState,
    Stance,
    State,
    Voice,
    When,
)
from briefings.model.spans import Span
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.matching import excerpt_of, excerpts_of
from briefings.text.voices import provenance_of, speaker_placeholder

_NO_FIRST = (Qualifier.ABOUT, Qualifier.BEFORE, Qualifier.BY)
_NO_LAST = (Qualifier.ABOUT, Qualifier.AFTER)

_SOURCE = TypeAdapter(Source)
_WHEN = TypeAdapter(When)


def spans_json(spans: Iterable[Span]) -> str:
    """`[[start, end], …]`."""
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def when_json(when: When) -> str:
    return _WHEN.dump_json(when).decode()


def facts_json(source: Source) -> str:
    """A source's facts as published. `source` comes without its text."""
    return _SOURCE.dump_json(source).decode()


def facts_of(stored: str, text: str) -> Source:
    return replace(_SOURCE.validate_json(stored), text=text)


def bounds_of(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of an EDTF value as ISO dates, or two Nones. Raises BadValue when it is no EDTF value."""
    if edtf is None:
        return None, None
    first, last = bounds(edtf)
    return first.isoformat(), last.isoformat()


def days_held(dates: Dates) -> tuple[str | None, str | None]:
    """The first and the last day (ISO) on which the role can have been held; None where a date sets no such bound."""
    first = bounds_of(dates.since.edtf)[0] if dates.since and dates.since.qualifier not in _NO_FIRST else None
    last = bounds_of(dates.until.edtf)[1] if dates.until and dates.until.qualifier not in _NO_LAST else None
    return first, last


def sentence_of(words: str, made_by: str, spans: str) -> Sentence:
    return Sentence(words, tuple(Span(start, end) for start, end in json.loads(spans)), Origin(made_by))


def ref_of(row: Row) -> BriefingRef:
    """From a row with `briefing_id`, `briefing_title`, `outlet` and `published`."""
    return BriefingRef(number_of(row["briefing_id"]), row["briefing_title"], row["outlet"], row["published"])


def evidence_of(rows: Iterable[Row]) -> dict[int, tuple[Evidence, ...]]:
    """The evidence of each stance by its id, in the order of the rows, which are those of `shelf_stances.EVIDENCE`."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for row in rows:
        start, text, window = row["start"], row["text"], row["window"]
        here = Span(start - window, start - window + len(text))
        quoted = [Span(max(at - window, 0), at - window + length) for at, length in json.loads(row["quoted"])]
        found_as = provenance_of(row["around"], here, quoted)
        passage = Evidence(Span(start, start + len(text)), text, found_as.voice, found_as.head_cut, found_as.tail_cut)
        found[row["stance_id"]] = (*found.get(row["stance_id"], ()), passage)
    return found


def people_of(stored: str) -> tuple[PersonRef, ...]:
    """From JSON `[[ordinal, id, name], …]`, in order."""
    return tuple(
        PersonRef(number_of(person_id), name) for _, person_id, name in sorted(json.loads(stored), key=ordinal_of)
    )


def ordinal_of(part: list[int]) -> int:
    return part[0]


def event_of(row: Row) -> Event:
    return Event(
        number=number_of(row["id"]),
        briefing=ref_of(row),
        sentence=sentence_of(row["words"], row["made_by"], row["spans"]),
        when=_WHEN.validate_json(row["when_json"]),
        people=people_of(row["people"]),
    )


def stance_of(row: Row, evidence: tuple[Evidence, ...], course: tuple[DatedPosition, ...]) -> Stance:
    return Stance(
        number=number_of(row["id"]),
        briefing=ref_of(row),
        holder=PersonRef(number_of(row["holder_id"]), row["holder_name"]),
        issue=Issue(number_of(row["issue_id"]), row["issue_sentence"]),
        position=Position(row["position"]),
        basis=Basis(row["basis"]),
        evidence=evidence,
        dated=row["dated"],
        course=course,
    )


def hit_of(row: Row, voices: Sequence[Voice], marked: Sequence[str]) -> Hit:
    """`marked` are the item's passages with their matches marked, and `voices` whose words they are."""
    kind = Kind(row["kind"])
    ahead = 1 if kind is Kind.STANCE else 0  # the issue, which is shown whatever matched
    found = [(place, *excerpt_of(text)) for place, text in enumerate(marked[:ahead])]
    found += [(place + ahead, text, marks) for place, text, marks in excerpts_of(marked[ahead:])]
    passages = tuple(Passage(text, marks, voices[place]) for place, text, marks in found)
    when = _WHEN.validate_json(row["when_json"]) if kind is Kind.EVENT else None
    return Hit(kind, number_of(row["item_id"]), _hit_title(kind, row), passages, ref_of(row), when)


def _hit_title(kind: Kind, row: Row) -> str:
    match kind:
        case Kind.QUOTE if row["person_name"] is None:
            return speaker_placeholder(SpeakerState(row["speaker_state"]))
        case Kind.QUOTE:
            return str(row["person_name"])
        case Kind.STANCE:
            return f"{row['person_name']}: {Position(row['position']).word}"
        case Kind.EVENT:
            return ""
        case _:
            return str(row["briefing_title"])


def role_of(row: Row) -> Role:
    return Role(
        row["role"], Span(row["start"], row["start"] + len(row["role"])), ref_of(row), row["key"], _held_of(row)
    )


def _held_of(row: Row) -> Held | None:
    since, until = (_WHEN.validate_json(row[side]) if row[side] else None for side in ("since", "until"))
    if since is None and until is None:
        return None
    source = (
        BriefingRef(number_of(row["source_id"]), row["source_title"], row["source_outlet"], row["source_published"])
        if row["source_id"]
        else None
    )
    return Held(since, until, source, row["words"], row["note"])


def withdrawn_of(row: Row) -> Briefing:
    """A withdrawn briefing: its number, state and reason, and nothing of what it said."""
    return Briefing(
        number=number_of(row["id"]),
        rev=row["published_rev"],
        state=State.WITHDRAWN,
        title="",
        source=Source("", ""),
        summary=(),
        topics=(),
        published_at=datetime.fromisoformat(row["published_at"]),
        reason=row["reason"],
    )


def draft_line_of(row: Row) -> DraftLine:
    return DraftLine(
        number_of(row["id"]),
        row["rev"],
        State(row["state"]),
        row["draft_title"],
        row["open_doubts"],
        datetime.fromisoformat(row["changed_at"]),
        row["discord_id"],
    )
