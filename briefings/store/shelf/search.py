"""The search: ranked hits in one server's record, with the words that matched.

FTS5's own bm25 counts a word in every server's texts: 6 ms a search with 100,000 matching quotes in another server, and the
order of one server's hits hung on what others hold. So the words are asked for one by one within the server's range of ids
(0.1 ms there) and ranked by `matching.weigh`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import aiosqlite

from briefings.model.hits import Hit
from briefings.model.record import Kind, Origin, Page, Voice
from briefings.paging import page_of
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import ids_of
from briefings.store.engine.timing import within
from briefings.store.rows.matching import in_order, weigh
from briefings.store.rows.rows import evidence_of, hit_of
from briefings.store.rows.search_words import SearchWords, read_search_words
from briefings.store.shelf.highlighting import highlight
from briefings.store.shelf.reads import Reads
from briefings.store.shelf.stances import EVIDENCE
from briefings.store.texts import Claimed
from briefings.text.voices import AROUND, evidence_as_shown

LIMIT_S = 0.25
MOST = 1_000  # the newest texts ranked for each word; a rare word, which weighs most, has fewer
FEW = 5  # a last word found in fewer texts is taken for the beginning of one too; that reads all servers' texts with such words

_MATCHING = """
select json_group_array(place) as places, json_group_array(length) as lengths
from (
  select i.rowid - :lowest + 1 as place, length(e.words) as length
  from entry_index i cross join entry e on e.id = i.rowid
  where i.entry_index match :query and i.rowid between :lowest and :last
    and (:kind is null or e.kind = :kind)
    and (:person is null or e.person_id = :person
      or e.kind = 'E' and exists (select 1 from event_person where event_id = e.item_id and person_id = :person)
      or e.kind = 'B' and exists (select 1 from appearance where briefing_id = e.item_id and person_id = :person))
    and (:since is null or e.last_day >= :since) and (:until is null or e.first_day <= :until)
  order by i.rowid limit :most
)
"""

# Whose each text is, and the position of a stance: of the best ones only, so that it costs the same however many match.
_WHOSE = """
select e.id - :lowest + 1 as place, e.person_id, e.kind, e.heading, substr(e.words, 1, 1000) as words,
  case e.kind when 'S' then (select s.position from stance s where s.id = e.item_id) end as position
from json_each(:places) asked cross join entry e on e.id = asked.value + :lowest - 1
"""
_WEIGHED = 100
# Of the best score, what is added where the person, the position or the kind is the one that is asked for, and where all words are
# there as they were typed, not in another form. Set on the forty questions of tests/briefings/ask/finding.
_PERSON, _POSITION, _KIND, _AS_TYPED = 0.8, 0.6, 0.3, 0.2

_HAS = "select 1 from entry_index where entry_index match :query and rowid between :first and :last limit 1"

_SHOWN = """
select e.id, e.kind, e.item_id, e.briefing_id, b.title as briefing_title, b.outlet, b.published,
  (select p.name from person p where p.id = e.person_id) as person_name,
  case e.kind when 'Q' then (select q.speaker_state from quote q where q.id = e.item_id) end as speaker_state,
  case e.kind when 'S' then (select s.position from stance s where s.id = e.item_id) end as position,
  case e.kind when 'E' then (select v.when_json from event v where v.id = e.item_id) end as when_json,
  case e.kind
    when 'B' then (select json_group_array(json_array(s.made_by, s.words, s.start)) from (
      select made_by, words, start from summary_sentence where briefing_id = e.item_id order by ordinal) s)
    when 'E' then (select json_array(json_array(v.made_by, v.words, v.start)) from event v where v.id = e.item_id)
    when 'S' then (select json_array(json_array('editor', s.issue_words, null)) from stance s where s.id = e.item_id)
    else (select json_array(json_array('said', case q.head_cut when 1 then '[…] ' else '' end
      || (select group_concat(shown, '') from (
            select case ordinal when 0 then '' else coalesce(gap, ' […] ') end || text as shown
            from piece where quote_id = q.id order by ordinal))
      || case q.tail_cut when 1 then ' […]' else '' end, null)) from quote q where q.id = e.item_id)
  end as passages,
  case e.kind when 'Q' then (select json_group_array(json_array(p.start, p.text)) from piece p where p.quote_id = e.item_id) end as pieces,
  b.text_id
from json_each(?) asked cross join entry e on e.id = asked.value join briefing_on_record b on b.id = e.briefing_id
"""


_VOICES = {"said": Voice.SAID, "editor": Voice.EDITOR, "text": Voice.ARTICLE, "metadata": Voice.ARTICLE}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A hit, and what it shows as the words of a source, by its place on the page."""

    hit: Hit
    claims: tuple[Claimed, ...]


class SearchShelf(Reads):
    """The search of one record."""

    async def hits(
        self,
        text: str,
        *,
        kind: Kind | None = None,
        person: int | None = None,
        since: date | None = None,
        until: date | None = None,
        named: Sequence[int] = (),
        page: int = 1,
        per_page: int = 5,
    ) -> Page[Hit]:
        """Texts with any of the words that count (see `search_words`), the best first. A last word that few texts hold may be the
        beginning of one. What people said who are `named` in the question, and stances of the position that it asks for, move up.

        A person fits their quotes and stances, the events they are in, and the briefings they appear in. An event's own date
        counts, else its article's; what has no date fits neither `since` nor `until`. Of a very common word the newest 1,000
        texts are ranked, and counted. Raises BadValue past 200 characters, BriefingError when it takes longer than 250 ms.
        """
        first, last = ids_of(self._guild)
        asked = {
            "first": first,
            "last": last,
            "kind": kind.value if kind else None,
            "person": self._filter(person),
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
            "most": MOST,
        }
        question = read_search_words(text)
        people = {self._id(number) for number in named}
        async with self._database.reading() as reader:
            ranked = await within(reader, _rank(reader, question, asked, people), LIMIT_S)
            number, pages, part = page_of(len(ranked), page, per_page)
            shown = await within(reader, _show(reader, ranked[part], question.marking), LIMIT_S)
        return Page(await self._agreeing(shown), number, pages, len(ranked))

    async def _agreeing(self, shown: Sequence[_Shown]) -> tuple[Hit, ...]:
        """The hits without those that do not agree with their source texts."""
        altered = await self._tenant.texts.altered([claim for one in shown for claim in one.claims])
        for one in (shown[place] for place in sorted(altered)):
            self._tenant.withhold(f"{one.hit.kind.value}-{one.hit.number}")
        return tuple(one.hit for place, one in enumerate(shown) if place not in altered)

    async def missing(self, text: str) -> tuple[str, ...]:
        """The words of the text that count and that no text on record has, in any form."""
        first, last = ids_of(self._guild)
        terms = read_search_words(text).terms
        queries = [term.begun if term is terms[-1] else term.query for term in terms]
        async with self._database.reading() as reader:
            known = [
                await within(reader, _has(reader, {"first": first, "last": last, "query": query}), LIMIT_S)
                for query in queries
            ]
        return tuple(term.word for term, is_known in zip(terms, known, strict=True) if not is_known)


async def _has(reader: aiosqlite.Connection, asked: Mapping[str, Any]) -> bool:
    return bool(list(await reader.execute_fetchall(_HAS, asked)))


async def _rank(
    reader: aiosqlite.Connection, question: SearchWords, asked: Mapping[str, Any], people: set[int]
) -> list[int]:
    """The ids of the entries that match, the best first. The newest entry has the server's lowest id (see `indexing`)."""
    [row] = await reader.execute_fetchall("select min(id) from entry where id between :first and :last", asked)
    lowest = row[0]
    if lowest is None:
        return []
    places = {**asked, "lowest": lowest}
    hits = [await _matching(reader, term.query, places) for term in question.terms]
    if hits and len(hits[-1]) < FEW:
        hits[-1] = await _matching(reader, question.terms[-1].begun, places)
    hits += [await _matching(reader, pair, places) for pair in question.pairs]
    if question.phrase is not None and all(hits[: len(question.terms)]):
        hits.append(await _matching(reader, question.phrase, places))
    scores = weigh(hits, asked["last"] - lowest + 1, MOST)
    if scores:
        await _move_up(reader, scores, lowest, question, people)
    return [lowest + place - 1 for place in in_order(scores)]


async def _move_up(
    reader: aiosqlite.Connection, scores: dict[int, float], lowest: int, question: SearchWords, people: set[int]
) -> None:
    """Adds to the scores of the best texts where they are what the question is about."""
    places = in_order(scores)[:_WEIGHED]
    best = scores[places[0]]
    for row in await reader.execute_fetchall(_WHOSE, {"lowest": lowest, "places": json.dumps(places)}):
        is_meant = question.position is not None and row["position"] == question.position.value
        is_kind = question.kind is not None and row["kind"] == question.kind.value
        share = _PERSON * (row["person_id"] in people) + _POSITION * is_meant + _KIND * is_kind
        as_typed = question.share_as_typed(f"{row['heading']} {row['words']}")
        scores[row["place"]] += best * (share + _AS_TYPED * as_typed)


async def _matching(reader: aiosqlite.Connection, query: str, asked: Mapping[str, Any]) -> dict[int, int]:
    """The places of the texts that match, the newest first, with their lengths."""
    [row] = await reader.execute_fetchall(_MATCHING, {**asked, "query": query})
    return dict(zip(json.loads(row["places"]), json.loads(row["lengths"]), strict=True))


async def _show(reader: aiosqlite.Connection, ids: list[int], query: str) -> tuple[_Shown, ...]:
    found = {row["id"]: row for row in await reader.execute_fetchall(_SHOWN, (json.dumps(ids),))}
    rows = [found[item] for item in ids if item in found]
    stances = [row["item_id"] for row in rows if row["kind"] == Kind.STANCE.value]
    proofs = list(await reader.execute_fetchall(EVIDENCE, {"ids": json.dumps(stances), "around": AROUND}))
    evidence = evidence_of(proofs)
    passages = [
        [
            *((_VOICES[by], words) for by, words, _ in json.loads(row["passages"])),
            *(evidence_as_shown(evidence.get(row["item_id"], ())) if row["kind"] == Kind.STANCE.value else ()),
        ]
        for row in rows
    ]
    marked = iter(highlight([words for item in passages for _, words in item], query))
    return tuple(
        _Shown(
            hit_of(row, [voice for voice, _ in item], [next(marked) for _ in item]),
            (Claimed(place, row["text_id"]), *_claims_of(place, row, proofs)),
        )
        for place, (row, item) in enumerate(zip(rows, passages, strict=True))
    )


def _claims_of(place: int, row: Row, proofs: Sequence[Row]) -> Iterator[Claimed]:
    """What a hit shows as the words of its source."""
    match Kind(row["kind"]):
        case Kind.QUOTE:
            passages = json.loads(row["pieces"])
        case Kind.STANCE:
            passages = [(proof["start"], proof["text"]) for proof in proofs if proof["stance_id"] == row["item_id"]]
        case _:
            passages = [(start, words) for by, words, start in json.loads(row["passages"]) if by != Origin.EDITOR.value]
    for start, words in passages:
        yield Claimed(place, row["text_id"], start, words)
