"""The parts of a page that a reader sees as paragraphs. Knows neither encodings nor metadata."""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

_HIDING = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d]*[1-9])|opacity:0(?![.\d]*[1-9])")
_MARGINAL = re.compile(r"(?:^|[\s_-])(?:captions?|credits?)(?:$|[\s_-])", re.I)
_FOR_EARS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader)(?:$|\s)", re.I)
_READ_MORE = re.compile(r"(?:read (?:more|also|next)|also (?:read|see)|see also|related|more on this)\b", re.I)
_MOST_LINKED = 0.5  # of a paragraph's letters
_LONGEST_CARD = 400  # characters
_MOST_MARGINAL = 500  # characters: what is longer is no caption, whatever its class says
_LABEL = re.compile(r"(?:story continues below )?advertisement|article continues below", re.I)
_UNSEEN = {"script", "style", "template", "noscript", "iframe", "svg", "object", "select", "button", "textarea"}
_NOT_THE_ARTICLE = {"nav", "figcaption", "del", "s", "strike"}
_OF_TRAFILATURA = {"head", "quote", "code", "item", "cell", "row", "list"}
BLOCKS = _OF_TRAFILATURA | {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "div", "section", "article",
    "td", "th", "tr", "table", "ul", "ol", "dl", "dt", "dd",
}  # fmt: skip
_BREAKS = {"br", "lb"}  # the second is trafilatura's
_AROUND = {"header", "footer", "aside", "form"}
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre")


def drop_unseen(tree: etree._Element) -> None:
    """Takes out what a reader does not see or what is struck out, and navigation and captions; the words behind a part stay."""
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or _is_dropped(node):
            parent = node.getparent()
            if parent is not None:
                _keep_tail(node, parent)
                parent.remove(node)


def _is_dropped(node: etree._Element) -> bool:
    tag, named = node.tag, node.get("class")
    if tag in _UNSEEN or tag in _NOT_THE_ARTICLE or (tag == "dialog" and node.get("open") is None):
        return True
    if node.get("hidden") is not None or (node.get("aria-hidden") or "").strip().casefold() == "true":
        return True
    if tag == "p" and _READ_MORE.match("".join(node.itertext()).strip()[:40]) and link_share(node) > _MOST_LINKED:
        return True
    style = node.get("style")
    if style and _HIDING.search(re.sub(r"\s+", "", style.casefold())):
        return True
    if not named:
        return False
    if tag in ("p", "div", "span", "small", "cite") and _MARGINAL.search(named):
        return len("".join(node.itertext())) < _MOST_MARGINAL
    return tag != "body" and bool(_FOR_EARS.search(named))


def plain_parts(tree: etree._Element) -> None:
    """Makes plain parts of two kinds of markup that mislead: tables that lay out a page, and articles that only announce others."""
    for table in list(tree.iter("table")):
        if any(cell.find("p") is not None or cell.find(".//h1") is not None for cell in table.iter("td")):
            for part in (table, *table.iterdescendants("tbody", "tr", "td")):
                part.tag = "div"
    for article in list(tree.iter("article")):
        if is_card(article) and len("".join(article.itertext())) < _LONGEST_CARD:
            article.tag = "div"


def is_card(part: etree._Element) -> bool:
    """Whether a part has a heading that is a link, as those have that announce another article."""
    return any(
        next(heading.iter("a"), None) is not None or any(above.tag == "a" for above in heading.iterancestors())
        for heading in part.iter("h2", "h3", "h4")
    )


def link_share(part: etree._Element) -> float:
    """The share of a part's letters that are in links."""
    letters = len("".join(part.itertext()).strip())
    return sum(len("".join(link.itertext())) for link in part.iter("a")) / max(letters, 1)


def _keep_tail(node: etree._Element, parent: etree._Element) -> None:
    if not node.tail:
        return
    before = node.getprevious()
    if before is None:
        parent.text = (parent.text or "") + node.tail
    else:
        before.tail = (before.tail or "") + node.tail


def blocks_of(part: etree._Element) -> list[str]:
    """The words under a part, a block a paragraph, heading, item or cell, with single spaces; two forced breaks part paragraphs."""
    blocks: list[str] = []
    words: list[str] = []
    for node, text in _texts(part):
        if node.tag in BLOCKS:
            blocks += _split_paragraphs("".join(words))
            words = []
        words.append(text)
    return blocks + _split_paragraphs("".join(words))


def words_of(part: etree._Element) -> str:
    """All words under a part in one line, with single spaces."""
    return " ".join("".join(text for _, text in _texts(part)).split())


def _texts(part: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each node under the part with its text, and again at its end with the text behind it; only forced breaks give line ends."""
    for event, node in etree.iterwalk(part, events=("start", "end")):
        if event == "start":
            yield node, "\n" if node.tag in _BREAKS else (node.text or "").replace("\n", " ")
        else:
            yield node, "" if node is part else (node.tail or "").replace("\n", " ")


def _split_paragraphs(words: str) -> list[str]:
    lines = [" ".join(line.split()) for line in words.split("\n")]
    parts = re.split(r"\n{2,}", "\n".join(lines).strip("\n"))
    return [part for part in parts if any(map(str.isalnum, part)) and not _LABEL.fullmatch(part)]


def paragraphs_of(tree: etree._Element) -> list[str]:
    """Every paragraph and heading of a page outside its header, footer and forms, for pages too short to weigh; else all words."""
    kept = [block for node in tree.iter(*_PARAGRAPHS) if _is_outermost(node) for block in blocks_of(node)]
    body = tree.find("body")
    return kept or (blocks_of(body) if body is not None else [])


def _is_outermost(node: etree._Element) -> bool:
    above = {parent.tag for parent in node.iterancestors()}
    return not (above.intersection(_PARAGRAPHS) or (above & _AROUND and "article" not in above))
