"""The doubts of a draft, each one plain sentence with the passage it is about."""

import re

from briefings.draft.model import Doubt, DoubtKind
from briefings.drafting.document import Document
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.syntax.passives import passives_in
from briefings.drafting.syntax.subjects import PRONOUNS
from briefings.model.record import Source
from briefings.model.spans import Span
from briefings.text.lexicon import words

_TO_MACHINE = re.compile(
    r"(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|my|these|those|of) ){0,3}"
    r"(?:previous|prior|above|earlier|preceding|foregoing|existing|other) "
    r"(?:instructions?|prompts?|rules|text|directions|commands|guidelines|context|content)"
    r"|as an ai (?:language )?model|system prompt|\bnew instructions:|###\s?(?:instruction|system)|\[/?inst\]|<\|im_(?:start|end)\|>"
    r"|you are (?:now )?(?:a|an) (?:helpful )?(?:ai|assistant|chatbot|language model)"
    r"|(?:if you are|dear|note to|attention,?|instructions? (?:to|for)) (?:an |any |all |the )?(?:ai|llms?|chatbots?|language models?)\b"
    r"|\b(?:ai|llm|language model) (?:assistants?|models?|agents?|crawlers?|systems?)?,? ?(?:reading|processing|summari[sz]ing) this"
    r"|do not (?:tell|reveal|mention|disclose)(?: this)?(?: to)? the user",
    re.IGNORECASE,
)
_MOST = 20  # of one kind: more are a habit of the article, and no help
_LOADED = words("doubting", "loaded")
_BEFORE_NO_VERB = words("grammar", "articles") | {"of", "no", "any", "was", "were", "been", "be"}
_ENOUGH_WORDS = 40  # fewer words do not tell a language
_ENGLISH_SHARE = 0.12  # of short function words; English news has 0.3 to 0.5, French and German below 0.05
_NOT_ENGLISH = (
    "The text does not look English. Only English is drafted well: quotations are found, the rest needs an editor."
)
_ENGLISH = words("grammar", "english")


def of_article(source: Source, analysis: Analysis) -> tuple[Doubt, ...]:
    """Doubts about the article as a whole, in the order in which a reviewer meets them."""
    return (
        *_facts(source),
        *_language(analysis),
        *_machine(source.text),
        *_marks(analysis),
        *_allegations(analysis),
        *_passives(analysis),
        *_doubt_loaded_verbs(analysis),
    )


def _facts(source: Source) -> list[Doubt]:
    facts = (
        (source.outlet, DoubtKind.NO_OUTLET, "The text does not say which outlet published it."),
        (source.published, DoubtKind.NO_DATE, "The text does not say when it was published."),
        (source.author, DoubtKind.NO_AUTHOR, "The text does not say who wrote it."),
    )
    doubts = [Doubt(kind, say) for fact, kind, say in facts if fact is None]
    if source.encoding is not None:
        say = f"The file was not UTF-8; it was read as {source.encoding}. Check accents and quotation marks."
        doubts.append(Doubt(DoubtKind.ENCODING, say))
    return doubts


def _language(analysis: Analysis) -> list[Doubt]:
    all_words = analysis.copy.lower
    if len(all_words) < _ENOUGH_WORDS or sum(word in _ENGLISH for word in all_words) >= _ENGLISH_SHARE * len(all_words):
        return []
    return [Doubt(DoubtKind.NOT_ENGLISH, _NOT_ENGLISH)]


def _machine(text: str) -> list[Doubt]:
    say = "The text gives a machine instructions here. They were not followed; check where the text comes from."
    return [Doubt(DoubtKind.MACHINE_TEXT, say, Span(*match.span())) for match in _TO_MACHINE.finditer(text)]


def _marks(analysis: Analysis) -> list[Doubt]:
    say = "A quotation mark opens here and is not closed."
    spans = [Span(mark.start, mark.start + 1) for mark in analysis.copy.marks if not mark.closed]
    return [Doubt(DoubtKind.UNBALANCED_MARKS, say, span) for span in spans[:_MOST]]


def _allegations(analysis: Analysis) -> list[Doubt]:
    say = (
        "The article accuses {} without naming a source, an outcome or a reply."
        " The accusation was left out of the draft."
    )
    people = analysis.cast.people
    return [Doubt(DoubtKind.ALLEGATION, say.format(people[who].name), span) for span, who in analysis.kept_out]


def _passives(analysis: Analysis) -> list[Doubt]:
    doubts = [doubt for sentence in analysis.copy.outer for doubt in passives_in(analysis.copy, sentence)]
    return [doubt for doubt in doubts if doubt.span is not None and not analysis.keeps_out(doubt.span)][:_MOST]


def _doubt_loaded_verbs(analysis: Analysis) -> list[Doubt]:
    """Verbs in the article's own voice that judge who speaks: a reader of the briefing sees "said"."""
    copy = analysis.copy
    return [
        Doubt(DoubtKind.LOADED_VERB, f"“{token.text}” is a loaded verb; consider “said”.", copy.span(index))
        for index, token in enumerate(copy.tokens)
        if token.text in _LOADED and copy.marked_of[index] < 0 and _has_somebody_beside(copy, index)
    ][:_MOST]


def _has_somebody_beside(copy: Document, index: int) -> bool:
    """Whether somebody is right before the verb, or right after it ("Ann Quill claimed", "claimed Quill", "who refused")."""
    if index and copy.gap(index - 1) in (" ", ", "):
        before = copy.tokens[index - 1]
        if before.lower in _BEFORE_NO_VERB:
            return False
        if before.capital or before.lower in PRONOUNS | {"who"} or before.lower in words("roles", "nouns"):
            return True
    return copy.gap(index) == " " and index + 1 < len(copy.tokens) and copy.tokens[index + 1].capital


def is_single_word_name(name: str) -> bool:
    """Whether a name is one word and no given name, so that only a surname is known."""
    return len([word for word in name.split() if word.casefold().rstrip(".") not in words("titles", "honour")]) == 1
