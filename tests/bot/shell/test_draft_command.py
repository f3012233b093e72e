"""`python -m bot draft`: an article's draft for people, for programs, or only whether it is sound."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.command_line import main
from bot.shell.draft_command import Drafted, check
from bot.shell.draft_json import draft_json, precision, timex
from briefings import drafting
from briefings.draft.model import Draft
from briefings.drafting import draft
from briefings.drafting.items.analysis import analyse
from briefings.model.record import Source, When
from briefings.model.spans import Span
from briefings.reading import read_text

ROOT = Path(__file__).parents[3]
ARTICLE = """Board keeps the footbridge

The board voted on Tuesday to keep the footbridge at Osmer Lock, which was closed in early 2024.

“Nobody asked for a ferry,” said Ines Havel, the board’s chair. “We asked for a bridge, and we asked twice.”

Councillor Bo Lindgren opposes the repair. “It is a plank,” he said. “It was always a plank.”

“Sell it!” called a voice from the stairs.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with one article in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["draft", *arguments])


def drafted(*arguments: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run("--json", *arguments).stdout)
    return value


def test_a_file_gives_one_line_of_json_with_every_key(folder: Path) -> None:
    ended = run("--json", "bridge.txt")
    assert (ended.exit_code, ended.stderr, ended.stdout.count("\n")) == (0, "", 1)
    assert list(json.loads(ended.stdout)) == [
        "id",
        "text",
        "title",
        "published",
        "quotes",
        "people",
        "dates",
        "events",
        "stances",
        "summary",
        "doubts",
        "seconds",
    ]


def test_the_json_says_who_said_which_words(folder: Path) -> None:
    found = drafted("bridge.txt")
    assert (found["id"], found["title"], found["published"]) == ("bridge", "Board keeps the footbridge", None)
    quotes = [
        (found["text"][one["start"] : one["end"]], one["speaker"], one["speaker_state"], one["cue"])
        for one in found["quotes"]
    ]
    assert quotes == [
        ("Nobody asked for a ferry,", "Ines Havel", "stated", "said"),
        ("We asked for a bridge, and we asked twice.", "Ines Havel", "stated", "said"),
        ("It is a plank,", "Bo Lindgren", "inferred", "said"),
        ("It was always a plank.", "Bo Lindgren", "inferred", "said"),
        ("Sell it!", "a voice from the stairs", "unknown", "called"),
    ]
    assert [doubt["kind"] for one in found["quotes"] for doubt in one["doubts"]] == ["unknown_speaker"]
    assert [(one["name"], one["quoted"]) for one in found["people"]] == [("Ines Havel", True), ("Bo Lindgren", True)]


def test_the_pieces_of_one_statement_share_their_number(folder: Path) -> None:
    (folder / "split.txt").write_text("“We ask,” Ines Havel said, “and we wait.” “So be it,” said Bo Lindgren.\n")
    found = drafted("split.txt")
    assert [(one["n"], found["text"][one["start"] : one["end"]]) for one in found["quotes"]] == [
        (1, "We ask,"),
        (1, "and we wait."),
        (2, "So be it,"),
    ]


def test_a_date_is_open_until_the_articles_date_is_given(folder: Path) -> None:
    without, given = drafted("bridge.txt"), drafted("--published", "27 January 2026", "bridge.txt")
    shape = ("phrase", "value", "precision", "qualifier", "anchor")
    assert [[one[key] for key in shape] for one in without["dates"]] == [
        ["Tuesday", None, None, None, None],
        ["early 2024", "2024", "year", "early", None],
    ]
    assert [[one[key] for key in shape] for one in given["dates"]] == [
        ["Tuesday", "2026-01-27", "day", None, "2026-01-27"],
        ["early 2024", "2024", "year", "early", None],
    ]
    assert given["published"] == "2026-01-27"


def test_a_date_that_is_none_is_refused_before_any_file_is_read(folder: Path) -> None:
    ended = run("--published", "the day after", "bridge.txt")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "is not a date that this bot understands" in ended.stderr


def test_people_read_the_draft_as_the_review_shows_it(folder: Path) -> None:
    shown = run("bridge.txt").stdout
    assert shown.startswith("Board keeps the footbridge\n===")
    assert "“*Nobody asked for a ferry,*” said Ines Havel" in shown
    assert "Speaker: Ines Havel; the article names the speaker beside the words." in shown
    assert "The article names nobody here: “a voice from the stairs”." in shown
    assert "[1]" not in shown
    assert "B-0" not in shown


def test_a_file_that_cannot_be_read_stops_no_other(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"  ")
    ended = run("--check", "empty.txt", "gone.txt", "bridge.txt")
    assert ended.exit_code == 1
    assert ended.stdout == "bridge: sound, 5 quotes, 1 in doubt\n"
    assert ended.stderr.splitlines() == [
        "empty.txt: There is no text in it. Attach or paste an article.",
        "gone.txt cannot be read: No such file or directory. Check the path.",
    ]


def test_a_fault_over_one_file_is_logged_and_stops_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "odd.txt").write_text("This one cannot be drafted.\n")

    def faulty(source: Source) -> Draft:
        assert "bridge" in source.text
        return draft(source)

    monkeypatch.setattr(drafting, "draft", faulty)
    ended = run("--check", "odd.txt", "bridge.txt")
    assert (ended.exit_code, ended.stdout) == (1, "bridge: sound, 5 quotes, 1 in doubt\n")
    assert caplog.messages == ["odd.txt could not be drafted: this is a fault of the program."]


def test_a_check_names_what_is_unsound() -> None:
    source = read_text(ARTICLE)
    found = draft(source)
    first, *others = found.quotes
    outside = replace(first, pieces=(Span(20, 40), Span(30, len(source.text) + 1)))
    person = replace(found.people[0], roles=(replace(found.people[0].roles[0], title="treasurer"),))
    broken = replace(found, quotes=(outside, *others), people=(person, *found.people[1:]))
    assert check(Drafted("bridge", found, 0)) == []
    assert check(Drafted("bridge", broken, 0)) == [
        "a span ends outside the text",
        "words are shown that are not the text's",
        "two quotes overlap",
        "a second drafting differs",
    ]


@pytest.mark.parametrize(
    ("phrase", "edtf", "value", "precise"),
    [
        ("2025", "2025", "2025", "year"),
        ("March 2025", "2025-03", "2025-03", "month"),
        ("11 March 2025", "2025-03-11", "2025-03-11", "day"),
        ("last week", "2025-03-10/2025-03-16", "2025-W11", "week"),
        ("the weekend", "2025-03-15/2025-03-16", "2025-W11-WE", "weekend"),
        ("the second quarter of 2025", "2025-04/2025-06", "2025-Q2", "quarter"),
        ("the summer of 2025", "2025-22", "2025-SU", "season"),
        ("the 2020s", "2020/2029", "202", "decade"),
        ("from 2019 to 2021", "2019/2021", "2019/2021", "interval"),
        ("March to May 2025", "2025-03/2025-05", "2025-03/2025-05", "interval"),
        ("19 to 21 March 2025", "2025-03-19/2025-03-21", "2025-03-19/2025-03-21", "interval"),
        ("last year", None, None, None),
    ],
)
def test_dates_have_timex_values_and_their_precision(
    phrase: str, edtf: str | None, value: str | None, precise: str | None
) -> None:
    assert (timex(When(phrase, edtf)), precision(value)) == (value, precise)


@pytest.mark.slow
def test_the_draft_is_the_same_under_any_hash_seed(folder: Path) -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-m", "bot", "draft", "bridge.txt"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "7919")
    }
    assert len(printed) == 1


def test_a_document_without_a_name_is_a_speaker_but_nobody_among_the_people() -> None:
    text = "A letter came on Monday. “The roof leaks,” the letter said. “It does,” said Ines Havel. Teal Trust agreed."
    source = read_text(text)
    found = draft_json("a", draft(source), analyse(source), 0.0)
    assert [quote["speaker"] for quote in found["quotes"]][1] == "Ines Havel"
    assert found["quotes"][0]["speaker"].casefold().endswith("letter")
    assert [person["name"] for person in found["people"]] == ["Ines Havel"]
