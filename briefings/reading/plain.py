"""A plain or Markdown text -> its words as a reader sees them, and the facts that its front matter states."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefings.model.record import Origin
from briefings.reading.canonical import canonical
from briefings.reading.decoding import decode
from briefings.reading.facts import Facts, cut_front_matter, from_front_matter
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Parsed, Raw, check_length

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["autolink"])


def parse(raw: Raw, limits: ReadingLimits) -> Parsed:
    """The words of a text file; one that begins with front matter or a `# ` heading is Markdown, whatever it is called.

    Raises WrongKind when it is no text, TooLarge.
    """
    text, encoding = decode(raw.data)
    check_length(len(text), limits)
    facts = Facts()
    pairs, body = cut_front_matter(canonical(text))
    from_front_matter(facts, pairs)
    if not (raw.kind is FileKind.MARKDOWN or pairs or body.lstrip("\n").startswith("# ")):
        return Parsed(FileKind.TEXT, body, facts, encoding, url=raw.url)
    tokens = _MARKDOWN.parse(body)
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        facts.take("title", _words(tokens[1]), Origin.TEXT)
    return Parsed(FileKind.MARKDOWN, canonical("\n\n".join(_blocks(tokens))), facts, encoding, url=raw.url)


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """The words of a Markdown text: a block a paragraph, list or table, marks and pictures gone, links by their words."""
    blocks: list[str] = []
    tight = False
    for token in tokens:
        if token.type == "inline":
            words = _words(token)
            blocks.append(f"{blocks.pop()}\n{words}" if blocks and tight else words)
            tight = token.level > 1 and token.hidden
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip("\n"))
            tight = False
        elif token.type in ("paragraph_close", "heading_close"):
            tight = token.hidden
        elif token.type in ("th_close", "td_close"):
            tight = True
        elif token.type in ("table_close", "bullet_list_close", "ordered_list_close"):
            tight = False
    return [block for block in blocks if block.strip()]


def _words(inline: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    shown = (child for child in inline.children or () if child.type in ("text", "code_inline", *breaks))
    return "".join("\n" if child.type in breaks else child.content for child in shown)
