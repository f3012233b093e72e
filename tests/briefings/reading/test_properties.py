"""What holds of the pure parts of reading, whatever they are given."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as markup  # type: ignore[import-untyped]

from briefings.reading.page_blocks import blocks_of, drop_unseen, plain_parts
from briefings.reading.page_mending import mend_blocks
from briefings.reading.pdf_columns import DrawnText, in_order, segments
from briefings.reading.pdf_paragraphs import text_and_page_starts, without_margins

WORDS = st.text(st.sampled_from("abcde -.“”é"), min_size=1, max_size=30).filter(str.strip)
PLACES = st.sampled_from([0.0, 60.0, 60.5, 180.0, 300.0, 306.0, 420.0])
RUNS = st.lists(
    st.builds(
        lambda x, y, wide, height, text: DrawnText(x, x + wide, 12.0 * y, height, text),
        PLACES,
        st.integers(0, 30),
        st.floats(1, 400),
        st.sampled_from([8.0, 10.0, 10.2, 20.0]),
        WORDS,
    ),
    max_size=40,
)
BLOCKS = st.lists(WORDS.map(lambda words: " ".join(words.split())).filter(bool), min_size=1, max_size=12)


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\W_]", "", text))


@given(RUNS)
def test_every_piece_of_a_page_stands_in_one_block(runs: list[DrawnText]) -> None:
    pieces = segments(runs)
    blocks = in_order([pieces])[0]
    assert letters(" ".join(line.text for block in blocks for line in block.lines)) == letters(
        " ".join(piece.text for piece in pieces)
    )


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_pages_begin_in_order_inside_the_text_and_no_letter_is_lost(pages: list[list[DrawnText]]) -> None:
    pieces = [segments(runs) for runs in pages]
    text, starts = text_and_page_starts(in_order(pieces))
    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    assert starts[0] == 0
    assert starts[-1] <= len(text)
    assert letters(text) == letters(" ".join(piece.text for page in pieces for piece in page))


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_margins_only_take_away(pages: list[list[DrawnText]]) -> None:
    pieces = [segments(runs) for runs in pages]
    assert [
        set(map(id, kept)) <= set(map(id, page)) for kept, page in zip(without_margins(pieces), pieces, strict=True)
    ] == [True] * len(pages)


@given(
    BLOCKS, st.sampled_from(["<p>{}</p>", "<div><p>{}</p></div>", "<p><b>{}</b></p>", "{}<br><br>", "<ul><li>{}</ul>"])
)
def test_the_words_of_a_page_are_its_blocks(blocks: list[str], shape: str) -> None:
    tree = markup.document_fromstring("<body>" + "".join(shape.format(block) for block in blocks))
    drop_unseen(tree)
    plain_parts(tree)
    assert letters(" ".join(blocks_of(tree))) == letters(" ".join(blocks))


@given(BLOCKS, BLOCKS)
def test_mending_keeps_the_order_of_what_was_found(found: list[str], others: list[str]) -> None:
    parts = "".join(f"<p>{block}</p><ul><li>{other}</ul>" for block, other in zip(found, others, strict=False))
    tree = markup.document_fromstring(f"<body><div>{parts}</div>")
    kept = mend_blocks(tree, found)
    waiting = iter(kept)
    assert all(block in waiting for block in found)
