"""PDF files: the words in reading order, where the pages begin, and what is refused."""

# ruff: noqa: E501 - objects are as files hold them

import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from briefings.errors import BadArticle, TooLarge, WrongKind
from briefings.model.record import Fact, Origin, Source
from briefings.reading import ReadingLimits, read
from briefings.reading.kinds import FileKind
from briefings.reading.making import Raw, make_source
from briefings.reading.pdf import parse
from tests.briefings.reading.articles import BUS, LIBRARY, LIGHTHOUSE, QUARRY, Article
from tests.briefings.reading.measuring import sentences, share_found
from tests.briefings.reading.pdf_files import LAYOUTS, Layout, assemble, file_of, pdf_of

ARTICLES = (LIGHTHOUSE, BUS, QUARRY, LIBRARY)
LETTER, REPORT, PAPER = LAYOUTS[0], LAYOUTS[1], LAYOUTS[3]


def pdf(data: bytes) -> Source:
    """The file, parsed here and not in the child process."""
    return make_source(parse(Raw(FileKind.PDF, data), ReadingLimits()), ReadingLimits())


def page(*lines: tuple[float, float, str], size: float = 10) -> bytes:
    """A page's operators: each line at its place."""
    return "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, words in lines).encode("cp1252")


def down(*lines: str, x: float = 60, y: float = 700) -> list[tuple[float, float, str]]:
    return [(x, y - 12 * at, words) for at, words in enumerate(lines)]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.author)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_every_sentence_is_read_in_order_and_every_paragraph_whole(layout: Layout, article: Article) -> None:
    source = pdf(pdf_of(article, layout))
    wanted = [one for block in article.paragraphs for one in sentences(block)] * layout.repeat
    assert share_found(wanted, source.text) == 1.0  # a floor; the issue asks for .99
    assert set(article.paragraphs) <= set(source.text.split("\n\n"))
    assert source.title == Fact(article.title, Origin.TEXT)


async def test_a_pdf_is_read_whatever_its_name_says() -> None:
    source = await read("article.docx", pdf_of(LIGHTHOUSE, PAPER))
    assert source.media_type == "application/pdf"
    assert LIGHTHOUSE.paragraphs[1] in source.text


def test_each_page_begins_where_its_first_words_stand() -> None:
    pages = [page(*down(f"Page {word} begins here with a", "line and goes on.")) for word in ("one", "two", "three")]
    source = pdf(file_of([*pages, b"", pages[0]]))
    assert [source.text[at:].split(" ")[1] for at in source.pages[:3]] == ["one", "two", "three"]
    assert source.pages[3] == source.pages[4]
    assert source.text[source.pages[4] :].startswith("Page one")


def test_what_repeats_over_and_under_the_pages_is_left_out() -> None:
    bodies = [["The ferry stays.", "It will sail at nine."], ["The bridge stays too.", "It opens at ten."]]
    pages = [page((60, 800, "Bay Post"), *down(*body), (300, 30, f"{at} / 2")) for at, body in enumerate(bodies, 1)]
    assert (
        pdf(file_of(pages)).text == "The ferry stays. It will sail at nine.\n\nThe bridge stays too. It opens at ten."
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The council was un-", "able to agree on it."), "The council was unable to agree on it."),
        (("They made a pro-", "posal about the old ferry."), "They made a proposal about the old ferry."),
        (("It was a well-", "known tale about a ferry."), "It was a well-known tale about a ferry."),
        (("An off-peak day and an off-", "peak night on the ferry."), "An off-peak day and an off-peak night on the ferry."),
        (("The Anglo-", "Saxon ferry left at ten."), "The Anglo-Saxon ferry left at ten."),
        (("The ferry left at ten -", "and nobody saw it go."), "The ferry left at ten - and nobody saw it go."),
    ],
)  # fmt: skip
def test_a_word_that_was_broken_at_a_lines_end_is_whole_again(lines: tuple[str, ...], text: str) -> None:
    assert pdf(file_of([page(*down(*lines))])).text == text


def test_a_short_second_column_is_read_after_the_first() -> None:
    left = down(
        "The first column has many lines of words",
        "that go on and on and never seem to end",
        "until at last they do end, and then one",
        "looks to the right of them for the rest,",
    )
    right = down("which stands there in a column of its own", "that has fewer lines than the first has.", x=310)
    assert pdf(file_of([page(*left, *right)])).text == " ".join(words for _, _, words in [*left, *right])


def test_words_that_are_drawn_twice_to_look_bold_are_read_once() -> None:
    content = page(
        (60, 700, "Ferry stays for another year at least"), (60.4, 700, "Ferry stays for another year at least")
    )
    assert pdf(file_of([content])).text == "Ferry stays for another year at least"


def test_words_in_a_form_of_their_own_are_read_too() -> None:
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Length 80 >>\nstream\nBT /F1 10 Tf 1 0 0 1 60 700 Tm (The ferry stays for another year.) Tj ET         \nendstream"
    data = file_of([b"/X1 Do"], extra=[form]).replace(
        b"/Font << /F1 3 0 R >> >> >>\nendobj", b"/XObject << /X1 4 0 R >> >> >>\nendobj"
    )
    assert pdf(data).text == "The ferry stays for another year."


async def test_a_pdf_without_text_says_so() -> None:
    with pytest.raises(WrongKind) as refused:
        await read("scan.pdf", file_of([b"0 0 m 100 100 l S"] * 3))
    assert refused.value.say == "That PDF has no text, only pictures of its pages."
    assert "OCR" in refused.value.hint


def pdf_with_passwords(user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(LIGHTHOUSE, LETTER))))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


async def test_a_locked_pdf_says_so() -> None:
    with pytest.raises(WrongKind, match="locked with a password"):
        await read("a.pdf", pdf_with_passwords("secret", "other"))


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted() -> None:
    assert LIGHTHOUSE.paragraphs[1] in pdf(pdf_with_passwords("", "other")).text


@pytest.mark.slow
@pytest.mark.parametrize("stated", [b"/Count 10000", b"/Count 1"])
async def test_ten_thousand_pages_are_refused(stated: bytes) -> None:
    with pytest.raises(TooLarge) as refused:
        await read("a.pdf", file_of([page((60, 700, "Words."))] * 10_000).replace(b"/Count 10000", stated))
    assert refused.value.say == "That PDF has 10,000 pages; the limit is 200."


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOPS = {
    "pages that hold themselves": assemble([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
    "pages that hold one another": assemble(
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    ),
    "a page that is its own content": assemble(
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /Contents [3 0 R 4 0 R] >>", b"[4 0 R]"]
    ),
    "an object that is itself": assemble([CATALOGUE, b"2 0 R"]),
    "a form that draws itself": file_of(
        [b"/X1 Do"],
        extra=["<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 4 0 R >> >> /Length 13 >>\nstream\n/X1 Do /X1 Do\nendstream"],
    ).replace(b"/Font << /F1 3 0 R >> >> >>\nendobj", b"/XObject << /X1 4 0 R >> >> >>\nendobj"),
    "a table that comes before itself": file_of([page((60, 700, "Words."))], trailer="/Prev 15"),
    "arrays in arrays": assemble([CATALOGUE, b"<< /Type /Pages /Count 1 /Kids " + b"[" * 200_000 + b" >>"]),
    "states that are never left": file_of([b"q " * 200_000 + b"BT /F1 10 Tf (Words) Tj ET"]),
    "nothing but a start": b"%PDF-1.7\n",
    "no pages at all": assemble([b"<< /Type /Catalog >>"]),
    "a cut": pdf_of(LIGHTHOUSE, LETTER)[:900],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(40)
@pytest.mark.parametrize("data", LOOPS.values(), ids=LOOPS)
async def test_a_pdf_that_loops_or_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(BadArticle) as refused:
        await read("a.pdf", data, ReadingLimits(seconds=4))
    assert refused.value.say.startswith(("That PDF ", "Reading that file takes ", "That file could not be read."))
    assert refused.value.hint


@pytest.mark.slow
async def test_a_stream_that_unpacks_to_very_much_is_refused() -> None:
    packed = zlib.compress(b"BT /F1 10 Tf (words) Tj ET\n" * 20_000_000)
    data = file_of([packed]).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    with pytest.raises(BadArticle):
        await read("a.pdf", data, ReadingLimits(seconds=4))
