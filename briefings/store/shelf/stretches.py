"""Where the articles of published briefings have words most like given ones, with the quotes that were made of them there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import sqrt

from briefings.model.record import BriefingRef
from briefings.model.spans import Span
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import ids_of, number_of
from briefings.store.rows.rows import ref_of
from briefings.store.shelf.reads import Reads

RUN = 3  # words next to each other that are looked for together
MOST_RUNS = 10  # of one passage, evenly spread
MOST_LONG_WORDS = 4  # looked for by themselves too
MOST_HITS = 100  # stretches for each run, the newest first
MOST_COVERING = 4  # stretches of one passage that each have words the others have not
MOST_STRETCHES = 5  # of one passage
MARGIN = 400  # characters before and after a stretch that come with it: the rest of its sentences
_RUN, _WORD = 1.0, 0.3  # what a run and a word weigh

_MATCHING = """
select j.key as nth, (
  select json_group_array(id) from (
    select rowid as id from stretch_index where stretch_index match j.value and rowid between :first and :last
    order by rowid limit :most)) as ids
from json_each(:queries) j
"""
_STRETCHES = """
select s.id, s.briefing_id, s.start, s.words, b.title as briefing_title, b.outlet, b.published
from stretch s join briefing_on_record b on b.id = s.briefing_id
where s.id in (select value from json_each(?)) order by s.id
"""
_QUOTES = """
with part as materialized (
  select key as nth, json_extract(value, '$[0]') as briefing_id, json_extract(value, '$[1]') as start,
    json_extract(value, '$[2]') as ending
  from json_each(?))
select part.nth, q.id, q.speaker_id, p.start, length(p.text) as length
from part cross join quote q on q.briefing_id = part.briefing_id and q.shown = 1
cross join piece p on p.quote_id = q.id and p.start < part.ending and p.start + length(p.text) > part.start
order by part.nth, q.ordinal, p.ordinal
"""


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """A quote on record: where its words are in an excerpt, and the number of its speaker, None where nobody is named."""

    number: int
    pieces: tuple[Span, ...]
    speaker: int | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the article of a published briefing, from `start` of it on, with what it holds of the quotes on record."""

    briefing: BriefingRef
    start: int
    text: str
    quotes: tuple[QuotePlace, ...]


class StretchShelf(Reads):
    """Reads of articles on record."""

    async def like(self, passages: Sequence[Sequence[str]]) -> tuple[tuple[Excerpt, ...], ...]:
        """For each passage, given as its words, the excerpts that have most of them, the best first; at most five."""
        whole = [_phrase(words) for words in passages]
        hits = await self._hits(whole)
        queries = [{} if hits[query] else _queries_of(words) for query, words in zip(whole, passages, strict=True)]
        hits |= await self._hits([query for asked in queries for query in asked])
        chosen = [
            _choose(hits, asked) if asked else hits[query][:MOST_STRETCHES]
            for query, asked in zip(whole, queries, strict=True)
        ]
        excerpts = await self._excerpts({stretch for ids in chosen for stretch in ids})
        return tuple(
            tuple(dict.fromkeys(excerpts[stretch] for stretch in ids if stretch in excerpts)) for ids in chosen
        )

    async def _hits(self, queries: Sequence[str]) -> dict[str, list[int]]:
        """The stretches that match each query, the newest first."""
        first, last = ids_of(self._guild)
        asked = {"queries": json.dumps(queries), "first": first, "last": last, "most": MOST_HITS}
        rows = await self._database.read(_MATCHING, asked) if queries else []
        return {queries[row["nth"]]: json.loads(row["ids"]) for row in rows}

    async def _excerpts(self, ids: set[int]) -> dict[int, Excerpt]:
        """The excerpt of each stretch; stretches next to each other are one."""
        around = sorted({near for stretch in ids for near in (stretch - 1, stretch, stretch + 1)})
        rows = await self._database.read(_STRETCHES, (json.dumps(around),)) if ids else []
        parts = _runs_of(rows, ids)
        bare = [_excerpt_of(part, ids) for part in parts]
        ranges = [
            (part[0]["briefing_id"], one.start, one.start + len(one.text))
            for part, one in zip(parts, bare, strict=True)
        ]
        quotes = await self._database.read(_QUOTES, (json.dumps(ranges),)) if ranges else []
        by_part = {nth: list(found) for nth, found in groupby(quotes, lambda row: row["nth"])}
        excerpts: dict[int, Excerpt] = {}
        for nth, (part, one) in enumerate(zip(parts, bare, strict=True)):
            excerpt = replace(one, quotes=_places_of(one, by_part.get(nth, [])))
            excerpts |= {row["id"]: excerpt for row in part if row["id"] in ids}
        return excerpts


def _queries_of(words: Sequence[str]) -> dict[str, float]:
    """What is looked for of a passage, with its weight: runs of words, and its longest words."""
    last = max(1, len(words) - RUN + 1)
    step = max(1.0, last / MOST_RUNS)
    starts = dict.fromkeys(int(nth * step) for nth in range(min(last, MOST_RUNS)))
    queries = dict.fromkeys((_phrase(words[start : start + RUN]) for start in starts), _RUN)
    for word in sorted(dict.fromkeys(words), key=len, reverse=True)[:MOST_LONG_WORDS]:
        queries.setdefault(_phrase([word]), _WORD)
    return queries


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _choose(hits: Mapping[str, Sequence[int]], weights: Mapping[str, float]) -> list[int]:
    """The stretches with most of what is looked for: first those that together cover it, then the others by their weight."""
    found: dict[int, dict[str, float]] = {}
    for query, weight in weights.items():
        for stretch in hits[query]:
            found.setdefault(stretch, {})[query] = weight / sqrt(len(hits[query]))
    total = {stretch: sum(parts.values()) for stretch, parts in found.items()}
    ranked = sorted(total, key=lambda stretch: (-total[stretch], stretch))
    chosen: list[int] = []
    open_queries = {query for query in weights if hits[query]}
    while ranked and len(chosen) < MOST_COVERING and open_queries:
        best = max(ranked, key=lambda stretch: sum(found[stretch].get(query, 0.0) for query in open_queries))
        if best in chosen:
            break
        chosen.append(best)
        open_queries -= set(found[best])
    return list(dict.fromkeys([*chosen, *ranked]))[:MOST_STRETCHES]


def _runs_of(rows: Sequence[Row], ids: set[int]) -> list[list[Row]]:
    """The rows in runs that follow one another in one article; only runs that hold one of `ids`."""
    runs: list[list[Row]] = []
    for row in rows:
        before = runs[-1][-1] if runs else None
        if (
            before is None
            or row["id"] != before["id"] + 1
            or row["briefing_id"] != before["briefing_id"]
            or (row["id"] not in ids and before["id"] not in ids)
        ):
            runs.append([])
        runs[-1].append(row)
    return [run for run in runs if any(row["id"] in ids for row in run)]


def _excerpt_of(part: Sequence[Row], ids: set[int]) -> Excerpt:
    """The stretches as one excerpt, those at its ends cut to MARGIN where they only come with the others; without its quotes."""
    text, start = "".join(row["words"] for row in part), part[0]["start"]
    head = max(0, len(part[0]["words"]) - MARGIN) if part[0]["id"] not in ids else 0
    tail = max(0, len(part[-1]["words"]) - MARGIN) if part[-1]["id"] not in ids else 0
    return Excerpt(ref_of(part[0]), start + head, text[head : len(text) - tail], ())


def _places_of(excerpt: Excerpt, rows: Sequence[Row]) -> tuple[QuotePlace, ...]:
    places = []
    for _, pieces in groupby(rows, lambda row: row["id"]):
        found = list(pieces)
        starts = [row["start"] - excerpt.start for row in found]
        spans = tuple(
            Span(max(0, start), min(len(excerpt.text), start + row["length"]))
            for start, row in zip(starts, found, strict=True)
        )
        speaker = number_of(found[0]["speaker_id"]) if found[0]["speaker_id"] else None
        places.append(QuotePlace(number_of(found[0]["id"]), spans, speaker))
    return tuple(places)
