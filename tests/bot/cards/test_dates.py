"""Dates on cards: in the server's way of writing and through one place. Golden texts in tests/bot/cards/golden/dates."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions.actions import Section
from bot.cards.card import Card
from bot.cards.desk.announcing import announcement_card
from bot.cards.desk.items import item_card
from bot.cards.desk.review import briefings_card, review_card
from bot.cards.reader.answers import card_of
from bot.cards.settings.leaving import marked_card
from bot.render.terminal import to_terminal
from briefings.ask.answers import Answer, ChangesAnswer, TimelineAnswer
from briefings.ask.queries import Timeline
from briefings.dates.style import DEFAULT, Writing
from briefings.dates.when import DateStyle
from briefings.dates.zones import zone_of
from briefings.draft.selecting import selection
from briefings.model.record import Kind, Qualifier, When
from tests.bot.cards import record as r
from tests.bot.cards import test_golden as readers
from tests.bot.cards.drafts import DRAFT
from tests.bot.cards.test_desk_golden import LINE

GOLDEN = Path(__file__).parent / "golden" / "dates"
CARDS = sorted((Path(__file__).parents[3] / "bot").rglob("*.py"))
WHENS = (
    When("in the 1990s", "1990/1999", Qualifier.LATE),
    When("since the spring of 2022", "2022-21", Qualifier.SINCE),
    When("around March 2024", "2024-03", Qualifier.ABOUT),
    When("early in 2025", "2025", Qualifier.EARLY),
    When("in the second quarter", "2025-04/2025-06"),
    When("the week of 19 January", "2026-01-19/2026-01-25"),
    When("Tuesday", "2026-01-27", relative=True),
)
WRITTEN: dict[str, Answer] = {
    "timeline": TimelineAnswer(
        Timeline(),
        "",
        r.page_of(tuple(replace(r.EVENT, number=number, when=when) for number, when in enumerate(WHENS, 1))),
        (r.RELATIVE,),
    ),
    "source": readers.ANSWERS["source_of_quote"],
    "changes": ChangesAnswer(
        r.page_of(
            (
                replace(r.CORRECTION, kind=Kind.EVENT, what="date", was="27 January 2026", became="26 January 2026"),
                replace(r.CORRECTION, was="on 27 January 2026", became="on 26 January 2026"),
            )
        )
    ),
}
DATED = replace(
    DRAFT,
    source=replace(DRAFT.source, published=r.SOURCE.published),
    events=tuple(replace(event, when=WHENS[-1]) for event in DRAFT.events),
)
DAY_FIRST = re.compile(r"\b\d{1,2} (?:January|February|March) 20\d\d")
MONTH_FIRST = re.compile(r"\b(?:January|February|March) \d{1,2}, 20\d\d")
ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def told(answer: Answer, style: DateStyle) -> str:
    writing = Writing(style, zone_of("America/New_York"))
    return to_terminal(card_of(writing, answer, r.ABOUT)).text + "\n"


@pytest.mark.parametrize("style", DateStyle)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_card_with_dates_reads_as_its_golden_text(name: str, style: DateStyle) -> None:
    assert told(WRITTEN[name], style) == (GOLDEN / f"{name}_{style}.txt").read_text(encoding="utf-8")


def test_every_golden_text_of_dates_belongs_to_a_card() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {
        f"{name}_{style}" for name in WRITTEN for style in DateStyle
    }


@pytest.mark.parametrize("name", readers.ANSWERS)
def test_no_card_of_a_reader_has_a_date_in_another_way_of_writing(name: str) -> None:
    answer = readers.ANSWERS[name]
    assert not DAY_FIRST.search(told(answer, DateStyle.ISO) + told(answer, DateStyle.MONTH_FIRST))
    assert not MONTH_FIRST.search(told(answer, DateStyle.ISO) + told(answer, DateStyle.DAY_FIRST))
    assert not ISO.search(told(answer, DateStyle.DAY_FIRST) + told(answer, DateStyle.MONTH_FIRST))


@pytest.mark.parametrize(
    "made",
    [
        lambda writing: review_card(writing, DATED, selection(DATED)),
        lambda writing: review_card(writing, DATED, selection(DATED), Section.EVENTS),
        lambda writing: item_card(writing, DATED, "e1"),
        lambda writing: briefings_card(writing, r.page_of((LINE,))),
        lambda writing: announcement_card(writing, DATED, reason=None, corrected=r.REVISIONS[0].at),
        lambda writing: marked_card(writing, r.REVISIONS[0].at),
    ],
)
def test_an_editors_card_is_written_as_the_server_writes(made: Callable[[Writing], Card]) -> None:
    printed = to_terminal(made(Writing(DateStyle.MONTH_FIRST))).text
    assert MONTH_FIRST.search(" ".join(printed.split()))
    assert not DAY_FIRST.search(printed)
    assert not ISO.search(printed)


def test_the_way_of_writing_ends_with_the_card() -> None:
    default = told(WRITTEN["changes"], DateStyle.DAY_FIRST)
    assert told(WRITTEN["changes"], DateStyle.ISO) != default
    assert to_terminal(card_of(DEFAULT, WRITTEN["changes"], r.ABOUT)).text + "\n" == default


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_no_door_and_no_card_writes_a_date_by_itself(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    formats = {
        ast.unparse(node.format_spec)
        for node in ast.walk(tree)
        if isinstance(node, ast.FormattedValue) and node.format_spec
    }
    assert not named & {"in_words", "edtf_in_words", "strftime"}
    assert not called & {"in_words", "edtf_in_words", "strftime", "ctime"}
    assert not [one for one in formats if "%" in one]


@pytest.mark.parametrize("path", [path for path in CARDS if "cards" in path.parts], ids=lambda path: path.stem)
def test_no_card_shows_how_a_date_is_kept(path: Path) -> None:
    shown = [
        ast.unparse(node.value)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue)
    ]
    assert not [value for value in shown if value.endswith((".published", ".edtf", ".at", ".due", ".isoformat()"))]
