"""Finds date phrases in an article and says when they are. Knows calendar words and tense, no events."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefings.dates.calendar_words import MONTHS, NUMBERS, WEEKDAYS
from briefings.dates.counting import SIDES, read_phrase
from briefings.dates.relative import anchor_of
from briefings.drafting.datelines import after_dateline
from briefings.drafting.document import Document
from briefings.model.record import When
from briefings.model.spans import Span
from briefings.text.lexicon import words

_MONTH = "|".join(sorted((name.title() for name in MONTHS), key=len, reverse=True))
_DAY = "|".join(sorted((name.title() for name in WEEKDAYS), key=len, reverse=True))
_NUMBER = "|".join(sorted((name for name in NUMBERS if len(name) > 1), key=len, reverse=True))
_ROUGH = r"(?:(?:early|mid|late|about|around|circa|the (?:start|beginning|end|middle) of)[ -])?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_SEASON = "spring|summer|autumn|fall|winter"
_QUARTER = "(?:first|second|third|fourth)"
_STEP = "(?:last|next|this|the previous|the coming)"
_UNIT = rf"(?:year|month|week|weekend|quarter|{_SEASON})\b"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_PATTERN = re.compile(
    "|".join(
        [
            r"\b\d{4}-\d\d-\d\d\b",
            rf"\b(?:{_MONTH}) (?:\d{{1,2}} )?(?:of )?(?i:last|this|next) year\b",
            rf"\b(?:(?:{_DAY})\.?,? )?(?:the )?{_DAY_NUMBER}(?: of)? (?:{_MONTH})\b\.?(?:,? {_YEAR}\b)?",
            rf"\b(?:(?:{_DAY})\.?,? )?(?:{_MONTH})\b\.? {_DAY_NUMBER}\b(?!:)(?:,? {_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?:(?i:last|next|this) )?(?:{_MONTH})\b\.?(?:,? (?:of )?{_YEAR}\b)?",
            rf"\b(?i:{_ROUGH})(?i:the )?(?i:{_SEASON})(?: of)? {_YEAR}\b",
            rf"\b(?i:{_ROUGH})(?i:the )?{_YEAR[:-4]}\d0s\b",
            r"(?:(?<=the )|(?<=early )|(?<=late )|(?<=mid-)|(?<=\d0s and )|(?<=\d0s or ))['’]?[2-9]0s\b",
            rf"\b(?i:the )?(?i:{_QUARTER}|final)[ -]quarter(?: of (?:(?i:last|this|next) year|{_YEAR})\b| {_YEAR}\b)?",
            rf"\bQ[1-4](?: (?:of )?{_YEAR})?\b",
            r"\b(?i:the (?:year|month|week|weekend) (?:after next|before last))\b",
            r"\b(?i:the|over the) weekend\b",
            r"\b(?i:the (?:start|beginning|end|middle) of the (?:year|month|week))\b",
            rf"\b(?i:{_ROUGH}){_YEAR}\b(?![-–/]\d)",
            rf"\b(?i:(?:{_ROUGH})(?:(?:earlier|later|late|early) )?(?:the )?{_STEP}) (?:(?i:{_UNIT})|(?:{_DAY})\b)(?:'s|’s)?",
            r"\b(?i:last night|tonight|yesterday|today|tomorrow|this (?:morning|afternoon|evening))\b",
            rf"\b(?i:(?:about |around |nearly |almost )?(?:{_NUMBER}|\d{{1,3}}|an?) (?:day|week|month|year|decade)s? ago)\b",
            rf"\b(?:{_DAY})\b\.?(?: (?:of )?(?:last|next|this) week\b)?",
            r"\b(?:[01]?\d|2[0-3]):?[0-5]\d (?:UTC|GMT)\b",
        ]
    )
)
_DAY_NAMED = re.compile(rf"\b(?:{_DAY}|{_MONTH}|today|yesterday|tomorrow)\b")
_AHEAD, _SCHEDULED, _PAST = (words("grammar", section) for section in ("ahead", "scheduled", "past"))
_BEFORE_DATES = frozenset(("in", "since", "until", "by", "of", "on", "from", "before", "after", "during")) | frozenset(
    ("last", "next", "this", "early", "mid", "late")
)
_NEAR = 200  # characters
_ATTACKS = re.compile(r" (?:terror(?:ist)? )?attacks?\b")
_COUNTED = re.compile(r"(?:people|votes|miles|words|pages|names|voters|jobs|troops|members|seats|homes)\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date phrase in the text with its when; `span` is the phrase."""

    span: Span
    when: When


def dates(copy: Document, published: str | None) -> list[Dated]:
    """Date phrases outside quotations and headlines' marks, in source order. Durations, ages and clock times are none."""
    dated, tenses = [], _tenses(copy)
    for match in _PATTERN.finditer(copy.text):
        start, end = match.span()
        phrase = match[0].rstrip(".")
        end = start + len(phrase)
        for ending in ("'s", "’s"):
            if phrase.endswith(ending):
                phrase, end = phrase[:-2], end - 2
        if not _is_date(copy, start, end, phrase):
            continue
        reading, ahead = read_phrase(phrase, published), False
        if reading is not None and reading.relative:
            tense = _is_ahead(copy, tenses, start)
            ahead = _is_nearer_ahead(phrase, published) if tense is None else tense
            reading = read_phrase(phrase, published, ahead)
        if reading is not None:
            span = Span(start, end)
            qualifier = reading.qualifier or SIDES.get(_before(copy, start))
            dated.append(Dated(span, When(phrase, reading.edtf, qualifier, span, reading.relative, ahead=ahead)))
    return dated


def _before(copy: Document, place: int) -> str:
    """The word right before a place, in lower case."""
    index = copy.token_at(place)
    return copy.lower[index - 1] if index and copy.gap(index - 1) in (" ", " the ") else ""


def _is_date(copy: Document, start: int, end: int, phrase: str) -> bool:
    index = copy.token_at(start)
    if index < len(copy.tokens) and copy.marked_of[index] >= 0:
        return False
    if start < after_dateline(copy.text, copy.outer[copy.sentence_at(start)]):
        return False
    before = copy.lower_at(index - 1)
    if phrase in ("May", "March", "Sun", "Sat", "Mon", "Mar", "Wed") and before not in _BEFORE_DATES:
        return False
    if phrase.isdecimal() and _is_named(copy, index):
        return False
    if phrase.endswith(("UTC", "GMT")) and _names_day(copy, start, end):
        return False
    if _ATTACKS.match(copy.text, end) and not phrase[-4:].isdecimal():
        return False
    if phrase.isdecimal() and (_COUNTED.match(copy.text, end + 1) or copy.text[max(0, start - 1) : start] in "$£€₹,.#"):
        return False
    habit = before in ("every", "each", "per", "most", "their", "his", "her", "my", "whose")
    return not habit and copy.text[end : end + 1] != "%"


def _is_named(copy: Document, index: int) -> bool:
    """Whether a number of four digits belongs to a name ("Euro 2016", "the Harbour 2000 Index")."""
    if not index or copy.gap(index - 1) != " ":
        return False
    before = copy.tokens[index - 1]
    plain = before.lower in words("common", "calendar") or before.lower in words("common", "openers")
    return before.capital and not plain and not before.possessive and before.lower not in _SEASON.split("|")


def _names_day(copy: Document, start: int, end: int) -> bool:
    """Whether the sentence around a clock time names the day, so that the time adds none."""
    sentence = copy.outer[copy.sentence_at(start)]
    near = copy.text[max(sentence.start, start - _NEAR) : min(sentence.end, end + _NEAR)]
    return bool(_DAY_NAMED.search(near))


@dataclass(frozen=True, slots=True)
class _Tense:
    """A word that tells which side of the article's date is meant; `near`: only within a few words before the date."""

    index: int
    ahead: bool
    near: bool = False


def _tenses(copy: Document) -> list[_Tense]:
    """The words of the article that tell a tense, in order."""
    tenses = []
    for index, token in enumerate(copy.tokens):
        lower = token.lower
        after_to = lower in ("be", "remain", "stay") and index and copy.lower[index - 1] == "to"
        if token.text != "May" and (lower in _AHEAD or after_to):
            tenses.append(_Tense(index, True))
        elif lower in _SCHEDULED and token.text.islower() and not _is_counted(copy, index):
            tenses.append(_Tense(index, True, near=True))
        if _is_past(lower) and not _is_participle(copy, index):
            tenses.append(_Tense(index, False))
    return tenses


def _is_counted(copy: Document, index: int) -> bool:
    """Whether a word such as "votes" is a noun here ("by five votes to four")."""
    before = copy.lower_at(index - 1)
    return before in NUMBERS or before.isdecimal() or before in words("grammar", "determiners")


def _is_ahead(copy: Document, tenses: list[_Tense], start: int) -> bool | None:
    """Whether the words around speak of what is to come (True), of what was (False), or do not tell.

    The nearest verb before the date decides, then one shortly after it.
    """
    sentence = copy.outer[copy.sentence_at(start)]
    here = copy.token_at(start)
    beside = copy.lower_at(here - 1)
    first = max(copy.token_at(sentence.start), here - (12 if beside in ("by", "until", "from") else 60))
    begin, end = (bisect_left(tenses, index, key=lambda tense: tense.index) for index in (first, here))
    for tense in reversed(tenses[begin:end]):
        stays = beside == "until" and copy.lower[tense.index].endswith("ed")  # "stays closed until Friday"
        if not stays and not (tense.near and here - tense.index > 6):
            return tense.ahead
    after = copy.lower[here + 1 : min(here + 10, copy.token_at(sentence.end))]
    if {"will", "would", "deadline", "scheduled", "due"} & set(after):
        return True
    if {"was", "were", "had", "said"} & set(after) or (after and _is_past(after[0])):
        return False
    return True if beside == "until" else None


def _is_past(lower: str) -> bool:
    return lower in _PAST or (lower.endswith("ed") and len(lower) > 4)


def _is_participle(copy: Document, index: int) -> bool:
    """Whether a verb form follows "is", "been" or "has", also over an adverb, so that it is no past tense."""
    if copy.lower_at(index - 1).endswith("ly") or copy.lower_at(index - 1) in ("not", "already"):
        index -= 1
    return copy.lower_at(index - 1) in ("be", "been", "being", "has", "have", "is", "are")


def _is_nearer_ahead(phrase: str, published: str | None) -> bool:
    """Which side of the article's date is nearer for a month, a day of one or a quarter; the past for all else."""
    anchor = anchor_of(published)
    back, ahead = read_phrase(phrase, published), read_phrase(phrase, published, True)
    if not anchor or not anchor.month or not back or not ahead or not back.edtf or not ahead.edtf:
        return False
    if phrase.casefold() in WEEKDAYS or len(back.edtf) > len("2025-01/2025-03") or back.edtf == ahead.edtf:
        return False
    now = 12 * anchor.year + anchor.month
    before, after = (12 * int(edtf[:4]) + int(edtf[5:7] or 1) for edtf in (back.edtf, ahead.edtf))
    return after - now < now - before
