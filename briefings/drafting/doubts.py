"""The doubts of a draft, each one plain sentence with the passage it is about."""

import re

from briefings.draft import Doubt, DoubtKind
from briefings.drafting.analysis import Analysis
from briefings.drafting.lexicon import words
from briefings.model import Source
from briefings.spans import Span

_TO_MACHINE = re.compile(
    r"(?:ignore|disregard|forget) (?:all |any |the |your )?(?:previous|prior|above|earlier) (?:instructions?|prompts?|rules|text)"
    r"|as an ai (?:language )?model|system prompt|you are (?:a|an) (?:helpful )?(?:ai|assistant|chatbot|language model)",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 40  # fewer words do not tell a language
_ENGLISH_SHARE = 0.12  # of short function words; English news has 0.3 to 0.5, French and German below 0.05
_ENGLISH = words("grammar", "english")


def of_article(source: Source, found: Analysis) -> tuple[Doubt, ...]:
    """Doubts about the article as a whole, in the order in which a reviewer meets them."""
    return (*_facts(source), *_language(found), *_machine(source.text), *_marks(found), *_allegations(found))


def _facts(source: Source) -> list[Doubt]:
    doubts = []
    if source.outlet is None:
        doubts.append(Doubt(DoubtKind.NO_OUTLET, "The text does not say which outlet published it."))
    if source.published is None:
        doubts.append(Doubt(DoubtKind.NO_DATE, "The text does not say when it was published."))
    if source.author is None:
        doubts.append(Doubt(DoubtKind.NO_AUTHOR, "The text does not say who wrote it."))
    if source.encoding is not None:
        doubts.append(
            Doubt(
                DoubtKind.ENCODING,
                f"The file was not UTF-8; it was read as {source.encoding}. Check accents and quotation marks.",
            )
        )
    return doubts


def _language(found: Analysis) -> list[Doubt]:
    all_words = [token.lower for token in found.copy.tokens]
    if len(all_words) < _ENOUGH_WORDS or sum(word in _ENGLISH for word in all_words) >= _ENGLISH_SHARE * len(all_words):
        return []
    return [
        Doubt(
            DoubtKind.NOT_ENGLISH,
            "The text does not look English. Only English is drafted well: quotations are found, the rest needs an editor.",
        )
    ]


def _machine(text: str) -> list[Doubt]:
    return [
        Doubt(
            DoubtKind.MACHINE_TEXT,
            "The text speaks to a machine here. It was not followed; check where it comes from.",
            Span(*match.span()),
        )
        for match in _TO_MACHINE.finditer(text)
    ]


def _marks(found: Analysis) -> list[Doubt]:
    return [
        Doubt(
            DoubtKind.UNBALANCED_MARKS,
            "A quotation mark opens here and is not closed.",
            Span(mark.start, mark.start + 1),
        )
        for mark in found.copy.marks
        if not mark.closed
    ][:20]


def _allegations(found: Analysis) -> list[Doubt]:
    return [
        Doubt(
            DoubtKind.ALLEGATION,
            f"The article accuses {found.cast.people[who].name} without naming a source, an outcome or a reply. It is in no item.",
            span,
        )
        for span, who in found.kept_out
    ]


def is_single_word_name(name: str) -> bool:
    """Whether a name is one word and no given name, so that only a surname is known."""
    return len([word for word in name.split() if word.casefold().rstrip(".") not in words("titles", "honour")]) == 1
