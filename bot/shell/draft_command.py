"""The door for files: drafts each of them as text, as JSON or as a check, and keeps no record. Knows no Discord and no store."""

import asyncio
import json
import logging
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from bot.actions.actions import Section
from bot.cards.card import Buttons, Card, Heading, Menu, Rule
from bot.cards.desk.drafted import SECTION_WORDS, draft_title, items_of
from bot.cards.desk.items import item_card
from bot.cards.desk.reports import report_card
from bot.cards.desk.review import review_card
from bot.config import Limits
from bot.render.terminal import to_terminal
from bot.shell.draft_json import draft_json
from bot.shell.shell import upload
from briefings import drafting, reading
from briefings.dates.style import DEFAULT
from briefings.draft.model import Draft
from briefings.draft.selecting import selection
from briefings.drafting.items.analysis import analyse
from briefings.errors import BriefingError
from briefings.model.record import Fact, Origin
from briefings.model.spans import Span

_WIDEST = 100
_log = logging.getLogger(__name__)
_SECTIONS = (Section.SUMMARY, Section.QUOTES, Section.PEOPLE, Section.EVENTS, Section.STANCES)


class Shape(Enum):
    """What is printed of each file."""

    TEXT = "text"
    JSON = "json"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of one file, and the seconds that drafting took, without reading."""

    name: str
    draft: Draft
    seconds: float

    def json(self) -> dict[str, Any]:
        return draft_json(self.name, self.draft, analyse(self.draft.source), self.seconds)


def run(files: Sequence[Path], shape: Shape, published: str | None, limits: Limits) -> bool:
    """Drafts the files in the order given and prints each; whether all went well. A file that cannot be read stops no other.

    `published` (EDTF) takes the place of the article's own date. Refusals go to stderr, and so does a progress bar where the output is not
    read on the same terminal.
    """
    well = True
    for path in _with_progress(files):
        try:
            drafted = _draft_file(path, published, limits)
        except BriefingError as error:
            where = "" if str(path) in error.say else f"{path}: "
            click.echo(f"{where}{error.say} {error.hint}".strip(), err=True)
            well = False
        except Exception:  # noqa: BLE001 a door: one article must not cost the others theirs
            _log.exception("%s could not be drafted: this is a fault of the program.", path)
            well = False
        else:
            well &= _print(drafted, shape)
    return well


def _with_progress(files: Sequence[Path]) -> Iterator[Path]:
    if len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    with click.progressbar(files, label="Drafting", file=sys.stderr, show_pos=True) as shown:
        yield from shown


def _draft_file(path: Path, published: str | None, limits: Limits) -> Drafted:
    """Raises BadArticle."""
    sent = upload(path, limits.file_bytes)
    bounds = reading.ReadingLimits(file_bytes=limits.file_bytes, characters=limits.article_characters)
    source = asyncio.run(reading.read(sent.file_name, sent.data, bounds))
    if published is not None:
        source = replace(source, published=Fact(published, Origin.EDITOR))
    started = time.perf_counter()
    draft = drafting.draft(source)
    return Drafted(path.stem, draft, time.perf_counter() - started)


def _print(drafted: Drafted, shape: Shape) -> bool:
    match shape:
        case Shape.TEXT:
            width = min(shutil.get_terminal_size().columns, _WIDEST)
            click.echo("\n\n".join(to_terminal(card, width=width).text for card in cards(drafted.draft)) + "\n")
        case Shape.JSON:
            click.echo(json.dumps(drafted.json()))  # ASCII: the same bytes in every locale
        case Shape.CHECK:
            faults, quotes = check(drafted), drafted.draft.quotes
            counted = f"{len(quotes)} quotes, {sum(bool(quote.doubts) for quote in quotes)} in doubt"
            click.echo(f"{drafted.name}: {'; '.join(faults) or f'sound, {counted}'}")
            return not faults
    return True


def cards(draft: Draft) -> Iterator[Card]:
    """The draft as the review shows it, without what can be pressed: as a whole, then every item of each section."""
    yield _still(draft_title(draft), review_card(DEFAULT, draft, selection(draft)))
    for section in _SECTIONS:
        for item in items_of(draft, section):
            yield _still(f"{SECTION_WORDS[section]}: {item.key}", item_card(DEFAULT, draft, item.key))
    for report in draft.reports:
        yield _still(f"{SECTION_WORDS[Section.REPORTED]}: {report.key}", report_card(draft, report.key))


def _still(title: str, card: Card) -> Card:
    """The card under another title, without the number and revision that only a stored draft has, and without doors."""
    blocks = [block for block in card.blocks[2:] if not isinstance(block, Buttons | Menu | Rule)]
    return replace(card, blocks=(Heading(title), *blocks))


def check(drafted: Drafted) -> list[str]:
    """What is unsound about the draft, a few words each: a span outside the text, words that are not the text's own, quotes that
    overlap, a second drafting that differs. Empty for a sound one."""
    draft, text = drafted.draft, drafted.draft.source.text
    pieces = sorted(piece for quote in draft.quotes for piece in quote.pieces)
    again = replace(drafted, draft=drafting.draft(draft.source))
    faults = {
        "a span ends outside the text": any(span.end > len(text) for span in _spans(draft)),
        "words are shown that are not the text's": any(words != span.of(text) for words, span in _words_of(draft)),
        "two quotes overlap": any(before.end > after.start for before, after in pairwise(pieces)),
        "a second drafting differs": json.dumps(again.json()) != json.dumps(drafted.json()),
    }
    return [fault for fault, is_there in faults.items() if is_there]


def _spans(draft: Draft) -> Iterator[Span]:
    """Every span of the draft."""
    for quote in draft.quotes:
        yield from quote.pieces
        yield from (span for span in (quote.speaker_span, quote.cue) if span)
    for person in draft.people:
        yield from person.mentions
    for stance in draft.stances:
        yield from stance.evidence
    yield from (span for _, span in _words_of(draft))
    doubts = (*draft.doubts, *(doubt for item in draft.items() for doubt in item.doubts))
    yield from (doubt.span for doubt in doubts if doubt.span)


def _words_of(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Words that the draft carries beside the span that they are from."""
    for sentence in (*draft.summary.sentences, *(event.sentence for event in draft.events)):
        yield sentence.text, sentence.spans[0]
    yield from ((role.title, role.span) for person in draft.people for role in person.roles)
