"""A web page -> the words of its article, a paragraph a block. Knows no network; loaded by the child process only."""

import codecs
import re
from copy import deepcopy

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as markup

from briefings.errors import EmptyArticle, WrongKind
from briefings.reading.canonical import canonical
from briefings.reading.decoding import decode
from briefings.reading.facts import Facts
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Parsed, Raw
from briefings.reading.page_address import address_to_keep
from briefings.reading.page_blocks import blocks_of, drop_unseen, paragraphs_of, plain_parts
from briefings.reading.page_facts import address_of, page_facts
from briefings.reading.page_mending import mend_blocks

_PASTE = "Open it in a browser and paste the text instead."
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_SERVED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TEXT_CODECS = re.compile(r"utf-8|cp\d+|iso8859-\d+|koi8-[rut]|mac-roman|gb\w+|big5\w*|shift_jis\w*|euc_\w+")
_MOST_LABELS, _LONGEST_LABEL = 3, 60  # such as "Opinion" over a title
_FEWEST = 60  # characters: an extraction shorter than this has missed the article


def parse(raw: Raw, limits: ReadingLimits) -> Parsed:
    """The article in a page. Raises WrongKind for nesting that no browser shows, EmptyArticle, MemoryError."""
    source, encoding = _decode_page(raw.data, raw.content_type)
    try:
        tree = _parse_tree(source)
        facts = page_facts(tree)
        address = address_to_keep(raw.url, address_of(tree))
        drop_unseen(tree)
        plain_parts(tree)
        text = canonical("\n\n".join(_without_title(_blocks(tree), facts)))
    except etree.LxmlError as error:  # libxml2 has many names for a lack of memory
        raise MemoryError from error
    if not any(char.isalnum() for char in text):
        raise EmptyArticle("No article was found in that page; some pages are empty without JavaScript.", _PASTE)
    return Parsed(FileKind.HTML, text, facts, encoding, url=address)


def _decode_page(data: bytes, content_type: str | None) -> tuple[str, str | None]:
    """The page's source: by its mark, by what the server or the page declares, else by a guess that is named."""
    served = _SERVED.search(content_type or "")
    stated = _DECLARED.search(data[:4096])
    declared = [served[1]] if served else []
    declared += [(stated[1] or stated[2]).decode("ascii", "replace")] if stated else []
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for name in declared:
            text = _as_declared(data, name)
            if text is not None:
                return text, None
    return decode(data.replace(b"\0", b"") if stated else data)


def _as_declared(data: bytes, name: str) -> str | None:
    """The text, or None where the bytes are not what was declared. Browsers read Latin-1 and ASCII as Windows-1252."""
    try:
        codec = codecs.lookup(name).name
        if codec in ("iso8859-1", "ascii"):
            codec = "cp1252"
        # UTF-16 is left out: a declaration that could be read byte by byte is wrong about that.
        return data.decode(codec) if _TEXT_CODECS.fullmatch(codec) else None
    except (LookupError, ValueError):
        return None


def _parse_tree(source: str) -> etree._Element:
    parser = markup.HTMLParser(remove_comments=True, remove_pis=True)
    source = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source.replace("\0", ""))
    try:
        tree = markup.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise EmptyArticle("There is no text in that page.", _PASTE) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise WrongKind("That page nests its parts deeper than any real page does, so it is not read.", _PASTE)
    return tree


def _blocks(tree: etree._Element) -> list[str]:
    """The paragraphs of the article; of the whole page when none can be told from the rest."""
    try:
        extracted = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
        body = getattr(extracted, "body", None)
    except (RecursionError, ValueError, AttributeError, TypeError):  # what odd pages have made it raise
        body = None
    blocks = blocks_of(body) if body is not None else []
    if sum(map(len, blocks)) >= _FEWEST and len(blocks) > 1:
        return mend_blocks(tree, blocks)
    return paragraphs_of(tree) or blocks


def _without_title(blocks: list[str], facts: Facts) -> list[str]:
    """The blocks after one that only repeats the title, when nothing but a few labels comes before it."""
    title = facts.title.value.casefold() if facts.title else None
    for at, block in enumerate(blocks[:_MOST_LABELS]):
        if block.casefold() == title and len(blocks) > at + 1:
            return blocks[at + 1 :]
        if len(block) > _LONGEST_LABEL:
            break
    return blocks
