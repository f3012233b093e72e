"""Word files made of our own articles."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

from tests.briefings.reading.articles import Article


def word_file(fill: Callable[[Any], object]) -> bytes:
    document = docx.Document()
    fill(document)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def word_file_of(article: Article) -> bytes:
    def fill(document: Any) -> None:
        document.add_heading(article.title, 0)
        document.add_paragraph(f"By {article.author}")
        document.sections[0].header.paragraphs[0].text = "Draft, not for print"
        for block in article.paragraphs:
            first, _, rest = block.partition(", ")
            paragraph = document.add_paragraph()
            paragraph.add_run(first)
            paragraph.add_run(f", {rest}" if rest else "").italic = True

    return word_file(fill)
