"""Whether passages of the article support a sentence that an editor wrote. Pure: it compares words, and understands nothing."""

import re
from collections.abc import Iterable

from briefings.dates.calendar_words import NUMBERS
from briefings.text.lexicon import words as listed
from briefings.text.tokens import Token, tokens

ENOUGH = 0.5  # of the sentence's longer words; a rewording keeps more, another matter's sentence has a quarter at most
STEM = 5  # letters by which "opposes" and "opposed" are the same word

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_SENTENCE_END = re.compile(r"[.!?:][”’\"')\]]*\s*$")
_NUMBER_WORDS = {word: str(number) for word, number in NUMBERS.items() if 2 <= number <= 12}


def missing_facts(text: str, sentence: str, passages: Iterable[str]) -> tuple[str, ...]:
    """The sentence's numbers, dates and names that none of the passages has, as they are written, each once, in order.

    `text` is the whole article: a first word is taken for a name unless it is a usual opener, or the article has it with a small letter.
    """
    there = {fact for passage in passages for fact in _forms(passage)}
    return tuple(dict.fromkeys(written for written, form in _facts(text, sentence) if form not in there))


def supports(text: str, sentence: str, passages: Iterable[str]) -> bool:
    """Whether the passages have the numbers, dates and names of the sentence, and enough of its other words."""
    known = list(passages)
    if not known or missing_facts(text, sentence, known):
        return False
    wanted = _stems(sentence)
    return len(wanted & {stem for passage in known for stem in _stems(passage)}) >= ENOUGH * len(wanted)


def _facts(text: str, sentence: str) -> list[tuple[str, str]]:
    """Each number, date and name as written, and the form that is compared; in order."""
    facts = [(match.start(), match[0], match[0].replace(",", "")) for match in _NUMBER.finditer(sentence)]
    for token in tokens(sentence):
        is_name = token.capital and not _NUMBER.search(token.text) and not _opens(text, sentence, token)
        if is_name or token.lower in _NUMBER_WORDS:
            facts.append((token.start, token.text, _form(token)))
    return [(written, form) for _, written, form in sorted(facts)]


def _opens(text: str, sentence: str, token: Token) -> bool:
    """Whether the word has its capital only because it opens a sentence."""
    before = sentence[: token.start].rstrip("“‘\"'([ ")
    if before and not _SENTENCE_END.search(sentence[: token.start].rstrip()):
        return False
    return token.lower in listed("common", "openers") or f" {token.lower[:STEM]}" in text


def _form(token: Token) -> str:
    return _NUMBER_WORDS.get(token.lower, token.lower)


def _forms(passage: str) -> set[str]:
    numbers = {number.replace(",", "") for number in _NUMBER.findall(passage)}
    return numbers | {_form(token) for token in tokens(passage)}


def _stems(words: str) -> set[str]:
    return {token.lower[:STEM] for token in tokens(words) if len(token.lower) >= STEM - 1 and token.lower.isalpha()}
