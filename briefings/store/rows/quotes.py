"""The rows of quotes on record: written when a briefing is published, read when a quote is shown. All that is stored of a quote is here."""

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefings.draft.model import DoubtKind, Draft, DraftQuote
from briefings.draft.selecting import find_answered
from briefings.model.record import PersonRef, Piece, Quote, SpeakerState, Vouch
from briefings.model.spans import Span
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.place import Destination, Numbered
from briefings.store.rows.rows import ordinal_of, ref_of
from briefings.store.texts import Claimed
from briefings.text.cuts import Cut, cuts_of

WHOLE = """
select q.id, q.briefing_id, q.briefing_title, q.outlet, q.published, q.speaker_id, q.speaker_state, q.cue, q.cue_start, q.vouch,
  q.text_id,
  q.head_cut, q.tail_cut, q.name_given or exists (select 1 from named_by_editor e where e.id = q.speaker_id) as name_given,
  (select o.id from quote_on_record o where o.id = q.reply_to) as reply_to,
  (select json_group_array(json_array(p.ordinal, p.start, p.text, p.gap)) from piece p where p.quote_id = q.id) as pieces,
  (select p.name from person p where p.id = q.speaker_id) as speaker_name,
  (select json_array(r.start, r.title) from dated_role r join briefing b on b.id = r.briefing_id
   where r.briefing_id = q.briefing_id and r.person_id = q.speaker_id
     and (b.last_day >= r.first_day or b.first_day is null or r.first_day is null)
     and (b.first_day <= r.last_day or b.first_day is null or r.last_day is null)
   order by b.first_day is null or r.first_day is null and r.last_day is null, r.ordinal limit 1) as speaker_role,
  (select l.op = 'sample' from log l where l.item = q.briefing_id and l.kind = 'revision' and l.nth = 1) as sample,
  case :alone when 1 then (select n.id from quote n where n.briefing_id = q.briefing_id and n.shown = 1
    and n.ordinal < q.ordinal order by n.ordinal desc limit 1) end as before,
  case :alone when 1 then (select n.id from quote n where n.briefing_id = q.briefing_id and n.shown = 1
    and n.ordinal > q.ordinal order by n.ordinal limit 1) end as after,
  case :alone when 1 then (select json_group_array(a.id) from quote_on_record a where a.reply_to = q.id) end as replies,
  case :alone when 1 then exists (select 1 from correction c where c.item_id = q.id and c.kind = 'Q') end as corrected
from quote_on_record q where q.id in (select value from json_each(:ids))
"""


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """What is shown beside a quote's words: where they are cut, that the article does not have the speaker's name, and the key of the
    quote that they answer."""

    cut: Cut
    name_given: bool
    reply_to: str | None


def marks_of(draft: Draft, take: frozenset[str]) -> dict[str, QuoteMarks]:
    """The marks of the quotes that are published, by key."""
    taken = [quote for quote in draft.quotes if quote.key in take]
    given = {person.key for person in draft.people if any(one.kind is DoubtKind.NAME_GIVEN for one in person.doubts)}
    cuts = cuts_of(draft.source.text, [quote.pieces for quote in taken])
    answered = [find_answered(draft, quote) for quote in taken]
    return {
        quote.key: QuoteMarks(cut, quote.speaker in given, other.key if other else None)
        for quote, cut, other in zip(taken, cuts, answered, strict=True)
    }


async def put_quotes(
    place: Destination,
    taken: Sequence[DraftQuote],
    numbered: Numbered,
    people: Mapping[str, int],
    marks: Mapping[str, QuoteMarks],
) -> None:
    """Writes the quotes that are published. Raises ValueError when one goes out without its speaker."""
    if not taken:
        return
    known, new, out = numbered.known, numbered.new, numbered.ids
    rows = {
        quote.key: {"ordinal": ordinal, **_columns(place.text, quote, people, marks[quote.key])}
        for ordinal, quote in enumerate(taken)
    }
    names = [*rows[taken[0].key]]
    columns = [*names, "guild_no", "briefing_id", "key", "id"]
    await place.many(
        f"insert into quote ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",  # noqa: S608 constants, here and below
        [(*rows[key].values(), place.guild_no, place.briefing_id, key, new[key]) for key in new],
    )
    await place.many(
        f"update quote set {', '.join(f'{name} = ?' for name in names)} where id = ?",  # noqa: S608
        [(*rows[key].values(), known[key]) for key in rows if key in known],
    )
    await place.many(
        "insert into piece (guild_no, quote_id, ordinal, start, text, gap) values (?, ?, ?, ?, ?, ?)",
        [
            (place.guild_no, out[quote.key], ordinal, span.start, span.of(place.text), gap)
            for quote in taken
            for ordinal, (span, gap) in enumerate(zip(quote.pieces, gaps_before(place.text, quote.pieces), strict=True))
        ],
    )
    await place.many(
        "update quote set shown = 1, reply_to = ? where id = ?",
        [(out.get(marks[key].reply_to or ""), out[key]) for key in out],
    )


def _columns(text: str, quote: DraftQuote, people: Mapping[str, int], marks: QuoteMarks) -> dict[str, Any]:
    """What is stored of a quote, by column."""
    named = quote.speaker_state in (SpeakerState.STATED, SpeakerState.INFERRED)
    if named and quote.speaker not in people:
        raise ValueError(f"{quote.key} goes out without its speaker")
    return {
        "speaker_id": people[quote.speaker] if named and quote.speaker else None,
        "speaker_state": quote.speaker_state.value,
        "cue_start": quote.cue.start if quote.cue else None,
        "cue": quote.cue.of(text) if quote.cue else None,
        "vouch": quote.vouch.value if quote.vouch else None,
        "head_cut": int(marks.cut.head),
        "tail_cut": int(marks.cut.tail),
        "name_given": int(marks.name_given),
    }


def gaps_before(text: str, pieces: Sequence[Span]) -> list[str | None]:
    """For each piece the white space that parts it from the one before; None where anything else is between them, and at the first."""
    gaps: list[str | None] = [None] if pieces else []
    for before, after in pairwise(pieces):
        between = text[before.end : after.start]
        gaps.append(between if between.isspace() else None)
    return gaps


def pieces_of(stored: str) -> tuple[tuple[Piece, str | None], ...]:
    """From JSON `[[ordinal, start, text, gap], …]`, in order: each piece with the white space that parts it from the one before."""
    return tuple(
        (Piece(Span(start, start + len(text)), text), gap)
        for _, start, text, gap in sorted(json.loads(stored), key=ordinal_of)
    )


def shown_of(row: Row) -> Hashable:
    """All that `claims_of` gives, as it is stored: so that a quote that was compared before costs no more than a look."""
    return row["text_id"], row["pieces"], row["cue_start"], row["cue"], row["speaker_role"]


def claims_of(row: Row) -> Iterator[Claimed]:
    """What a quote, from a row of `WHOLE`, shows as the words of its source."""
    item, text_id = row["id"], row["text_id"]
    for _, start, words, gap in json.loads(row["pieces"]):
        yield Claimed(item, text_id, start, words)
        if gap is not None:
            yield Claimed(item, text_id, start - len(gap), gap)
    if row["cue"] is not None:
        yield Claimed(item, text_id, row["cue_start"], row["cue"])
    if row["speaker_role"] is not None:
        yield Claimed(item, text_id, *json.loads(row["speaker_role"]))


def quote_of(row: Row) -> Quote:
    pieces = pieces_of(row["pieces"])
    speaker = row["speaker_id"]
    return Quote(
        number=number_of(row["id"]),
        briefing=ref_of(row),
        pieces=tuple(piece for piece, _ in pieces),
        gaps=tuple(gap for _, gap in pieces[1:]),
        speaker=None if speaker is None else PersonRef(number_of(speaker), row["speaker_name"]),
        speaker_state=SpeakerState(row["speaker_state"]),
        role=json.loads(row["speaker_role"])[1] if row["speaker_role"] else None,
        cue=row["cue"],
        vouch=Vouch(row["vouch"]) if row["vouch"] and not row["sample"] else None,
        head_cut=bool(row["head_cut"]),
        tail_cut=bool(row["tail_cut"]),
        name_given=bool(row["name_given"]),
        sample=bool(row["sample"]),
        reply_to=number_of(row["reply_to"]) if row["reply_to"] else None,
    )
