"""Finds date phrases in an article and says when they are. Knows calendar words and tense, no events."""

import re
from dataclasses import dataclass

from briefings.counting import MONTHS, NUMBERS, WEEKDAYS, read_phrase
from briefings.drafting.layout import Copy
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
            rf"\b(?:(?:{_DAY})\.?,? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?(?:,? {_YEAR}\b)?",
            rf"\b(?:(?:{_DAY})\.?,? )?(?:{_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? {_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?:(?i:last|next|this) )?(?:{_MONTH})\b\.?(?:,? (?:of )?{_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?i:the )?(?i:{_SEASON})(?: of)? {_YEAR}\b",
            rf"\b(?i:{_ROUGH})(?i:the )?{_YEAR[:-4]}\d0s\b",
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
    return before not in ("every", "each", "per", "most") and copy.text[end : end + 1] != "%"


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


def _is_ahead(copy: Copy, start: int, end: int) -> bool:
    """Whether the clause around speaks of what is to come: "will", "is due to", and no past tense closer by."""
    sentence = copy.outer[copy.sentence_at(start)]
    here = copy.token_at(start)
    first = copy.token_at(sentence.start)
    for index in range(here - 1, max(first - 1, here - 14), -1):
        lower = copy.tokens[index].lower
        if lower in (
            "will",
            "due",
            "expected",
            "scheduled",
            "set",
            "planned",
            "would",
            "plans",
            "could",
            "upcoming",
            "faces",
            "until",
            "by",
        ):
            return True
        if lower in ("said", "was", "were", "had", "did") or (lower.endswith("ed") and len(lower) > 4):
            return False
    return any(
        copy.tokens[i].lower in ("will", "would") for i in range(here, min(here + 10, copy.token_at(sentence.end)))
    )
