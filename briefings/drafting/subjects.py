"""Finds who a verb of saying belongs to: the name, pronoun or noun phrase beside it. Knows one sentence, resolves nothing."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import cues, words
from briefings.drafting.people import Cast, Mention
from briefings.spans import Span

PRONOUNS = words("grammar", "pronouns")
AUXILIARIES = words("grammar", "auxiliaries")
PREPOSITIONS = words("grammar", "prepositions")
_BREAKS = words("grammar", "breaks")
_NP_STOPS = _BREAKS | words("grammar", "np_stops")
_DETERMINERS = words("grammar", "determiners")
_VERBISH = words("grammar", "verbish")
_TIME = words("common", "calendar") | words("grammar", "time")


class Form(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as the article words it. `who` are numbers of people it may mean; empty for pronouns and nouns until resolved."""

    form: Form
    span: Span
    first: int
    last: int
    who: tuple[int, ...] = ()


def is_cue(copy: Copy, index: int) -> bool:
    token = copy.tokens[index]
    if token.lower not in cues() or token.possessive:
        return False
    before = copy.tokens[index - 1].lower if index else ""
    if token.lower in words("cues", "nounlike") and not _verb_here(copy, index):
        return False
    return not (before in _DETERMINERS and copy.gap(index - 1) == " ") and not (
        token.capital and index and _mid(copy, index)
    )


def _verb_here(copy: Copy, index: int) -> bool:
    """Whether a word such as "tweets" or "claims" is a verb here: a name, pronoun or singular noun stands right before it."""
    if not index or copy.gap(index - 1) not in (" ", ", ", "” ", "’ ", ",” ", ",’ "):
        return True
    before = copy.tokens[index - 1]
    if before.possessive or before.lower in PREPOSITIONS or before.lower in _DETERMINERS:
        return False
    if before.lower in PRONOUNS or before.lower in ("who", "also", "now", "still") or before.capital:
        return True
    return copy.tokens[index - 2].lower in ("the", "a", "an") and copy.gap(index - 2) == " " if index > 1 else False


def _mid(copy: Copy, index: int) -> bool:
    return copy.tokens[index].start != copy.outer[copy.outer_of[index]].start


def subject_after(copy: Copy, cast: Cast, found: list[int], at: int) -> Subject | None:
    """The subject that stands right after the verb `found[at]` ("said the senator")."""
    place = at + 1
    while place < len(found) and copy.tokens[found[place]].lower in AUXILIARIES:
        place += 1
    if place >= len(found) or copy.gap(found[place] - 1).strip(" ") not in ("",):
        return None
    return _phrase(copy, cast, found[place], found[-1])


def _phrase(copy: Copy, cast: Cast, first: int, limit: int) -> Subject | None:
    token = copy.tokens[first]
    if token.lower in PRONOUNS:
        return _subject(copy, Form.PRONOUN, first, first)
    if token.lower in _TIME or token.lower in _BREAKS or token.lower in PREPOSITIONS:
        return None
    last, index, bare = first, first, True
    while index <= limit:
        mention = cast.at.get(index)
        if mention is not None and not _is_body(cast, mention):
            if not mention.run.possessive and (bare or index == first):
                return _named(copy, mention)
            index = mention.run.last
        word = copy.tokens[index].lower
        if word in _NP_STOPS or (index > first and is_cue(copy, index) and word not in words("cues", "nounlike")):
            break
        bare = bare and word not in PREPOSITIONS
        last = index
        gap = copy.gap(index)
        if gap not in (" ", "’s ", "'s ", "’ ", "' ", "-", ". "):
            if gap == ", " and index < limit and index > first:
                after = cast.at.get(index + 1)
                if after is not None and not _is_body(cast, after) and not after.run.possessive:
                    return _named(copy, after)
            break
        index += 1
    while last > first and copy.tokens[last].lower in PREPOSITIONS | _TIME | _DETERMINERS:
        last -= 1
    return _subject(copy, Form.NOUN, first, last)


def subject_before(copy: Copy, cast: Cast, found: list[int], at: int) -> Subject | None:
    """The subject that stands before the verb `found[at]`, over its auxiliaries, appositions and relative clauses."""
    place = at - 1
    while place >= 0 and (
        copy.tokens[found[place]].lower in AUXILIARIES or copy.tokens[found[place]].lower.endswith("ly")
    ):
        if "," in copy.gap(found[place]):
            break
        place -= 1
    if place < 0:
        return None
    index = found[place]
    beside = copy.gap(index) == " "
    lower = copy.tokens[index].lower
    if copy.tokens[found[at]].lower.endswith("ing") and place == at - 1 and index not in cast.at:
        return leading(copy, cast, found[:at])
    if beside and lower in ("he", "she", "they", "it", "we", "i"):
        return _subject(copy, Form.PRONOUN, index, index)
    if beside and lower in ("who", "which", "that") and place > 0:
        return _antecedent(copy, cast, found, place)
    if beside and lower not in _BREAKS and lower not in PREPOSITIONS:
        mention = cast.at.get(index)
        if mention is not None and not _is_body(cast, mention) and not mention.run.possessive:
            return _head_of(copy, cast, found, mention)
        noun = _noun_before(copy, cast, found, place)
        if noun is not None:
            return noun
    return leading(copy, cast, found[:at])


def _antecedent(copy: Copy, cast: Cast, found: list[int], place: int) -> Subject | None:
    index = found[place - 1]
    mention = cast.at.get(index)
    if mention is not None and not mention.run.possessive:
        return (
            _named(copy, mention)
            if not _is_body(cast, mention)
            else _subject(copy, Form.NOUN, mention.run.first, mention.run.last)
        )
    if copy.gap(index) == ", ":
        return leading(copy, cast, found[:place]) or _noun_before(copy, cast, found, place - 1)
    return _noun_before(copy, cast, found, place - 1)


def _head_of(copy: Copy, cast: Cast, found: list[int], mention: Mention) -> Subject:
    """The name itself, or the noun that it only qualifies ("a spokesman for Krasner said")."""
    before = mention.run.first - 1
    if (
        before > found[0]
        and copy.gap(before) == " "
        and copy.tokens[before].lower in ("of", "for", "to", "with", "from", "at", "by")
    ):
        noun = _noun_before(copy, cast, found, found.index(mention.run.last) if mention.run.last in found else 0)
        if noun is not None and copy.tokens[noun.first].lower not in PREPOSITIONS and noun.first < before:
            return noun
    return _named(copy, mention)


def _noun_before(copy: Copy, cast: Cast, found: list[int], place: int) -> Subject | None:
    """The noun phrase that ends at `found[place]`."""
    last = first = found[place]
    while place > 0:
        left = found[place - 1]
        lower = copy.tokens[left].lower
        if left != first - 1 or copy.gap(left) not in (" ", "’s ", "'s ", "’ ", "' ", ". ", "-") or lower in _NP_STOPS:
            break
        if copy.gap(left) == ". " and left not in cast.at:
            break
        first, place = left, place - 1
        if lower in ("a", "an", "the", "this", "another") and (
            place == 0 or copy.tokens[found[place - 1]].lower not in PREPOSITIONS
        ):
            break
    while first < last and (copy.tokens[first].lower in PREPOSITIONS or copy.tokens[first].lower in _TIME):
        first += 1
    if copy.tokens[last].lower in _TIME or copy.tokens[last].lower in PREPOSITIONS or first > last:
        return None
    return _subject(copy, Form.NOUN, first, last)


def leading(copy: Copy, cast: Cast, found: list[int]) -> Subject | None:
    """The first phrase that can be the subject of what stands in `found`: a name or pronoun after no preposition and no verb, else a noun
    phrase that opens it."""
    fallback: Subject | None = None
    if found and copy.tokens[found[0]].lower == "it":
        return _subject(copy, Form.PRONOUN, found[0], found[0])
    for index in found:
        token, mention = copy.tokens[index], cast.at.get(index)
        if token.lower in ("he", "she", "they") and not (index and copy.tokens[index - 1].lower in _VERBISH):
            return _subject(copy, Form.PRONOUN, index, index)
        if mention is None or mention.run.first != index or mention.run.possessive:
            continue
        before = copy.tokens[index - 1].lower if index and copy.gap(index - 1) == " " else ""
        bound = before in PREPOSITIONS or before in cues() or before in _VERBISH
        if _is_body(cast, mention):
            bound = bound or before == "the"
        if not bound:
            named = _named(copy, mention)
            if not _is_body(cast, mention):
                return named
            fallback = fallback or _subject(copy, Form.NOUN, mention.run.first, mention.run.last)
    if found and copy.tokens[found[0]].lower in _DETERMINERS:
        phrase = _phrase(copy, cast, found[0], found[-1])
        return phrase if phrase is not None and phrase.form is not Form.PRONOUN else fallback
    if fallback is None and found and _is_proper(copy, found[0]):
        return _phrase(copy, cast, found[0], found[-1])
    return fallback


def _is_proper(copy: Copy, index: int) -> bool:
    lower = copy.tokens[index].lower
    return (
        copy.tokens[index].capital
        and lower not in words("common", "openers")
        and lower not in PRONOUNS
        and lower not in _TIME
    )


def head_of(copy: Copy, subject: Subject) -> str:
    """The noun that a noun phrase is about: the last word before its first preposition."""
    found = [copy.tokens[i].lower for i in range(subject.first, subject.last + 1)]
    end = next((n for n, word in enumerate(found) if n and (word in PREPOSITIONS or word in _NP_STOPS)), len(found))
    return found[end - 1]


def name_at(copy: Copy, cast: Cast, index: int) -> Subject:
    """The name that token `index` belongs to, as a subject."""
    mention = cast.at[index]
    if _is_body(cast, mention):
        return _subject(copy, Form.NOUN, mention.run.first, mention.run.last)
    return _named(copy, mention)


def _is_body(cast: Cast, mention: Mention) -> bool:
    return len(mention.who) == 1 and cast.people[mention.who[0]].body


def _named(copy: Copy, mention: Mention) -> Subject:
    return Subject(Form.NAME, mention.span, mention.run.first, mention.run.last, mention.who)


def _subject(copy: Copy, form: Form, first: int, last: int) -> Subject:
    return Subject(form, Span(copy.tokens[first].start, copy.tokens[last].end), first, last)
