"""What trafilatura found in a page, mended: the headings and items that it lost, less the teasers that it kept. Pure."""

from collections import Counter
from itertools import accumulate

from lxml import etree  # type: ignore[import-untyped]

from briefings.reading.page_blocks import BLOCKS, blocks_of, is_card, link_share

_HEADINGS = ("h2", "h3", "h4")
_CANDIDATES = ("p", *_HEADINGS, "li", "blockquote", "div", "td")
_ENOUGH = 0.8  # of the blocks must be found again in the page, or it is left as it is
_MOST_TEASERS = 0.15  # of the words: more of them are the article itself, such as the posts of a live blog
_MOST_LINKED = 0.5  # of an item's letters


def mend_blocks(tree: etree._Element, blocks: list[str]) -> list[str]:
    """The blocks in order, with the headings and list items that the page has between them, beside its paragraphs.

    Where a page's container has no name that it knows, trafilatura takes paragraphs only, from anywhere in the page.
    """
    nodes = [node for node in tree.iter(*_CANDIDATES) if not any(child.tag in BLOCKS for child in node)]
    words = [" ".join(" ".join(blocks_of(node)).split()) for node in nodes]
    places = _places(blocks, words)
    known = [place for place in places if place is not None]
    if len(known) < max(3, _ENOUGH * len(blocks)):
        return blocks
    parents = Counter[etree._Element]()
    for place in known:
        parents[nodes[place].getparent()] += len(words[place])
    main = max(parents, key=lambda parent: parents[parent])
    kept = len(blocks) - _teasers([None if place is None else nodes[place] for place in places], blocks, main)
    last = max((place for place in places[:kept] if place is not None), default=0)
    lost = _find_lost(nodes, words, set(known), range(known[0], last), main)
    reached = accumulate((-1 if place is None else place for place in places[:kept]), max)
    merged = [*zip(reached, blocks[:kept], strict=True), *((place, words[place]) for place in lost)]
    return [block for _, block in sorted(merged, key=lambda placed: placed[0])]


def _places(blocks: list[str], words: list[str]) -> list[int | None]:
    """The place of each block among the page's parts, in rising order; None where it is not found."""
    by_words: dict[str, list[int]] = {}
    for place in range(len(words) - 1, -1, -1):
        by_words.setdefault(words[place], []).append(place)
    places: list[int | None] = []
    last = -1
    for block in blocks:
        waiting = by_words.get(" ".join(block.split()), [])
        while waiting and waiting[-1] <= last:
            waiting.pop()
        places.append(waiting.pop() if waiting else None)
        last = places[-1] if places[-1] is not None else last
    return places


def _teasers(nodes: list[etree._Element | None], blocks: list[str], main: etree._Element) -> int:
    """How many of the last blocks are in cards that lead to other articles."""
    count = 0
    while count < len(nodes) and (node := nodes[-1 - count]) is not None and _is_card(node.getparent(), main):
        count += 1
    letters = sum(map(len, blocks[len(blocks) - count :]))
    return count if letters <= _MOST_TEASERS * sum(map(len, blocks)) else 0


def _is_card(part: etree._Element, main: etree._Element) -> bool:
    return part is not main and part not in main.iterancestors() and is_card(part)


def _find_lost(
    nodes: list[etree._Element], words: list[str], known: set[int], between: range, main: etree._Element
) -> list[int]:
    """The places of items beside the paragraphs, and of headings with text right below."""
    added: set[int] = set()
    for place in reversed(between):
        node = nodes[place]
        beside = node.getparent() if node.tag == "li" else node
        if place in known or not words[place] or beside.getparent() is not main or link_share(node) > _MOST_LINKED:
            continue
        if node.tag == "li" or (node.tag in _HEADINGS and (place + 1 in known or place + 1 in added)):
            added.add(place)
    return sorted(added)
