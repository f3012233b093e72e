"""Markdown -> plain text: what a reader would see, a block a paragraph."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["autolink"])


def plain(text: str) -> str:
    """The words of a Markdown text: paragraphs parted by blank lines, marks and pictures gone, links by their words."""
    blocks: list[str] = []
    tight = False
    for token in _PARSER.parse(text):
        if token.type == "inline":
            words = _inline(token.children or ())
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
    return "\n\n".join(block for block in blocks if block.strip())


def heading(text: str) -> str:
    """The words of the first block when that is a heading of the first level, else nothing."""
    tokens = _PARSER.parse(text)
    is_heading = len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return _inline(tokens[1].children or ()) if is_heading else ""


def _inline(children: Sequence[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    shown = (child for child in children if child.type in ("text", "code_inline", *breaks))
    return "".join("\n" if child.type in breaks else child.content for child in shown)
