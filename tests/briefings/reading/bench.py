"""How well and how fast files are read, on files that are made of the project's own articles: `make bench-reading`."""

import asyncio
import time

import click

from briefings.reading import ReadingLimits, docx, html, pdf, read
from briefings.reading.child_main import Parser
from briefings.reading.kinds import FileKind
from briefings.reading.making import Parsed, Raw
from tests.briefings.reading.articles import BUS, LIBRARY, LIGHTHOUSE, QUARRY, Article
from tests.briefings.reading.measuring import overlap, sentences, share_found, together
from tests.briefings.reading.more_pages import MORE_PAGES
from tests.briefings.reading.pages import PAGES
from tests.briefings.reading.pdf_files import LAYOUTS, pdf_of
from tests.briefings.reading.word_files import word_file_of

ARTICLES = (LIGHTHOUSE, BUS, QUARRY, LIBRARY)


def main() -> None:
    """Prints a table: each kind of page or layout, its measure, and the milliseconds that parsing takes."""
    click.echo(f"{'HTML, F1 of rows of four words':42}{'measure':>8}{'ms':>8}")
    overlaps = []
    for page in (*PAGES, *MORE_PAGES):
        parsed, spent = _time(html.parse, Raw(FileKind.HTML, page.html.encode()))
        overlaps.append(overlap("\n\n".join(page.paragraphs), parsed.text))
        _row(page.name, overlaps[-1].f1, spent)
    _row(f"all {len(overlaps)} pages", together(overlaps).f1)
    click.echo("\nPDF, sentences found in order")
    for layout in LAYOUTS:
        rows = [_measure(pdf.parse, FileKind.PDF, pdf_of(one, layout), one, layout.repeat) for one in ARTICLES]
        columns = f"{layout.columns} column{'s' if layout.columns > 1 else ''}"
        _row(f"{layout.name}, {columns}", *_mean(rows))
    click.echo("\nWord, sentences found in order")
    rows = [_measure(docx.parse, FileKind.DOCX, word_file_of(one), one, 1) for one in ARTICLES]
    _row(f"{len(ARTICLES)} files", *_mean(rows))
    began = time.perf_counter()
    asyncio.run(read("page.html", PAGES[0].html.encode()))
    click.echo(f"\nA page, child process and all: {1000 * (time.perf_counter() - began):.0f} ms")


def _measure(parse: Parser, kind: FileKind, data: bytes, article: Article, repeat: int) -> tuple[float, float]:
    parsed, spent = _time(parse, Raw(kind, data))
    wanted = [one for block in article.paragraphs for one in sentences(block)] * repeat
    return share_found(wanted, parsed.text), spent


def _time(parse: Parser, raw: Raw) -> tuple[Parsed, float]:
    """The best of three, since the first one warms caches up."""
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        parsed = parse(raw, ReadingLimits())
        spent.append(1000 * (time.perf_counter() - began))
    return parsed, min(spent)


def _mean(rows: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(measure for measure, _ in rows) / len(rows), sum(spent for _, spent in rows) / len(rows)


def _row(name: str, measure: float, spent: float | None = None) -> None:
    click.echo(f"{name:42}{measure:8.3f}{'' if spent is None else f'{spent:8.1f}'}")


if __name__ == "__main__":
    main()
