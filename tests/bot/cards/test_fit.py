"""What fits on a card: any stored text, however long or odd, is paged or cut with a mark, and fits Discord's limits."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.cards.card import Buttons, Card, Menu, Run, Style, Words
from bot.cards.fit import ROOM, card_cost, chunks, cost, cut_words, line_cost, pages_of, shorten
from bot.cards.reader.answers import card_of
from bot.render.fitting import count_components
from bot.render.markup import escape
from briefings.ask.answers import (
    Answer,
    ChangesAnswer,
    CheckAnswer,
    Checked,
    CiteAnswer,
    ContextAnswer,
    FoundWords,
    Offer,
    QuoteAnswer,
    QuotesAnswer,
    QuoteVerdict,
    SearchAnswer,
    SourceAnswer,
    StancesAnswer,
    SummaryAnswer,
    TimelineAnswer,
    WhichOne,
    WhoAnswer,
)
from briefings.ask.queries import CheckQuotes, CiteStyle, OneQuote, Quotes, Search, Stances, Timeline, Who
from briefings.dates.style import DEFAULT
from briefings.model.hits import Hit, Passage
from briefings.model.record import (
    BriefingRef,
    Evidence,
    Fact,
    Held,
    Issue,
    Kind,
    Origin,
    PersonRef,
    Piece,
    Role,
    Sentence,
    Voice,
)
from briefings.model.spans import Span
from briefings.text.differing import Change, WordChange
from tests.bot.cards import record as r

ODD = st.sampled_from(
    [
        "word ",
        "*",
        "\u202e",
        "https://x.y/@everyone ",
        "\n",
        "“quoted”, ",
        "\U0001f600",
        "`|~`",
        "长",
        "a" * 90,
        "\x1b[31m",
    ]
)
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=30)), min_size=1, max_size=12).map("".join).filter(bool)
LONG = st.tuples(TEXTS, st.integers(1, 300)).map(lambda pair: pair[0] * pair[1])


@given(LONG, st.integers(60, 900))
def test_chunks_joined_are_the_words_and_each_fits(text: str, room: int) -> None:
    parts = chunks((Run(text[:50]), Run(text[50:], Style.BOLD)), room)
    assert "".join(run.text for part in parts for run in part) == text
    assert max(line_cost(part) for part in parts) <= room


@given(LONG, st.integers(60, 900))
def test_words_that_are_cut_are_a_beginning_and_a_marked_omission(text: str, room: int) -> None:
    shown = "".join(run.text for run in cut_words((Run(text),), room))
    assert shown == text or (shown.endswith(" […]") and text.startswith(shown.removesuffix(" […]")))
    assert line_cost(cut_words((Run(text),), room)) <= room


@given(TEXTS)
def test_the_room_that_is_counted_is_enough_for_the_escapes_of_discord(text: str) -> None:
    assert cost(text) >= len(escape(text).encode("utf-16-le")) // 2


@given(LONG, st.integers(30, 300))
def test_shortened_text_is_one_line_and_fits(text: str, room: int) -> None:
    short = shorten(text, room)
    assert "\n" not in short
    assert cost(short) <= room


def test_entries_go_on_on_the_next_page_in_order() -> None:
    entries = [(Words(((Run(f"{index} " + "word " * 100),),)),) for index in range(12)]
    pages = pages_of(entries)
    assert len(pages) == 3
    assert [block for page in pages for block in page] == [entry[0] for entry in entries]


def odd_answers(text: str) -> dict[str, Answer]:
    """Answers whose every stored text is this one, as many as a page can hold."""
    ref = BriefingRef(7, text, text, "2026-01-27")
    person = PersonRef(1, text)
    piece = Piece(Span(0, len(text)), text)
    quote = replace(r.SEATS, briefing=ref, speaker=person, role=text, pieces=(piece, piece))
    event = replace(r.EVENT, briefing=ref, sentence=Sentence(text, (Span(0, 1),), Origin.EDITOR))
    place, differs = FoundWords(text, ref, quote), WordChange(Change.NAME, text, text)
    issue = Issue(1, text)
    passages = (Evidence(piece.span, text, Voice.ARTICLE), Evidence(piece.span, text, Voice.SAID))
    stance = replace(r.FOR, briefing=ref, holder=person, issue=issue, evidence=passages)
    fact = Fact(text, Origin.EDITOR)
    source = replace(r.SOURCE, title=fact, outlet=fact, author=fact, text=text)
    briefing = replace(r.BRIEFING, title=text, source=source, summary=(event.sentence,) * 9)
    dated = Role(text, Span(0, 1), ref, "p1", Held(r.RELATIVE.when, r.EVENT.when, None, None, text))
    whole = replace(
        r.PERSON, name=text, aliases=(text,) * 9, roles=(dated,) * 9, added=(text,) * 9, name_by_editor=True
    )
    fixed = (replace(r.CORRECTION, briefing=ref, what=text[:30], was=text, became=text, reason=text),) * 9
    return {
        "quote": QuoteAnswer(quote, 1, 2, 99, fixed),
        "changes": ChangesAnswer(r.page_of(fixed[:5], 2, 3, 15)),
        "quotes": QuotesAnswer(Quotes(person="P-1"), f"by {text[:80]}", r.page_of((quote,) * 5, 2, 3, 15)),
        "context": ContextAnswer(quote, text, (Span(0, 1),)),
        "check": CheckAnswer(
            CheckQuotes("x"),
            r.page_of((Checked(text, QuoteVerdict.ALTERED, (place,), (differs,) * 9, (), text),) * 4, 1, 3, 10),
            9,
        ),
        "check_spliced": CheckAnswer(
            CheckQuotes("x"), r.page_of((Checked(text, QuoteVerdict.SPLICED, (place,) * 5),) * 4, 2, 3, 10)
        ),
        "cite": CiteAnswer(quote, CiteStyle.APA, text, date(2026, 2, 3), fixed),
        "source": SourceAnswer(Kind.QUOTE, 2, briefing, (piece,) * 9, r.REVISIONS * 9, (), fixed),
        "who": WhoAnswer(whole, r.page_of((stance,) * 5, 1, 2, 9), 3, (ref,) * 30, quote, fixed),
        "timeline": TimelineAnswer(Timeline(), text[:80], r.page_of((event,) * 10, 1, 3, 30), (event,) * 40),
        "stances": StancesAnswer(Stances("I-1"), issue, person, r.page_of((stance,) * 8, 2, 3, 24)),
        "summary": SummaryAnswer(
            briefing, (issue,) * 9, (quote,) * 6, (event,) * 10, (whole,) * 30, (text,) * 6, 1, fixed
        ),
        "search": SearchAnswer(
            Search(text[:200]),
            r.page_of(
                (Hit(Kind.STANCE, 1, text, (Passage(text, (Span(0, 1),), Voice.ARTICLE),) * 2, ref),) * 5, 1, 2, 9
            ),
            (Offer(text, Who("P-1"), text),) * 5,
            (Offer(text, Who("P-1"), text),) * 5,
        ),
        "which": WhichOne(text, (Offer(text, Who("P-1"), text),) * 25),
    }


@pytest.mark.parametrize("name", odd_answers("x"))
@settings(max_examples=40)
@given(text=LONG)
@example(text="`|~`word `|~`word 000𐀀" * 7)
def test_any_stored_text_fits_on_a_card(name: str, text: str) -> None:
    card = card_of(DEFAULT, odd_answers(text)[name], r.ABOUT)
    assert card_cost(card) <= ROOM
    assert count_components(card.blocks) < 40
    assert labels_too_long(card) == []


def labels_too_long(card: Card) -> list[str]:
    labels = [(button.label, 80) for block in card.blocks if isinstance(block, Buttons) for button in block.buttons]
    lines = [
        (part, 100)
        for block in card.blocks
        if isinstance(block, Menu)
        for o in block.options
        for part in (o.label, o.note)
    ]
    return [label for label, most in (*labels, *lines) if len(label) > most]


def test_the_pages_of_a_very_long_quote_hold_all_its_words() -> None:
    words = " ".join(f"word{index}" for index in range(2000))
    quote = replace(r.LONG_WALK, pieces=(Piece(Span(0, len(words)), words),))
    first = card_of(DEFAULT, QuoteAnswer(quote, None, None), r.ABOUT)
    shown = ""
    for page in range(1, 8):
        card = card_of(DEFAULT, QuoteAnswer(quote, None, None, page), r.ABOUT)
        shown += "".join(run.text for run in words_of(card)).removeprefix("[…] ").removesuffix(" […]")
    assert shown.startswith(words[:5000])
    assert OneQuote(1, 2) in [b.goal for block in first.blocks if isinstance(block, Buttons) for b in block.buttons]


def words_of(card: Card) -> list[Run]:
    return [run for block in card.blocks if isinstance(block, Words) for line in block.lines for run in line]
