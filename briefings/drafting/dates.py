"""Finds date phrases in an article and says when they are. Knows calendar words and tense, no events."""

import re
from dataclasses import dataclass

from briefings.counting import MONTHS, NUMBERS, WEEKDAYS, anchor_of, read_phrase
from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.model import When
from briefings.spans import Span

_MONTH = "|".join(sorted((name.title() for name in MONTHS), key=len, reverse=True))
_DAY = "|".join(sorted((name.title() for name in WEEKDAYS), key=len, reverse=True))
_NUMBER = "|".join(sorted((name for name in NUMBERS if len(name) > 1), key=len, reverse=True))
_ROUGH = r"(?:(?:early|mid|late|about|around|circa|the (?:start|beginning|end|middle) of)[ -])?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_SEASON = "spring|summer|autumn|fall|winter"
_STEP = "(?:last|next|this|the previous|the coming|the past)"
_UNIT = rf"(?:year|month|week|weekend|quarter|{_SEASON})\b"
_PATTERN = re.compile(
    "|".join(
        [
            r"\b\d{4}-\d\d-\d\d\b",
            rf"\b(?:{_MONTH}) (?:\d{{1,2}} )?of (?i:last|this|next) year\b",
            rf"\b(?:(?:{_DAY})\.?,? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?(?:,? {_YEAR}\b)?",
            rf"\b(?:(?:{_DAY})\.?,? )?(?:{_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? {_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?:(?i:last|next|this) )?(?:{_MONTH})\b\.?(?:,? (?:of )?{_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?i:the )?(?i:{_SEASON})(?: of)? {_YEAR}\b",
            rf"\b(?i:{_ROUGH})(?i:the )?{_YEAR[:-4]}\d0s\b",
            r"(?<=the )['’]?[2-9]0s\b",
            rf"\b(?i:the )?(?i:first|second|third|fourth|final) quarter of (?:(?i:last|this|next) year|{_YEAR})\b",
            r"\b(?i:the|over the) weekend\b",
            rf"\b(?i:{_ROUGH}){_YEAR}\b(?![-–/]\d)",
            rf"\b(?i:(?:{_ROUGH})(?:(?:earlier|later|late|early) )?{_STEP}) (?:(?i:{_UNIT})|(?:{_DAY})\b)(?:'s|’s)?",
            r"\b(?i:last night|tonight|yesterday|today|tomorrow|this (?:morning|afternoon|evening))\b",
            rf"\b(?i:(?:about |around |nearly |almost )?(?:{_NUMBER}|\d{{1,3}}|an?) (?:day|week|month|year|decade)s? ago)\b",
            rf"\b(?:{_DAY})\b\.?(?: (?:of )?(?:last|next|this) week\b)?",
        ]
    )
)
_COUNTED = re.compile(r"(?:people|votes|miles|words|pages|names|voters|jobs|troops|members|seats|homes)\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date phrase in the text with its when; `span` is the phrase."""

    span: Span
    when: When


def dates(copy: Copy, published: str | None) -> list[Dated]:
    """Date phrases outside quotations and headlines' marks, in source order. Durations, ages and clock times are none."""
    found = []
    for match in _PATTERN.finditer(copy.text):
        start, end = match.span()
        phrase = match[0].rstrip(".")
        end = start + len(phrase)
        for ending in ("'s", "’s"):
            if phrase.endswith(ending):
                phrase, end = phrase[:-2], end - 2
        if not _is_date(copy, start, end, phrase):
            continue
        ahead = _is_ahead(copy, start, end)
        if ahead is None:
            ahead = _is_nearer_ahead(phrase, published)
        reading = read_phrase(phrase, published, ahead)
        if reading is not None:
            span = Span(start, end)
            when = When(
                phrase, reading.edtf, reading.qualifier, span, reading.relative, ahead=ahead and reading.relative
            )
            found.append(Dated(span, when))
    return found


def _is_date(copy: Copy, start: int, end: int, phrase: str) -> bool:
    index = copy.token_at(start)
    if index < len(copy.tokens) and copy.marked_of[index] >= 0:
        return False
    before = copy.tokens[index - 1].lower if index else ""
    if phrase in ("May", "March", "Sun", "Sat", "Mon", "Mar", "Wed") and not _calendar_context(copy, index, before):
        return False
    if phrase.isdecimal() and (_COUNTED.match(copy.text, end + 1) or copy.text[max(0, start - 1) : start] in "$£€₹,.#"):
        return False
    return (
        before not in ("every", "each", "per", "most", "their", "his", "her", "my", "whose")
        and copy.text[end : end + 1] != "%"
    )


def _calendar_context(copy: Copy, index: int, before: str) -> bool:
    return before in (
        "in",
        "since",
        "until",
        "by",
        "last",
        "next",
        "this",
        "of",
        "early",
        "late",
        "on",
        "from",
        "before",
        "after",
        "during",
        "mid",
    )


def _is_ahead(copy: Copy, start: int, end: int) -> bool | None:
    """Whether the words around speak of what is to come (True), of what was (False), or do not tell.

    The nearest verb before the date decides, then one shortly after it.
    """
    sentence = copy.outer[copy.sentence_at(start)]
    here = copy.token_at(start)
    first = max(copy.token_at(sentence.start), here - 60)
    if copy.tokens[here - 1 : here] and copy.tokens[here - 1].lower in ("by", "until", "from"):
        first = max(first, here - 12)
    for index in range(here - 1, first - 1, -1):
        lower, before = copy.tokens[index].lower, copy.tokens[index - 1].lower if index else ""
        if lower in words("grammar", "ahead") or (lower == "be" and before == "to"):
            return True
        if here - index <= 6 and lower in words("grammar", "scheduled") and copy.tokens[index].text.islower():
            return True
        participle = before in ("be", "been", "being", "has", "have")
        if (lower in words("grammar", "past") or (lower.endswith("ed") and len(lower) > 4)) and not participle:
            return False
    after = [token.lower for token in copy.tokens[here : min(here + 10, copy.token_at(sentence.end))]]
    if {"will", "would", "deadline", "scheduled", "due"} & set(after):
        return True
    return False if {"was", "were", "had", "said"} & set(after) else None


def _is_nearer_ahead(phrase: str, published: str | None) -> bool:
    """Which side of the article's date is nearer for a month or a day of one; the past for all else."""
    anchor = anchor_of(published)
    back, ahead = read_phrase(phrase, published), read_phrase(phrase, published, True)
    if (
        not anchor
        or not anchor.month
        or phrase.casefold() in WEEKDAYS
        or not back
        or not ahead
        or not back.edtf
        or not ahead.edtf
    ):
        return False
    if len(back.edtf) > 10 or back.edtf == ahead.edtf:
        return False
    middle = 12 * anchor.year + anchor.month
    months = [12 * int(one[:4]) + int(one[5:7] or 1) for one in (back.edtf, ahead.edtf)]
    return months[1] - middle < middle - months[0]
