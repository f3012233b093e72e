"""Citations: what each style looks like, what it says of what is not known, and that the words stay the source's."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ask.citing import cite
from briefings.ask.queries import CiteStyle
from briefings.model.record import Fact, Origin, Piece, Source
from briefings.model.spans import Span
from tests.bot.cards import record as r

STORED = date(2026, 2, 3)
PAGED = replace(
    r.SOURCE, author=Fact("Dora Ives", Origin.TEXT), url="https://ledger.example/night-buses_2?a=1", pages=(0, 200, 420)
)
BARE = replace(r.SOURCE, title=None, outlet=None, published=None)
WORDS = "“We pay for empty seats, […] and the roof of\nthe school leaks.”"
WHOLE = {
    CiteStyle.CARD: (
        "[Tag: your claim, in your own words]\n"
        "Ives ’26 (Dora Ives, Harwick Ledger, January 27, 2026, “Harwick splits over night buses”, p. 2,"
        " https://ledger.example/night-buses_2?a=1, accessed February 3, 2026)\n\n"
        f"Devin Okafor: {WORDS}"
    ),
    CiteStyle.MLA: (
        f"Devin Okafor: {WORDS}\n\n"
        "Ives, Dora. “Harwick splits over night buses.” Harwick Ledger, 27 Jan. 2026, p. 2,"
        " ledger.example/night-buses_2?a=1. Accessed 3 Feb. 2026."
    ),
    CiteStyle.APA: (
        f"Devin Okafor: {WORDS} (Ives, 2026, p. 2)\n\n"
        "Ives, D. (2026, January 27). Harwick splits over night buses. Harwick Ledger."
        " https://ledger.example/night-buses_2?a=1"
    ),
    CiteStyle.CHICAGO: (
        f"Devin Okafor: {WORDS}\n\n"
        "Ives, Dora. “Harwick splits over night buses.” Harwick Ledger, January 27, 2026, 2."
        " https://ledger.example/night-buses_2?a=1."
    ),
    CiteStyle.MARKDOWN: (
        "> We pay for empty seats, \\[…\\] and the roof of\n> the school leaks\\.\n>\n"
        "> — Devin Okafor, in: Dora Ives, [Harwick splits over night buses](<https://ledger.example/night-buses_2?a=1>),"
        " Harwick Ledger, January 27, 2026, p. 2, accessed February 3, 2026"
    ),
    CiteStyle.BIBTEX: (
        "@misc{ives2026q2,\n  author = {Dora Ives},\n  title = {{Harwick splits over night buses}},\n"
        "  howpublished = {Harwick Ledger},\n  year = {2026},\n  month = {1},\n  day = {27},\n  pages = {2},\n"
        "  url = {https://ledger.example/night-buses_2?a=1},\n  urldate = {2026-02-03},\n"
        "  note = {Devin Okafor: ``We pay for empty seats, […] and the roof of\nthe school leaks.''}\n}"
    ),
}
UNKNOWN = {
    CiteStyle.CARD: "No author n.d. (author not known, outlet not known, no date, “Untitled article”)",
    CiteStyle.MLA: "Untitled article.",
    CiteStyle.APA: "[Untitled article]. (n.d.).",
    CiteStyle.CHICAGO: "Untitled article. n.d.",
    CiteStyle.MARKDOWN: "> — Devin Okafor, in: Untitled article, no date",
    CiteStyle.BIBTEX: "  title = {{Untitled article}},",
}


@pytest.mark.parametrize("style", list(CiteStyle))
def test_each_style_gives_all_that_is_known(style: CiteStyle) -> None:
    assert cite(r.SEATS, PAGED, style, STORED) == WHOLE[style]


@pytest.mark.parametrize("style", list(CiteStyle))
def test_what_is_not_known_is_said_or_left_out_and_never_guessed(style: CiteStyle) -> None:
    cited = cite(r.SEATS, BARE, style, STORED)
    assert UNKNOWN[style] in cited.split("\n")
    assert "2026" not in cited


@pytest.mark.parametrize("style", list(CiteStyle))
def test_a_speaker_whom_the_source_leaves_open_is_not_named(style: CiteStyle) -> None:
    assert "Speaker ambiguous in the source" in cite(r.CORRIDOR, PAGED, style, STORED)


@pytest.mark.parametrize("style", list(CiteStyle))
def test_a_quote_that_begins_or_ends_inside_a_quotation_says_so(style: CiteStyle) -> None:
    cited = cite(replace(r.CORRIDOR, head_cut=True, tail_cut=True), PAGED, style, STORED)
    assert cited.replace("\\", "").count("[…]") == 2


def test_words_over_two_pages_name_both() -> None:
    over = replace(PAGED, pages=(0, r.SEATS.pieces[1].span.start))
    assert "pp. 1–2" in cite(r.SEATS, over, CiteStyle.MLA, STORED)
    assert "pages = {1--2}" in cite(r.SEATS, over, CiteStyle.BIBTEX, STORED)


@pytest.mark.parametrize(
    ("published", "shown"),
    [("2026", "2026"), ("2026-03", "Mar. 2026"), ("2026-03-09", "9 Mar. 2026"), ("2026-22", "summer 2026")],
)
def test_a_date_keeps_its_precision(published: str, shown: str) -> None:
    source = replace(r.SOURCE, published=Fact(published, Origin.EDITOR))
    assert cite(r.SEATS, source, CiteStyle.MLA, STORED).endswith(f"Harwick Ledger, {shown}.")


@pytest.mark.parametrize(
    ("author", "mla", "apa"),
    [
        ("Ana-Lucia B. Ortiz", "Ortiz, Ana-Lucia B.", "Ortiz, A.-L. B."),
        ("Harwick Press Agency", "Harwick Press Agency.", "Harwick Press Agency."),
        ("Dora Ives and Sam Reed", "Dora Ives and Sam Reed.", "Dora Ives and Sam Reed."),
        ("Voltaire", "Voltaire.", "Voltaire."),
    ],
)
def test_names_are_turned_round_where_they_are_one_persons(author: str, mla: str, apa: str) -> None:
    source = replace(r.SOURCE, author=Fact(author, Origin.TEXT))
    assert cite(r.SEATS, source, CiteStyle.MLA, STORED).split("\n")[-1].startswith(f"{mla} “")
    assert cite(r.SEATS, source, CiteStyle.APA, STORED).split("\n")[-1].startswith(f"{apa} (2026")


def test_an_article_without_a_date_says_when_it_was_read() -> None:
    source = replace(PAGED, published=None)
    assert "(n.d.)" in cite(r.SEATS, source, CiteStyle.APA, STORED)
    assert "Retrieved February 3, 2026, from https" in cite(r.SEATS, source, CiteStyle.APA, STORED)
    assert "Accessed February 3, 2026." in cite(r.SEATS, source, CiteStyle.CHICAGO, STORED)


@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip())), st.sampled_from(CiteStyle))
def test_any_words_stand_in_the_citation_as_stored(words: str, style: CiteStyle) -> None:
    quote = replace(r.CORRIDOR, pieces=(Piece(Span(0, len(words)), words),))
    cited = cite(quote, Source(words, "0" * 64), style, STORED)
    assert WRITTEN[style](words) in cited


def _markdown(words: str) -> str:
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]()#+.!|<>~-" else char for char in words)
    return "\n".join(f"> {line}".rstrip() for line in escaped.split("\n"))


def _bibtex(words: str) -> str:
    named = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    return "".join(named.get(char, f"\\{char}" if char in "&%$#_{}" else char) for char in words)


WRITTEN = dict.fromkeys(CiteStyle, str) | {CiteStyle.MARKDOWN: _markdown, CiteStyle.BIBTEX: _bibtex}
