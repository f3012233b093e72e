"""Finds who a verb of saying belongs to: the name, pronoun or noun phrase beside it. Knows one sentence, resolves nothing."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities, Mention
from briefings.drafting.syntax.verbs import is_proper
from briefings.model.spans import Span
from briefings.text.lexicon import body_words, cues, words

PRONOUNS = words("grammar", "pronouns")
AUXILIARIES = words("grammar", "auxiliaries")
PREPOSITIONS = words("grammar", "prepositions")
_BREAKS = words("grammar", "breaks")
NP_STOPS = _BREAKS | words("grammar", "np_stops")
DETERMINERS = words("grammar", "determiners")
_VERBISH = words("grammar", "verbish")
TIME_WORDS = words("common", "calendar") | words("grammar", "time")
_LEADS_CLAUSE = words("grammar", "leads_clause")
_SPEAKING = frozenset().union(
    *(words("roles", section) for section in ("nouns", "female", "male")),
    *(words("bodies", section) for section in ("documents", "groups", "bodies", "unnamed")),
)
_ROLES = words("roles", "nouns") | words("roles", "kin") | words("titles", "office")
_LETTERS = words("titles", "after")
_ADVERBS = words("grammar", "adverbs")
_SPACED_DASHES = (" —", " –")
_SECOND = 3  # words of a second role before a name
_RELATIVE = 10  # words that a clause such as "who voted for the bypass" may have
_CLAUSES = 4  # clauses of a sentence in which its subject is looked for


class Head(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as the article words it. `who` are numbers of people it may mean; empty for pronouns and nouns until resolved."""

    form: Head
    span: Span
    first: int
    last: int
    who: tuple[int, ...] = ()


def is_cue(copy: Document, index: int) -> bool:
    token = copy.tokens[index]
    if token.lower not in cues() or token.possessive:
        return False
    before = copy.lower_at(index - 1)
    if token.lower in words("cues", "back") and copy.lower_at(index + 1) not in ("back", "out"):
        return False
    if token.lower in words("cues", "nounlike") and not _verb_here(copy, index):
        return False
    counted = before in DETERMINERS and not (token.lower.endswith("ed") and before in words("grammar", "numerals"))
    if counted and copy.gap(index - 1) == " ":
        return False
    return not (token.capital and index) or copy.opens_sentence(index)


def _verb_here(copy: Document, index: int) -> bool:
    """Whether a word such as "tweets" or "claims" is a verb here: a name, pronoun or singular noun is right before it."""
    if not index:
        return True
    before = copy.tokens[index - 1]
    if before.possessive:
        return False
    if copy.gap(index - 1) not in (" ", ", ", "” ", "’ ", ",” ", ",’ "):
        return True
    if before.lower in PREPOSITIONS or before.lower in DETERMINERS:
        return False
    earlier = copy.lower[index - 2] if index > 1 and copy.gap(index - 2) == " " else ""
    if before.lower in PRONOUNS or before.lower in ("who", "also", "now", "still"):
        return True
    if before.capital:
        return earlier not in PREPOSITIONS or before.lower not in words("common", "peoples")
    return earlier in DETERMINERS and (speaks(before.lower) or before.lower in body_words())


def subject_after(copy: Document, cast: Entities, inside: list[int], at: int) -> Subject | None:
    """The subject right after the verb `inside[at]` ("said the senator")."""
    place = at + 1
    while place < len(inside) and copy.lower[inside[place]] in AUXILIARIES:
        place += 1
    if place >= len(inside) or copy.gap(inside[place] - 1).strip(" "):
        return None
    return _phrase(copy, cast, inside[place], inside[-1])


def _phrase(copy: Document, cast: Entities, first: int, limit: int) -> Subject | None:
    token = copy.tokens[first]
    if token.text[0] == "@":
        return subject_of(copy, Head.NOUN, first)
    if token.lower in PRONOUNS or token.lower == "him" or (token.lower == "her" and copy.gap(first) != " "):
        return subject_of(copy, Head.PRONOUN, first)
    if token.lower in TIME_WORDS or token.lower in _BREAKS or token.lower in PREPOSITIONS:
        return None
    last, index, bare = first, first, True
    while index <= limit:
        mention = cast.at.get(index)
        if mention is not None and not cast.is_body(mention):
            if not mention.run.possessive and (bare or index == first):
                return _name(mention)
            index = mention.run.last
        word = copy.lower[index]
        if word in NP_STOPS or (index > first and is_cue(copy, index) and word not in words("cues", "nounlike")):
            break
        if index > first and (word in AUXILIARIES or (speaks(copy.lower[index - 1]) and _is_verb(copy, index))):
            break
        bare = bare and word not in PREPOSITIONS
        last = index
        gap = copy.gap(index)
        if gap not in (" ", "’s ", "'s ", "’ ", "' ", "-", ". ", "/"):
            role = gap == ", " and index > first and head_of(copy, subject_of(copy, Head.NOUN, first, index)) in _ROLES
            named = _beside(copy, cast, index + 1, limit) if role else None
            if named is not None:
                return named
            break
        index += 1
    while last > first and copy.lower[last] in PREPOSITIONS | TIME_WORDS | DETERMINERS:
        last -= 1
    return subject_of(copy, Head.NOUN, first, last)


def _beside(copy: Document, cast: Entities, first: int, limit: int) -> Subject | None:
    """The name at `first`, or right behind a second role there ("his niece, Council member Ann Lee")."""
    for index in range(first, min(first + _SECOND, limit) + 1):
        named = cast.at.get(index)
        if named is not None and not cast.is_body(named):
            behind = index == first or copy.lower[index - 1] in words("roles", "nouns")
            return _name(named) if behind and not named.run.possessive else None
        if copy.gap(index) != " " or copy.lower[index] in _BREAKS or is_cue(copy, index):
            return None
    return None


def subject_before(copy: Document, cast: Entities, inside: list[int], at: int) -> Subject | None:
    """The subject before the verb `inside[at]`, over its auxiliaries, appositions and relative clauses."""
    place = at - 1
    while place >= 0 and _is_passed_over(copy, inside[place]) and "," not in copy.gap(inside[place]):
        place -= 1
    if place < 0:
        return None
    index = inside[place]
    beside = copy.gap(index) == " "
    lower = copy.lower[index]
    if copy.lower[inside[at]].endswith("ing") and place == at - 1 and index not in cast.at:
        return leading(copy, cast, inside[:at])
    if beside and lower in ("he", "she", "they", "it", "we", "i"):
        return subject_of(copy, Head.PRONOUN, index)
    if lower == "to" and place > 1 and copy.lower[inside[place - 1]] in words("grammar", "to_say"):
        return subject_before(copy, cast, inside, place - 1)  # "a listener emailed to say"
    if beside and lower in ("who", "which", "that") and place > 0:
        return _antecedent(copy, cast, inside, place)
    if beside and lower not in _BREAKS and lower not in PREPOSITIONS:
        mention = cast.at.get(index)
        if mention is not None and not cast.is_body(mention) and not mention.run.possessive:
            participle = copy.lower[inside[at]].endswith("ing")
            return _name(mention) if participle else _head_of(copy, cast, inside, mention)
        noun = _noun_before(copy, cast, inside, place)
        if noun is not None:
            return _of_whom(copy, cast, inside, noun) or noun
    return leading(copy, cast, inside[:at])


def _is_passed_over(copy: Document, index: int) -> bool:
    """Whether the word may be between a subject and its verb: an auxiliary, an adverb, or letters ("Ann Lee MP")."""
    lower = copy.lower[index]
    return lower in AUXILIARIES or lower.endswith("ly") or (lower in _LETTERS and copy.tokens[index].text.isupper())


def _is_adverb(lower: str) -> bool:
    return lower in _ADVERBS or lower.endswith("ly")


def _of_whom(copy: Document, cast: Entities, inside: list[int], noun: Subject) -> Subject | None:
    """Who the clause is about that the noun phrase only ends: "two councillors who voted for the bypass (called it …)"."""
    for place in range(1, len(inside)):
        index = inside[place]
        if index >= noun.last or not 0 < noun.last - index < _RELATIVE:
            continue
        within = all(copy.gap(i) in (" ", "’s ", "'s ", "-") for i in range(index - 1, noun.last))
        if copy.lower[index] == "who" and within and noun.last not in cast.at:
            return _antecedent(copy, cast, inside, place)
    return None


def _antecedent(copy: Document, cast: Entities, inside: list[int], place: int) -> Subject | None:
    index = inside[place - 1]
    mention = cast.at.get(index)
    if mention is not None and not mention.run.possessive:
        return name_at(copy, cast, index)
    if copy.gap(index) == ", ":
        named = _set_off(copy, cast, inside, place)
        return named or leading(copy, cast, inside[:place]) or _noun_before(copy, cast, inside, place - 1)
    return _noun_before(copy, cast, inside, place - 1)


def _set_off(copy: Document, cast: Entities, inside: list[int], place: int) -> Subject | None:
    """The name before a role that commas set off: "drawn up by Ann Lee, the city’s clerk, who said"."""
    for before in range(place - 2, max(place - 2 - _RELATIVE, -1), -1):
        index = inside[before]
        if "," in copy.gap(index):
            mention = cast.at.get(index)
            if mention is None or cast.is_body(mention) or mention.run.possessive:
                return None
            return _name(mention) if speaks(copy.lower[inside[place - 1]]) else None
    return None


def _head_of(copy: Document, cast: Entities, inside: list[int], mention: Mention) -> Subject:
    """The name itself, or the noun that it only qualifies ("a spokesman for Krasner said")."""
    before = mention.run.first - 1
    qualifies = copy.lower_at(before) in ("of", "for", "to", "with", "from", "at", "by")
    if qualifies and before > inside[0] and copy.gap(before) == " ":
        noun = _noun_before(copy, cast, inside, inside.index(mention.run.last) if mention.run.last in inside else 0)
        if noun is not None and copy.lower[noun.first] not in PREPOSITIONS and noun.first < before:
            return noun
    return _name(mention)


def _noun_before(copy: Document, cast: Entities, inside: list[int], place: int) -> Subject | None:
    """The noun phrase that ends at `inside[place]`."""
    last = first = inside[place]
    while place > 0:
        left = inside[place - 1]
        lower = copy.lower[left]
        if left != first - 1 or copy.gap(left) not in (" ", "’s ", "'s ", "’ ", "' ", ". ", "-") or lower in NP_STOPS:
            break
        if lower in ("he", "she", "they", "we", "i"):
            return subject_of(copy, Head.PRONOUN, left)
        if lower not in words("cues", "nounlike") and lower.endswith("ing") and is_cue(copy, left):
            break
        if copy.gap(left) == ". " and left not in cast.at:
            break
        first, place = left, place - 1
        governed = place > 0 and copy.lower[inside[place - 1]] in PREPOSITIONS
        if lower in ("a", "an", "the", "this", "another") and not governed:
            break
    while first < last and (copy.lower[first] in PREPOSITIONS or copy.lower[first] in TIME_WORDS):
        first += 1
    if copy.lower[last] in TIME_WORDS or copy.lower[last] in PREPOSITIONS:
        return None
    return subject_of(copy, Head.NOUN, first, last)


def leading(copy: Document, cast: Entities, inside: list[int]) -> Subject | None:
    """The phrase that can be the subject of the tokens `inside`: the one that opens the first main clause, else the first name or pronoun
    that no preposition and no verb governs, else a noun phrase at the start."""
    if inside and copy.lower[inside[0]] == "it":
        return subject_of(copy, Head.PRONOUN, inside[0])
    opening = _opening(copy, cast, inside)
    if opening is not None:
        return opening
    fallback: Subject | None = None
    for index in inside:
        token, mention = copy.tokens[index], cast.at.get(index)
        if token.lower in ("he", "she", "they") and not (index and copy.lower[index - 1] in _VERBISH):
            return subject_of(copy, Head.PRONOUN, index)
        if mention is None or mention.run.first != index or mention.run.possessive:
            continue
        before = copy.lower[index - 1] if index and copy.gap(index - 1) == " " else ""
        if before in PREPOSITIONS or before in cues() or before in _VERBISH:
            continue
        if not cast.is_body(mention):
            return _name(mention)
        if before != "the":
            fallback = fallback or name_at(copy, cast, index)
    if inside and copy.lower[inside[0]] in DETERMINERS:
        phrase = _phrase(copy, cast, inside[0], inside[-1])
        return phrase if phrase is not None and phrase.form is not Head.PRONOUN else fallback
    if fallback is None and inside and is_proper(copy, inside[0]):
        return _phrase(copy, cast, inside[0], inside[-1])
    return fallback


def _opening(copy: Document, cast: Entities, inside: list[int]) -> Subject | None:
    """The subject of the first main clause: what opens the sentence, over adverbs and over whole clauses that only lead up to it."""
    starts = [0, *(n + 1 for n, index in enumerate(inside[:-1]) if copy.gap(index).startswith((",", *_SPACED_DASHES)))]
    for start in starts[:_CLAUSES]:
        first = next((n for n in range(start, len(inside)) if not _is_adverb(copy.lower[inside[n]])), None)
        if first is None:
            return None
        index, lower = inside[first], copy.lower[inside[first]]
        opening = [copy.tokens[i].text for i in inside[first : first + 2]]
        if len(lower) > 3 and len(opening) == 2 and all(word.isupper() for word in opening):
            continue  # a line of capitals before a dash is a heading
        if lower in PRONOUNS:
            return subject_of(copy, Head.PRONOUN, index)
        if lower == "as" and len(opening) == 2:
            named = cast.at.get(inside[first + 1])
            if named is not None and copy.gap(named.run.last) == ", " and not named.run.possessive:
                return name_at(copy, cast, inside[first + 1])  # "As Lyons, the clerk, put it"
        leads_up = lower.endswith("ing") or lower in ("told", "asked", "contacted", "reached")
        if leads_up or lower in PREPOSITIONS or lower in _LEADS_CLAUSE or lower in TIME_WORDS:
            continue
        phrase = _phrase(copy, cast, index, inside[-1])
        if phrase is None or phrase.form is Head.PRONOUN:
            return None
        if phrase.form is Head.NAME or speaks(head_of(copy, phrase)):
            return phrase
        if not copy.gap(phrase.last).startswith(_SPACED_DASHES):  # "Sir — My grandson …"
            return None
    return None


def head_of(copy: Document, subject: Subject) -> str:
    """The noun that a noun phrase is about: the last word before its first preposition or participle ("a complaint filed by …")."""
    for index in range(subject.first + 1, subject.last + 1):
        word, before = copy.lower[index], copy.lower[index - 1]
        if word in PREPOSITIONS or word in NP_STOPS or (speaks(before) and _is_participle(copy, index)):
            return before.removeprefix("ex-")
    return copy.lower[subject.last].removeprefix("ex-")


def speaks(word: str) -> bool:
    """Whether the noun, singular or plural, is somebody or something that can say words."""
    singular = word[:-1] if word.endswith("s") else f"{word[:-2]}an" if word.endswith("men") else word
    return word in _SPEAKING or singular in _SPEAKING


def _is_verb(copy: Document, index: int) -> bool:
    """Whether the word after a noun that can speak is a verb ("granted", "uses"), not a second noun ("members")."""
    token = copy.tokens[index]
    present = token.text.islower() and token.lower.endswith("s") and not token.possessive and not speaks(token.lower)
    return _is_participle(copy, index) or (present and not copy.lower[index - 1].endswith("s"))


def _is_participle(copy: Document, index: int) -> bool:
    """Whether the word is a verb form that may follow its noun ("filed", "sent")."""
    lower = copy.lower[index]
    formed = lower.endswith(("ed", "ing")) or lower in words("grammar", "participles")
    return copy.tokens[index].text.islower() and formed


def name_at(copy: Document, cast: Entities, index: int) -> Subject:
    """The name that token `index` belongs to, as a subject."""
    mention = cast.at[index]
    if cast.is_body(mention):
        return subject_of(copy, Head.NOUN, mention.run.first, mention.run.last)
    return _name(mention)


def _name(mention: Mention) -> Subject:
    return Subject(Head.NAME, mention.span, mention.run.first, mention.run.last, mention.who)


def subject_of(copy: Document, form: Head, first: int, last: int | None = None) -> Subject:
    """The subject from token `first` to token `last`, or of that one token; not resolved."""
    return Subject(form, copy.span(first, last), first, first if last is None else last)
