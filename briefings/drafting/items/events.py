"""Which dated sentences tell what happened, and which dates only tell when something beside it was. Knows clauses, no meaning."""

from briefings.draft.model import Doubt, DoubtKind, DraftEvent
from briefings.drafting.datelines import after_dateline
from briefings.drafting.dates import Dated
from briefings.drafting.document import Document
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.syntax.passives import passives_in
from briefings.model.record import Qualifier, Sentence
from briefings.model.spans import Span
from briefings.text.lexicon import words

_LONGEST_EVENT = 1500  # characters of a dated sentence; a longer one is a list or a table
_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))
_SIDE = frozenset(
    ("when", "while", "after", "before", "because", "if", "although", "though", "whereas", "until", "unless")
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that"))
_PARTS = frozenset(
    ("end", "start", "beginning", "middle", "half", "part", "rest", "morning", "evening", "night", "afternoon")
)
_IMPRINT = frozenset(("by", "and", "for", "of", "on", "published", "posted", "updated"))
_HEAD_SENTENCES = 8
_REACH = 25  # words back from a date to what opens its clause
_NOT_NOUN = words("grammar", "prepositions") | words("grammar", "breaks") | words("grammar", "auxiliaries")


def events_of(analysis: Analysis, keys: dict[int, str]) -> tuple[DraftEvent, ...]:
    """Dated sentences in source order, with the people whom they name.

    A date that only tells since when a thing is makes no event. One in a side clause, or one that may only tell which law or letter is
    meant, makes one with a doubt.
    """
    events: list[DraftEvent] = []
    for dated in analysis.dates:
        span = _sentence_of(analysis, dated)
        if span is not None and dated.when.qualifier is not Qualifier.SINCE:
            events.append(_event(analysis, keys, f"e{len(events) + 1}", span, dated))
    return tuple(events)


def _sentence_of(analysis: Analysis, dated: Dated) -> Span | None:
    """The sentence of the date; None where it can tell no event: a title, a dateline, a list, a passage kept out."""
    copy, text = analysis.copy, analysis.copy.text
    span = copy.outer[copy.sentence_at(dated.span.start)]
    if analysis.title is not None and span.of(text) == analysis.title:
        return None
    if not span.contains(dated.span) or dated.span.start < after_dateline(text, span) or _is_imprint(copy, span, dated):
        return None
    if analysis.keeps_out(span) or span.end - span.start > _LONGEST_EVENT or len(span.of(text).split()) < 5:
        return None
    return span


def _is_imprint(copy: Document, sentence: Span, dated: Dated) -> bool:
    """Whether a sentence at the head only names writer, outlet and date: "By Ona Reyes, Bay Post, March 12, 2025"."""
    if copy.sentence_at(sentence.start) >= _HEAD_SENTENCES or copy.text[dated.span.end : sentence.end].strip(" ."):
        return False
    before = copy.tokens[copy.token_at(sentence.start) : copy.token_at(dated.span.start)]
    return all(token.capital for token in before if token.lower not in _IMPRINT)


def _event(analysis: Analysis, keys: dict[int, str], key: str, span: Span, dated: Dated) -> DraftEvent:
    doubts: list[Doubt] = []
    if dated.when.edtf is None:
        say = f"“{dated.when.phrase}” is counted from the article's date, which is not known."
        doubts.append(Doubt(DoubtKind.UNRESOLVED_DATE, say, dated.span))
    aside = _aside(analysis.copy, span, dated)
    if aside is not None:
        doubts.append(Doubt(DoubtKind.PART_DATED, aside, dated.span))
    doubts += passives_in(analysis.copy, span)
    sentence = Sentence(span.of(analysis.copy.text), (span,))
    return DraftEvent(key, sentence, dated.when, _people_in(analysis, span, keys), tuple(doubts))


def _people_in(analysis: Analysis, span: Span, keys: dict[int, str]) -> tuple[str, ...]:
    """People whom the sentence names, or means by a pronoun that can mean nobody else."""
    people = analysis.cast.people
    who = (trace.who for trace in analysis.memory.between(span.start, span.end) if trace.weight >= 0.6)
    return tuple(dict.fromkeys(keys[number] for number in who if number in keys and not people[number].body))


def _aside(copy: Document, sentence: Span, dated: Dated) -> str | None:
    """Why the date may not be that of the whole sentence; None when nothing speaks against it."""
    first, here = copy.token_at(sentence.start), copy.token_at(dated.span.start)
    after = copy.token_at(dated.span.end)
    phrase = dated.when.phrase
    which = _which(copy, first, here, after, dated)
    if which is not None:
        return f"“{phrase}” may only tell which one is meant: “{which.of(copy.text)}”."
    for index in range(here - 1, max(first, here - _REACH) - 1, -1):
        lower = copy.lower[index]
        if lower in _RELATIVE or (lower in _SIDE and copy.gap(index) == " " and index != here - 1):
            if index == first and "," in copy.text[dated.span.end : dated.span.end + 2]:
                return None  # "When the dam broke in 2019, …" dates what follows too
            clause = copy.wording(Span(copy.tokens[index].start, dated.span.end))
            return f"“{phrase}” dates a part of the sentence, not all of it: “{clause}”."
        parted = copy.gap(index)[:1] in (",", ";", "—", "–", ":") and index < here - 1
        if parted and copy.lower[index + 1] not in _RELATIVE | _SIDE:
            return None  # another clause or phrase begins behind the comma, which the date belongs to
    return None


def _which(copy: Document, first: int, here: int, after: int, dated: Dated) -> Span | None:
    """ "2019 law", "letter of 13 October": a noun with the date that tells it from others."""
    if here <= first or not dated.when.phrase[-1].isdigit():
        return None
    before = copy.lower[here - 1]
    if before == "of" and here - 1 > first:
        noun = copy.tokens[here - 2]
        named = noun.lower.isalpha() and noun.lower not in words("common", "calendar") | _NOT_NOUN | _PARTS
        return Span(noun.start, dated.span.end) if named else None
    if before not in _DETERMINERS or after >= len(copy.tokens) or copy.gap(after - 1) != " ":
        return None
    noun = copy.tokens[after]
    named = noun.text[0].islower() and noun.lower.isalpha() and noun.lower not in _NOT_NOUN
    return Span(dated.span.start, noun.end) if named else None
