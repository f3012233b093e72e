"""Hostile and broken input: drafting stays linear, stays inside the text, and gives the same draft every time."""

import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.shell.draft_command import Drafted, check
from briefings.draft.model import Draft
from briefings.drafting import draft
from briefings.model.spans import Span
from briefings.reading import read_text
from briefings.text.sentences import sentences
from tests.briefings.drafting.drafting import source_of
from tests.briefings.drafting.labelled_articles import articles

_ROOT = Path(__file__).parents[3]

_PARTS = ["“", "”", "‘", "’", '"', "'", "''", "«", "»", "„", "—", ", ", ". ", "\n", "\n\n", " ", ":", "?", "(", ")"]
_WORDS = [
    "he said",
    "that it was late",
    "according to",
    "they urged the mayor to",
    "Mara Quill",
    "Quill",
    "the mayor",
    "Mayor Ann Lee",
    "last year",
    "2022",
    "it’s",
    "don't",
    "No",
    "who",
    "accused of theft",
    "Mr. Bo Lee",
    "SMITH:",
    "Q.",
    "opposes the toll",
    "told her that",
    "on Tuesday",
    "the report",
    "e\u0301",
    "\u0301",
    "\u200b",
]
mixed = st.lists(st.sampled_from(_PARTS + _WORDS) | st.text(max_size=4), max_size=60).map("".join)
_LABELS = ["SMITH:", "JONES:", "Q.", "A.", "Q:", "Mara Quill:", "Bo Lee (Osmer):", "> ", "“SMITH:", '"', "[", "", ""]
_LINES = st.tuples(
    st.sampled_from(_LABELS), st.sampled_from(["", " ", "\n"]), st.sampled_from(_PARTS + _WORDS) | st.text(max_size=4)
)
transcripts = st.lists(_LINES.map("".join), min_size=4, max_size=24).map("\n".join)
texts = mixed | transcripts


def spans_of(drafted: Draft) -> list[Span]:
    found = [piece for quote in drafted.quotes for piece in quote.pieces]
    found += [span for quote in drafted.quotes for span in (quote.speaker_span, quote.cue) if span]
    found += [piece for report in drafted.reports for piece in report.pieces]
    found += [span for report in drafted.reports for span in (report.speaker_span, report.cue) if span]
    found += [span for person in drafted.people for span in (*person.mentions, *(role.span for role in person.roles))]
    found += [span for event in drafted.events for span in event.sentence.spans]
    found += [span for stance in drafted.stances for span in stance.evidence]
    found += [span for sentence in drafted.summary.sentences for span in sentence.spans]
    found += [doubt.span for item in drafted.items() for doubt in item.doubts if doubt.span]
    return found + [doubt.span for doubt in drafted.doubts if doubt.span]


@settings(max_examples=150)
@given(texts)
def test_every_span_lies_in_the_text_and_no_two_quotes_overlap(text: str) -> None:
    drafted = draft(source_of(text))
    assert all(span.end <= len(text) for span in spans_of(drafted))
    pieces = sorted(piece for quote in drafted.quotes for piece in quote.pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    assert [one.text for one in drafted.summary.sentences] == [
        one.spans[0].of(text) for one in drafted.summary.sentences
    ]


@settings(max_examples=100)
@given(texts, st.sampled_from([None, "2026-01-27"]))
def test_a_draft_is_sound_and_the_same_each_time(text: str, published: str | None) -> None:
    assert check(Drafted("one", draft(source_of(text, published)), 0)) == []


@settings(max_examples=100)
@given(texts)
def test_offsets_of_the_json_hold_what_stands_beside_them(text: str) -> None:
    found = Drafted("one", draft(source_of(text)), 0).json()
    held = [(role["text"], role) for person in found["people"] for role in person["roles"]]
    held += [(date["phrase"], date) for date in found["dates"]]
    assert [words for words, at in held if text[at["start"] : at["end"]] != words] == []
    numbers = [quote["n"] for quote in found["quotes"] if quote["kind"] == "direct"]
    assert numbers == sorted(numbers)


@settings(max_examples=150)
@given(texts)
def test_every_item_names_people_of_its_own_draft(text: str) -> None:
    drafted = draft(source_of(text))
    keys = {person.key for person in drafted.people}
    named = {quote.speaker for quote in drafted.quotes} | {key for quote in drafted.quotes for key in quote.candidates}
    named |= {one.speaker for one in drafted.reports} | {key for one in drafted.reports for key in one.candidates}
    named |= {key for event in drafted.events for key in event.people} | {stance.holder for stance in drafted.stances}
    assert named - {None} <= keys
    assert len({item.key for item in drafted.items()}) == len(drafted.items())


@settings(max_examples=150)
@given(texts)
def test_sentences_cover_all_words_in_order_without_overlap(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n", "x", "“", "‘’", "“”", ".", "2022", "He said"], ids=repr)
def test_a_tiny_text_gives_a_draft(text: str) -> None:
    assert draft(source_of(text)).stances == ()


@pytest.mark.parametrize(
    "text",
    [
        "The board met. Ann Lee, who is",
        "The bill, known as",
        "The bill, known as the",
        "At the harbour meeting Mara Lind pointed",
    ],
)
def test_a_text_that_breaks_off_gives_a_draft(text: str) -> None:
    assert draft(source_of(text)).quotes == ()


HOSTILE = {
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": '"',
    "spaced straight marks": '" ',
    "marks around letters": '"a" ',
    "single marks": "‘",
    "single marks before letters": "‘a ",
    "apostrophes": "a’ ",
    "nested opening marks": "“‘",
    "nested marks": "“‘a’” ",
    "marks that never close": "“He said ",
    "paragraphs that never close": "\n\n“And then he went",
    "one long word": "x",
    "one long capital word": "X",
    "dots": ".",
    "dots and spaces": ". ",
    "lines": "\n",
    "capitals": "Ab ",
    "capital names": "ANN LEE ",
    "names": "John Smith and ",
    "cues": "said ",
    "cue verbs": "said warned told added ",
    "one sentence": "the board of the town and ",
    "commas": "Mara Quill, ",
    "particles": "Mara de la ",
    "titles": "Sen. Ann Lee, chair of the board, ",
    "years": "2022 ",
    "months": "May 5 ",
    "dates": "on Tuesday, 5 May 2022, ",
    "he said": "“No,” he said. ",
    "pronouns": "he told her that she ",
    "reported speech": "The mayor said that the board lied. ",
    "named speakers": "“No,” Ann Lee said. “Yes,” she said. ",
    "two speakers": "Mara Quill met Jon Orr. “No,” he said. ",
    "roles as speakers": "The mayor, Ann Lee, said no. She said it was late. “Go,” the mayor said. ",
    "stances": "Ann Lee opposes the toll. ",
    "accusations": "Ann Lee was accused of theft. ",
    "speaker labels": "\nSMITH: No. ",
    "questions and answers": "\nQ. Why?\nA. No.",
    "posts": "@a wrote: ",
    "numbers": "1",
    "hyphens": "a-",
    "initials": "J. ",
    "dotted": "a.",
    "brackets": "[",
    "reports": "Mara Quill said that he said the road was shut and ",
    "reports in sentences": "She said the road was shut, and they claim it is open. ",
    "sources": "according to Mara Quill, ",
    "dashes": "he said it — was — ",
    "lists": "he said it, but then, and so, he said it, ",
    "claims": "her claim that her claim that ",
    "combining marks": "e\u0301\u0302",
}
_MEGABYTES = ("one long word", "one sentence", "names", "dates", "cue verbs", "combining marks")
_PROSE = ("named speakers", "two speakers", "roles as speakers")


def growth(unit: str, short: int, long: int) -> float:
    """How many times the processor time of a short text a long one takes, both made of the unit."""
    return cost(unit, long) / max(min(cost(unit, short) for _ in range(3)), 0.004)


def cost(unit: str, length: int) -> float:
    source = source_of((unit * (length // len(unit) + 1))[:length] + "\nx.")
    started = time.process_time()
    draft(source)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_what_its_length_does(unit: str) -> None:
    assert growth(unit, 12_500, 100_000) < 24  # linear is 8, quadratic 64; measured 6 to 13


@pytest.mark.slow
@pytest.mark.parametrize("name", _PROSE)
def test_prose_full_of_speakers_costs_what_its_length_does(name: str) -> None:
    assert (
        growth(HOSTILE[name], 40_000, 400_000) < 24
    )  # linear is 10, quadratic 100; a search through all mentions made it 39


@pytest.mark.slow
@pytest.mark.parametrize("name", _MEGABYTES)
def test_a_million_characters_cost_what_their_number_does(name: str) -> None:
    assert growth(HOSTILE[name], 100_000, 1_000_000) < 24  # linear is 10, quadratic 100; measured 8 to 13


def test_a_text_nested_a_hundred_thousand_deep_is_drafted() -> None:
    assert draft(read_text("“‘" * 25_000 + "x" + "’”" * 25_000)).stances == ()


@pytest.mark.slow
def test_a_thousand_words_take_less_than_the_limit() -> None:
    words = " ".join("\n\n".join(one.text for one in articles()).split(" ")[:1000])
    assert cost(words, len(words)) < 0.15  # seconds of processor time; measured 0.02


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peaks of memory are read from /proc")
def test_the_bot_and_its_worker_stay_under_200_mb_while_drafting(tmp_path: Path) -> None:
    text = "\n\n".join(one.text for one in articles()) * 3
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    program = "from tests.briefings.drafting.memory import main; main()"  # so that the worker does not load it
    command = [sys.executable, "-c", program, str(tmp_path / "article.txt")]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    bot, worker = map(int, done.stdout.split())
    assert len(text) > 100_000
    assert bot + worker < 200  # measured 116


@pytest.mark.slow
def test_drafts_are_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    texts = {one.id: one.text for one in articles()}
    texts["hostile"] = "\n\n".join(unit * 5 for unit in HOSTILE.values())
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    printed = [_print_drafts(tmp_path, [f"{name}.txt" for name in texts], seed) for seed in ("0", "4242")]
    assert len(printed[0]) == len(texts)
    assert printed[0] == printed[1]


def _print_drafts(folder: Path, names: list[str], seed: str) -> list[dict[str, Any]]:
    """Each file's draft, without the time it took."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "draft", "--json", "--published", "2026-01-27", *names],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return [json.loads(line) | {"seconds": 0} for line in done.stdout.splitlines()]
