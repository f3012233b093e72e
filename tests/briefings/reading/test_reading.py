import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import EmptyArticle, TooLarge, WrongKind
from briefings.model.record import Fact, Origin
from briefings.reading import ReadingLimits, read, read_pasted, read_text

ARTICLE = "The council met on Monday.\n\n“We were late,” Mayor Ana Núñez said."


async def test_a_text_file_becomes_a_source_with_its_words() -> None:
    source = await read("night.txt", ARTICLE.encode())
    assert source.text == ARTICLE
    assert source.file_name == "night.txt"
    assert source.media_type == "text/plain"
    assert source.encoding is None
    assert len(source.sha256) == 64


async def test_the_same_words_give_the_same_source_however_they_were_wrapped() -> None:
    windows = await read("a.txt", b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode() + b"  \r\n\r\n")
    decomposed = await read("a.txt", unicodedata.normalize("NFD", ARTICLE).encode())
    assert windows == decomposed == await read("a.txt", ARTICLE.encode())


def test_invisible_and_bidirectional_characters_are_dropped() -> None:
    source = read_text("Safe\u200b words\u202e \u2066here\u2069\ufeff.\x00 Two\u00a0nights\tlater\u00ad.")
    assert source.text == "Safe words here. Two nights later."


def test_letters_that_show_nothing_are_a_space() -> None:
    assert read_text("Mayor Ann\u3164Quill\u2800spoke\uffa0.").text == "Mayor Ann Quill spoke ."


@given(st.text(max_size=200))
def test_reading_a_canonical_text_again_changes_nothing(text: str) -> None:
    first = read_text("A title" + text)
    assert read_text(first.text).text == first.text
    assert "\r" not in first.text
    assert not any(unicodedata.category(char) in ("Cf", "Cs") for char in first.text)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.replace("“", '"').replace("”", '"').encode("latin-1"), "Windows-1252 (Latin-1)"),
        (ARTICLE.encode("cp1252"), "Windows-1252 (Latin-1)"),
        (ARTICLE.encode("utf-16"), "UTF-16"),
        (ARTICLE.encode("utf-16-le"), "UTF-16"),
        (ARTICLE.encode("utf-16-be"), "UTF-16"),
        (ARTICLE.encode("utf-32"), "UTF-32"),
        ((ARTICLE * 3).encode() + "caf\xe9".encode("latin-1"), "UTF-8 with stray Windows-1252 letters"),
    ],
)
async def test_another_encoding_is_read_and_named(data: bytes, encoding: str) -> None:
    source = await read("a.txt", data)
    assert source.encoding == encoding
    assert "Ana Núñez said." in source.text


async def test_a_cyrillic_file_is_guessed() -> None:
    words = "Совет собрался в понедельник, чтобы обсудить новый мост через реку и его стоимость для города. " * 5
    source = await read("a.txt", words.encode("cp1251"))
    assert "новый мост" in source.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7 stream"),
        ("a.txt", b"%PDF-1.7 stream"),
        ("a.docx", b"PK\x03\x04 word/document.xml"),
        ("a.xml", b"<?xml version='1.0'?><rss><title>Words</title></rss>"),
        ("a.html", b"From: <Saved by a browser>\r\nMIME-Version: 1.0"),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("a.rtf", b"{\\rtf1 words}"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a.txt", bytes(range(256)) * 20),
        ("a.txt", b"words\x00words"),
    ],
)
async def test_what_is_no_text_is_refused_with_the_way_round(name: str, data: bytes) -> None:
    with pytest.raises(WrongKind) as refused:
        await read(name, data)
    assert refused.value.say.endswith(".")
    assert "paste the text instead" in refused.value.hint.lower()


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"...\n---\n", "\u200b\u200b".encode()])
async def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyArticle, match="no text"):
        await read("a.txt", data)


async def test_a_large_file_is_refused_with_its_size_the_limit_and_the_way_round() -> None:
    with pytest.raises(TooLarge) as refused:
        await read("a.txt", b"a" * (11 * 1024 * 1024))
    assert refused.value.say == "That file is 11 MB; the limit is 10 MB."
    assert "Paste the text instead" in refused.value.hint


async def test_a_long_text_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match="the limit is 10"):
        await read_pasted("eleven letters", ReadingLimits(characters=10))


async def test_markdown_is_read_as_its_reader_sees_it() -> None:
    marked = (
        "# The *ferry* vote\n\nBy Ona Reyes\n\nThe [council](https://example.org) met.\nIt **voted**.\n\n"
        "> “Late is \\[not\\] never,” said Ona.\n\n- one\n- two\n\n![a boat](boat.png)\n\n<div>hidden</div>\n\n"
        "| a | b |\n|---|---|\n| c | d |\n"
    )
    source = await read("vote.md", marked.encode())
    assert source.text == (
        "The ferry vote\n\nBy Ona Reyes\n\nThe council met.\nIt voted.\n\n“Late is [not] never,” said Ona.\n\none\ntwo\n\na\nb\nc\nd"
    )
    assert source.media_type == "text/markdown"
    assert source.title == Fact("The ferry vote", Origin.TEXT)


async def test_front_matter_gives_the_facts_and_is_no_part_of_the_text() -> None:
    source = await read_pasted(
        "---\ntitle: 'The vote'\nauthor: Ona Reyes\noutlet: Bay Post\ndate: 2025-03-12\ntags: [a]\n---\n\nThe council met."
    )
    assert source.text == "The council met."
    assert source.title == Fact("The vote", Origin.METADATA)
    assert source.author == Fact("Ona Reyes", Origin.METADATA)
    assert source.outlet == Fact("Bay Post", Origin.METADATA)
    assert source.published == Fact("2025-03-12", Origin.METADATA)


def test_a_title_a_byline_and_a_date_are_taken_from_the_first_lines() -> None:
    source = read_text(
        "Council votes to keep the night ferry\nBy Ona Reyes and Tom Hale\nMarch 12, 2025\n\nThe council met on Monday to vote on it."
    )
    assert source.title == Fact("Council votes to keep the night ferry", Origin.TEXT)
    assert source.author == Fact("Ona Reyes and Tom Hale", Origin.TEXT)
    assert source.published == Fact("2025-03-12", Origin.TEXT)
    assert source.outlet is None


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("By Ona Reyes, The Bay Post, March 12, 2025", "Ona Reyes", "2025-03-12"),
        ("By Ona Reyes, March 12, 2025", "Ona Reyes", "2025-03-12"),
        ("By Ona Reyes, Tom Hale and Una Moe, for the Bay Post", "Ona Reyes, Tom Hale and Una Moe", None),
        ("The Bay Post, March 12, 2025. By Ona Reyes", "Ona Reyes", "2025-03-12"),
        ("The Bay Post · 12 March 2025", None, "2025-03-12"),
        ("Published March 12, 2025 at 4:30 p.m.", None, "2025-03-12"),
        ("Updated: March 12, 2025, 10:15 AM EDT", None, "2025-03-12"),
        ("Council Vote Set For March 12, 2025", None, None),
        ("It was all decided, they say, on March 12, 2025", None, None),
    ],
)
def test_a_line_under_the_title_gives_the_writer_and_the_date(
    line: str, author: str | None, published: str | None
) -> None:
    source = read_text(
        f"Council votes to keep the ferry\n\n{line}\n\nThe council of the bay met on Monday to vote on it."
    )
    assert (source.author and source.author.value) == author
    assert (source.published and source.published.value) == published


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday to vote.\nBy then it was dark outside.\n\nNobody spoke on May 5 at all.",
        "By the river, people waited for hours and hours.\n\nThe boat came.",
        "So it was.",
    ],
)
def test_what_a_text_does_not_state_is_not_guessed(text: str) -> None:
    source = read_text(text)
    assert (source.title, source.author, source.outlet, source.published) == (None, None, None, None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "*a" * 50_000, "> " * 20_000 + "a", "`" * 50_000, "![" * 30_000, "- " * 20_000 + "a", "<" * 50_000],
)
async def test_hostile_markdown_is_read_in_good_time(text: str) -> None:
    source = await read_pasted("# Title\n\nWords.\n\n" + text)
    assert source.text.startswith("Title")


@pytest.mark.parametrize("marks", ["\u0301" * 40, "\u0301\u0323" * 400_000])
async def test_letters_under_heaps_of_accents_are_refused(marks: str) -> None:
    with pytest.raises(WrongKind, match="More than 30 accents"):
        await read_pasted(f"The council met. Ze{marks}bra was there.")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("PORT SELWYN, 3 March 2026 — The council met.", "2026-03-03"),
        ("Port Selwyn, Ont., March 3, 2026 (Bay Wire) - The council met.", "2026-03-03"),
        ("SAINT-JEAN, Mar. 3, 2026: The council met.", "2026-03-03"),
    ],
)
def test_a_dateline_with_a_day_gives_the_articles_date(line: str, published: str) -> None:
    source = read_text(f"The night ferry stays\n\n{line} It voted to keep the ferry.")
    assert source.published == Fact(published, Origin.TEXT)


@pytest.mark.parametrize(
    "line", ["PORT SELWYN, March 3 — The council met.", "In Selwyn, 3 Moons 2026 — the show — ends."]
)
def test_a_dateline_without_a_whole_date_gives_none(line: str) -> None:
    assert read_text(f"The night ferry stays\n\n{line} It voted to keep the ferry.").published is None


async def test_a_long_text_is_read_as_a_short_one_is() -> None:
    long = await read("a.txt", ARTICLE.encode() + b"\n\n" + b"The ferry came. " * 20_000)
    assert long.text.startswith(ARTICLE)
    assert long.file_name == "a.txt"
    assert len(long.text) == len(ARTICLE) + 1 + 320_000
