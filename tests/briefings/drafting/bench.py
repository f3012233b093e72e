"""`make bench-drafting`: what the drafter reaches, beside what it must. Runs the scorers of ../shared/bench as they are, where present.

python -m tests.briefings.drafting.bench [--errors]
"""

import json
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import yaml

from bot.shell.draft_command import Drafted
from briefings.drafting import draft
from briefings.model.record import Fact, Origin
from briefings.reading import read_text
from tests.briefings.drafting.drafting import drafts_of, source_of
from tests.briefings.drafting.labelled_articles import FOLDER, Labelled, articles
from tests.briefings.drafting.scoring import score

_SHARED = Path(__file__).parents[4] / "shared" / "bench"
SIZES = (100_000, 1_000_000)
_PIECE_KEYS = ("start", "end", "speaker_start", "speaker_end")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `least` and `aim` are what issue 3 asks for."""

    what: str
    reached: str
    least: str = ""
    aim: str = ""


@click.command()
@click.option("--errors", is_flag=True, help="List every error on our own articles.")
@click.option(
    "--shared", type=click.Path(path_type=Path), default=_SHARED, help="Where the labelled texts of others are."
)
def main(*, errors: bool, shared: Path) -> None:
    """Print the table of docs/drafting.md for what is at hand."""
    own = articles()
    for line in (*_own(own, errors), *_table("Speed and memory", _costs(own))):
        click.echo(line)
    if not shared.exists():
        click.echo("The labelled texts of ../shared/bench are not here; the rest of the table needs them.")
        return
    with TemporaryDirectory() as folder:
        for line in _table("Texts of ../shared/bench", _rows_of(shared, Path(folder))):
            click.echo(line)


def _own(own: Sequence[Labelled], errors: bool) -> Iterator[str]:
    """Our own labelled articles, with the floors of the gate."""
    found = score(own, drafts_of(own))
    floors = yaml.safe_load((FOLDER / "floors.yaml").read_text(encoding="utf-8"))
    words = sum(len(one.text.split()) for one in own)
    yield from _table(
        f"Our own {len(own)} labelled articles, {words:,} words",
        (Row(figure, str(reached), str(floors[figure])) for figure, reached in found.figures().items()),
    )
    classes = Counter(line.partition(",")[0] for line in found.errors)
    yield from (f"Errors: {', '.join(f'{name} {many}' for name, many in sorted(classes.items()))}.", "")
    if errors:
        yield from (*found.errors, "")


def _table(title: str, rows: Iterable[Row]) -> Iterator[str]:
    yield from (f"## {title}", "", "| | reached | at least | aim |", "|---|---|---|---|")
    for row in rows:
        yield f"| {row.what} | {row.reached} | {row.least} | {row.aim} |"
    yield ""


def _costs(own: Sequence[Labelled]) -> Iterator[Row]:
    text = "\n\n".join(one.text for one in own)
    thousand = " ".join(text.split(" ")[:1000])
    yield Row("whole draft, 1,000 words, ms", f"{1000 * _seconds(thousand):.0f}", "150", "60")
    short, long = (_seconds((text * (size // len(text) + 1))[:size]) / size for size in SIZES)
    yield Row("cost a character at 1,000,000 characters, of that at 100,000", f"{long / short:.2f}", "linear")
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / "article.txt"
            path.write_text((text * (size // len(text) + 1))[:size], encoding="utf-8")
            bot, worker = _run("-c", "from tests.briefings.drafting.memory import main; main()", str(path)).split()
            yield Row(f"memory while drafting {size:,} characters, MB: bot, worker", f"{bot}, {worker}", "200")


def _seconds(text: str) -> float:
    """The processor time that drafting takes, the best of three."""
    source = source_of(text)
    taken = []
    for _ in range(3):
        started = time.process_time()
        draft(source)
        taken.append(time.process_time() - started)
    return min(taken)


def _rows_of(shared: Path, folder: Path) -> Iterator[Row]:
    yield from _quotes(shared / "quotes", folder)
    yield from _dates_and_people(shared, folder)
    yield from _fresh(shared / "fresh", folder)


def _quotes(shared: Path, folder: Path) -> Iterator[Row]:
    """PolNeAR dev. Undoubted speakers are scored by leaving the others out of what is given."""
    gold = shared / "polnear-dev.jsonl"
    pieces = [piece for one in _lines(gold) for piece in _as_given(one["id"], one["text"])]
    undoubted = [one for one in pieces if one["speaker_state"] in ("stated", "inferred") and not one["doubts"]]
    every, sure = (_quote_score(shared, folder, given) for given in (pieces, undoubted))
    direct, pronouns = every["direct"], every["direct"]["who_by_kind"]["pronoun"]
    given = sum(one["kind"] == "direct" for one in pieces)
    kept = sum(one["kind"] == "direct" for one in undoubted)
    yield Row(
        "direct quotes, right span and person, F1 (PolNeAR dev)", _percent(direct["end_to_end"]["f1"]), "88", "92"
    )
    yield Row("direct quotes, span F1", _percent(direct["overlap"]["f1"]))
    yield Row("right person on found direct quotes", _percent(direct["who_acc"]), "91", "95")
    yield Row("pronouns resolved to the right person", _percent(pronouns[0] / pronouns[1]), "86", "93")
    yield Row("undoubted speakers that are right", _percent(sure["direct"]["who_acc"]), "97", "99")
    yield Row("share of undoubted speakers", _percent(kept / given))
    yield Row("indirect, right span and person, F1", _percent(every["indirect"]["end_to_end"]["f1"]), "50", "65")


def _quote_score(shared: Path, folder: Path, given: list[dict[str, Any]]) -> dict[str, Any]:
    path = folder / "quotes.json"
    path.write_text(json.dumps({"system": "On Record", "quotes": given}), encoding="utf-8")
    gold, resolved = str(shared / "polnear-dev.jsonl"), str(shared / "resolved-dev.json")
    printed = _run(str(shared / "score.py"), gold, str(path), "--resolved", resolved, "--json")
    found: dict[str, Any] = json.loads(printed)
    return found


def _as_given(name: str, text: str) -> list[dict[str, Any]]:
    """The pieces of the text's draft, with offsets of the text as it was given."""
    drafted = _draft(name, text, None)
    place = places(text, drafted["text"])
    return [
        piece | {"doc": name} | {key: place[piece[key]] if piece[key] is not None else None for key in _PIECE_KEYS}
        for piece in drafted["quotes"]
    ]


def places(given: str, canonical: str) -> list[int]:
    """Where each character of the canonical text begins in the given one: white space and invisible characters may be gone from it,
    and a letter and its accent are one."""
    places, at = [], 0
    for character in canonical:
        while not (size := _size(given, at, character)):
            at += 1
        places.append(at)
        at += size
    return [*places, len(given)]


def _size(given: str, at: int, character: str) -> int:
    """How many characters of the given text at this place are the canonical one; 0 when they are not. Raises IndexError past the end."""
    if given[at] == character or (given[at].isspace() and character.isspace()):
        return 1
    sizes = (size for size in (2, 3) if unicodedata.normalize("NFC", given[at : at + size]) == character)
    return next(sizes, 0)


def _dates_and_people(shared: Path, folder: Path) -> Iterator[Row]:
    """MEANTIME and SEESAW dev."""
    found = {}
    for what, name in (("dates", "meantime-dev"), ("people", "seesaw-dev")):
        gold = shared / what / f"{name}.jsonl"
        drafts = [_draft(one["id"], one["text"], one.get("published")) for one in _lines(gold)]
        path = _write(folder, drafts)
        found[what] = json.loads(_run(str(shared / "score.py"), what, str(gold), str(path)))
    yield Row("dates, value F1 (MEANTIME dev)", f"{found['dates']['value_f1']:.3f}", ".88", ".92")
    yield Row("salient people found (SEESAW dev)", f"{found['people']['recall']:.4f}", ".985", ".995")
    given = found["people"]["names_per_text"] * sum(1 for _ in _lines(shared / "people" / "seesaw-dev.jsonl"))
    yield Row("names that are nobody's, % (SEESAW dev)", f"{100 * found['people']['junk'] / given:.1f}", "under 2")


def _fresh(shared: Path, folder: Path) -> Iterator[Row]:
    """The invented articles in many styles."""
    scorer = str(shared / "score.py")
    listed = _run(scorer, "plain", str(shared), str(folder / "plain")).split("\n")
    drafts = []
    for name, published in (line.split() for line in listed if line):
        text = (folder / "plain" / f"{name}.txt").read_text(encoding="utf-8")
        drafts.append(_draft(name, text, None if published == "-" else published))
    found = json.loads(_run(scorer, "score", str(shared), str(_write(folder, drafts))).splitlines()[-1])
    yield Row("fresh articles: direct span F1", str(found["direct_span"]), "96", "99")
    yield Row("fresh articles: right person", str(found["direct_who"]), "88", "96")
    yield Row("fresh articles: undoubted speakers that are right", str(found["sure_right"]), "97", "99")
    yield Row("fresh articles: indirect, F1", str(found["indirect_e2e"]))
    yield Row("fresh articles: dates, value F1", str(found["dates_value"]))
    yield Row("fresh articles: people found", str(found["people_found"]))
    yield Row("fresh articles: people and bodies that are nobody's, %", str(found["people_junk"]), "under 2")
    yield Row("fresh articles: roles right, of those given", str(found["roles_right"]), "92", "97")
    yield Row("fresh articles: roles found", str(found["roles_found"]))
    yield Row("fresh articles: firm stances right", str(found["firm_right"]), "92", "97")
    yield Row("fresh articles: labelled firm stances found", str(found["firm_found"]), "50", "70")


def _draft(name: str, text: str, published: str | None) -> dict[str, Any]:
    """The draft of a text as the command gives it."""
    source = read_text(text)
    if published is not None:
        source = replace(source, published=Fact(published, Origin.EDITOR))
    started = time.perf_counter()
    found = draft(source)
    return Drafted(name, found, time.perf_counter() - started).json()


def _write(folder: Path, drafts: Iterable[dict[str, Any]]) -> Path:
    path = folder / "drafts.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in drafts), encoding="utf-8")
    return path


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _percent(part: float) -> str:
    return f"{100 * part:.1f}"


def _run(*arguments: str) -> str:
    """What a Python program prints. Its status is not looked at: a scorer that has floors of its own may not be content."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if not done.stdout:
        raise click.ClickException(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
