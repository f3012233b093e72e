"""Word files: their words in order, and what is refused before it is unpacked."""

# ruff: noqa: E501 - markup is as Word writes it

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefings.errors import EmptyArticle, TooLarge, WrongKind
from briefings.model.record import Fact, Origin, Source
from briefings.reading import ReadingLimits, read
from briefings.reading.docx import parse
from briefings.reading.kinds import FileKind
from briefings.reading.making import Raw, make_source
from tests.briefings.reading.articles import BUS, LIGHTHOUSE, QUARRY, Article
from tests.briefings.reading.measuring import sentences, share_found
from tests.briefings.reading.word_files import word_file, word_file_of


def word(data: bytes) -> Source:
    """The file, parsed here and not in the child process."""
    return make_source(parse(Raw(FileKind.DOCX, data), ReadingLimits()), ReadingLimits())


def raw(markup: str) -> bytes:
    """A file with a paragraph before and after the markup."""

    def fill(document: Any) -> None:
        document.add_paragraph("The council met on Monday.")
        for part in parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, part)
        document.add_paragraph("It went home late.")

    return word_file(fill)


def zip_of(parts: dict[str, bytes]) -> bytes:
    made_of = BytesIO()
    with zipfile.ZipFile(made_of, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made_of.getvalue()


def with_parts(parts: dict[str, bytes]) -> bytes:
    """A real Word file with some parts replaced or added."""
    with zipfile.ZipFile(BytesIO(raw(""))) as archive:
        return zip_of({**{name: archive.read(name) for name in archive.namelist()}, **parts})


@pytest.mark.parametrize("article", [LIGHTHOUSE, BUS, QUARRY], ids=lambda one: one.author)
def test_every_sentence_of_a_word_file_is_read_in_order(article: Article) -> None:
    source = word(word_file_of(article))
    assert source.text == "\n\n".join((article.title, f"By {article.author}", *article.paragraphs))
    assert share_found(sentences(" ".join(article.paragraphs)), source.text) == 1.0
    assert source.title == Fact(article.title, Origin.TEXT)
    assert source.author == Fact(article.author, Origin.TEXT)


async def test_a_word_file_is_read_whatever_its_name_says() -> None:
    source = await read("article.txt", word_file_of(LIGHTHOUSE))
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.text.startswith(LIGHTHOUSE.title)


def test_tables_stand_where_they_stand_a_cell_a_line() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("How they voted:")
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ["Holm", "yes", "Nand", "no"], strict=True):
            cell.text = words
        table.cell(1, 1).add_paragraph("with regret")
        table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "the mayor"
        document.add_paragraph("Nobody abstained.")

    assert (
        word(word_file(fill)).text
        == "How they voted:\n\nHolm\nthe mayor\nyes\nNand\nno\nwith regret\n\nNobody abstained."
    )


@pytest.mark.parametrize(
    ("markup", "between"),
    [
        ('<w:p><w:r><w:t>Six </w:t></w:r><w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>agreed.</w:t></w:r></w:p>', "Six agreed."),
        ('<w:p><w:r><w:t xml:space="preserve">Six </w:t></w:r><w:ins w:id="1"><w:r><w:t>of nine </w:t></w:r></w:ins><w:r><w:t>agreed.</w:t></w:r></w:p>', "Six of nine agreed."),
        ('<w:p><w:moveFrom w:id="1"><w:r><w:t>Old place. </w:t></w:r></w:moveFrom><w:moveTo w:id="2"><w:r><w:t>New place.</w:t></w:r></w:moveTo></w:p>', "New place."),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for eyes. </w:t></w:r><w:r><w:t>Seen.</w:t></w:r></w:p>", "Seen."),
        ("<w:p><w:r><w:t>One line</w:t><w:br/><w:t>and</w:t><w:tab/><w:t>half</w:t><w:noBreakHyphen/><w:t>full</w:t></w:r></w:p>", "One line\nand half-full"),
        ("<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>In a control.</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>", "In a control."),
        ('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Joined </w:t></w:r></w:p><w:p><w:r><w:t>by an edit.</w:t></w:r></w:p>', "Joined by an edit."),
        ('<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>Gone row</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Kept row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>', "Kept row"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Fields are no words.</w:t></w:r></w:p>", "Fields are no words."),
        ("<w:p><w:r><w:t>Above.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>", "Above.\n\nIn a box."),
    ],
)  # fmt: skip
def test_what_shows_is_read_and_what_was_deleted_or_hidden_is_not(markup: str, between: str) -> None:
    assert word(raw(markup)).text.replace("  ", " ") == f"The council met on Monday.\n\n{between}\n\nIt went home late."


@pytest.mark.parametrize(
    ("author", "taken"), [("Ona Reyes", Fact("Ona Reyes", Origin.METADATA)), ("user0147", None), ("python-docx", None)]
)
def test_the_name_of_an_account_is_no_author(author: str, taken: Fact | None) -> None:
    def fill(document: Any) -> None:
        document.core_properties.author = author
        document.add_paragraph("Ona Reyes, Port Selwyn")
        document.add_paragraph("The council met on Monday and went home late.")

    assert word(word_file(fill)).author == taken


async def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(TooLarge, match="unpacks to more than 100 times its size"):
        await read("a.docx", with_parts({"word/media/a.bin": bytes(200 * 1024 * 1024)}))


def test_a_file_of_many_parts_is_refused() -> None:
    with pytest.raises(TooLarge, match="parts; the limit is 200"):
        word(with_parts({f"word/p{at}.xml": b"<a/>" for at in range(1000)}))


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    bomb = with_parts({"word/media/a.bin": bytes(30 * 1024 * 1024)})
    honest = (30 * 1024 * 1024).to_bytes(4, "little")
    assert honest in bomb
    with pytest.raises(WrongKind, match="damaged or locked"):
        word(bomb.replace(honest, (1000).to_bytes(4, "little")))


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
async def test_an_entity_bomb_is_refused(codec: str) -> None:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<?xml version="1.0" encoding="{codec}"?><!DOCTYPE d [<!ENTITY e0 "words">{levels}]><w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(WrongKind, match="declarations that no word processor writes"):
        await read("a.docx", with_parts({"word/document.xml": bomb.encode(codec)}))


@pytest.mark.parametrize(
    ("data", "say"),
    [
        (zip_of({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "That is a spreadsheet; those are not read."),
        (zip_of({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "That is a slide show; those are not read."),
        (zip_of({"mimetype": b"a", "content.xml": b"<a/>"}), "That is an OpenDocument file; those are not read."),
        (zip_of({"mimetype": b"a", "META-INF/container.xml": b"<a/>"}), "That is an electronic book; those are not read."),
        (zip_of({"photo.jpg": b"a"}), "That is a zip or other packed file; those are not read."),
        (zip_of({"word/document.xml": b"<a/>"}), "That Word file is damaged and cannot be read."),
        (with_parts({"word/document.xml": b"<w:document"}), "That Word file is damaged and cannot be read."),
        (raw("")[:-200], "That Word file is damaged or locked and cannot be read."),
        (b"PK\x03\x04 and no more", "That Word file is damaged or locked and cannot be read."),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_named(data: bytes, say: str) -> None:
    with pytest.raises(WrongKind) as refused:
        word(data)
    assert refused.value.say == say


def test_a_word_file_without_words_says_so() -> None:
    with pytest.raises(EmptyArticle, match="no text in that Word file"):
        word(word_file(lambda document: document.add_paragraph("")))
