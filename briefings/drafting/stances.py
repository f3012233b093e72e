"""Finds who says outright, or lets be read, that they are for or against something. Knows verbs, puts no words in anybody's mouth."""

from dataclasses import dataclass, replace

from briefings.draft import Tier
from briefings.drafting.antecedents import Memory, candidates, rivals
from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.drafting.matters import Matters
from briefings.drafting.people import Cast
from briefings.drafting.quotes import Speech
from briefings.drafting.subjects import Form, Subject, is_cue, leading, subject_before
from briefings.drafting.voice import Link, Voice
from briefings.model import Position
from briefings.spans import Span

_VAGUE = words("grammar", "vague")
_ARTICLES = words("grammar", "articles")
_LONGEST = 12
_LONGEST_SENTENCE = 150  # words; a longer one is a list or a table


@dataclass(frozen=True, slots=True)
class Stand:
    """`who` is a person's number; `target` the words that name what they are for or against."""

    who: int
    position: Position
    tier: Tier
    target: Span
    evidence: Span


def stands(copy: Copy, cast: Cast, memory: Memory, found: list[Speech], given: list[Voice]) -> list[Stand]:
    """Stances in source order, one a person, target and position."""
    kept: dict[tuple[int, str, Position], Stand] = {}
    matters = Matters(copy)
    every = [*_told(copy, cast, memory), *_advised(copy, cast, memory), *_spoken(copy, found, given)]
    for bare in sorted(every, key=lambda stand: stand.target):
        target = matters.full(bare.target)
        if target is None:
            continue
        one = replace(bare, target=target)
        key = (one.who, one.target.of(copy.text).casefold(), one.position)
        if key not in kept or (kept[key].tier is Tier.POSSIBLE and one.tier is Tier.FIRM):
            kept[key] = one
    return sorted(kept.values(), key=lambda stand: stand.target)


def _told(copy: Copy, cast: Cast, memory: Memory) -> list[Stand]:
    """Stances that the article itself tells, outside quotations."""
    out = []
    for sentence in copy.outer:
        inside = copy.outer_words(sentence.start, sentence.end)
        if len(inside) > _LONGEST_SENTENCE:
            continue
        for at, index in enumerate(inside):
            verb = _verb(copy, index)
            if verb is None:
                continue
            position, tier, skip = verb
            target = _target(copy, index + skip + 1, inside[-1])
            if target is None or _is_negated(copy, inside, at):
                continue
            lower = copy.tokens[index].lower
            if _is_noun(lower):
                first = leading(copy, cast, inside[:at])
                named = first is not None and first.form is Form.NAME and len(first.who) == 1
                who, sure = (first.who[0] if first is not None and named else None), False
            else:
                who, sure = _holder(copy, cast, memory, inside, at, lower)
            if who is not None:
                about = cast.at.get(copy.token_at(target.start))
                about_person = about is not None and not cast.people[about.who[0]].body and not about.run.possessive
                tier = tier if sure and not about_person else Tier.POSSIBLE
                out.append(Stand(who, position, tier, target, sentence))
    return out


def _verb(copy: Copy, index: int) -> tuple[Position, Tier, int] | None:
    """(position, tier, how many words after it belong to it) of a verb or noun of stance."""
    lower = copy.tokens[index].lower
    following = copy.tokens[index + 1].lower if index + 1 < len(copy.tokens) else ""
    if lower in words("stances", "votes") and following in ("for", "against"):
        return (Position.SUPPORTS if following == "for" else Position.OPPOSES), Tier.FIRM, 1
    skip = 1 if following in ("to", "of") and lower.startswith("object") else 0
    for section, position, tier in (
        ("firm_supports", Position.SUPPORTS, Tier.FIRM),
        ("firm_opposes", Position.OPPOSES, Tier.FIRM),
        ("acts_supports", Position.SUPPORTS, Tier.FIRM),
        ("possible_supports", Position.SUPPORTS, Tier.POSSIBLE),
        ("possible_opposes", Position.OPPOSES, Tier.POSSIBLE),
    ):
        if lower in words("stances", section):
            if lower in ("signed", "introduced", "sponsored") and not _is_law(copy, index + 1):
                return None
            return position, tier, skip
    if following == "of" and lower in words("stances", "supporters"):
        return Position.SUPPORTS, Tier.POSSIBLE, 1
    if following == "of" and lower in words("stances", "opponents"):
        return Position.OPPOSES, Tier.POSSIBLE, 1
    return None


def _is_noun(lower: str) -> bool:
    """Whether it is a noun such as "critic", not a verb."""
    return lower in words("stances", "supporters") or lower in words("stances", "opponents")


def _is_law(copy: Copy, index: int) -> bool:
    """Whether a bill or the like follows within four words."""
    laws = ("bill", "ordinance", "act", "law", "measure", "resolution", "amendment", "legislation")
    return any(token.lower in laws for token in copy.tokens[index : index + 4])


def _is_negated(copy: Copy, inside: list[int], at: int) -> bool:
    for index in inside[max(0, at - 4) : at]:
        lower = copy.tokens[index].lower
        if lower in words("stances", "negations") and not (
            lower == "would"
            and copy.tokens[inside[at]].lower in ("vote", "back", "support", "oppose")
            and _is_said(copy, inside, at)
        ):
            return True
    if _is_noun(copy.tokens[inside[at]].lower):
        return False
    before = copy.tokens[inside[at - 1]].lower if at else ""
    return before in (
        "the",
        "a",
        "his",
        "her",
        "their",
        "its",
        "of",
        "for",
        "in",
        "with",
        "strong",
        "public",
        "more",
        "to",
        "no",
    )


def _is_said(copy: Copy, inside: list[int], at: int) -> bool:
    """ "told the crowd that he would vote against the sale": a promise reported, not a condition."""
    said = {copy.tokens[i].lower for i in inside[max(0, at - 9) : at]}
    return bool(said & {"said", "told", "promised", "vowed", "pledged", "says", "announced"}) and not said & {
        "whether",
        "if",
        "not",
    }


def _target(copy: Copy, first: int, limit: int) -> Span | None:
    last, index = first - 1, first
    while index <= limit and index - first < _LONGEST:
        lower = copy.tokens[index].lower
        if lower in words("stances", "ends") or lower in words("common", "calendar") or copy.marked_of[index] >= 0:
            break
        last = index
        if copy.gap(index) not in (" ", "’s ", "'s ", "’ ", "-", "\n"):
            break
        index += 1
    while last > first and copy.tokens[last].lower in (
        "of",
        "to",
        "in",
        "on",
        "for",
        "at",
        "with",
        "from",
        "the",
        "a",
        "an",
        "its",
        "their",
    ):
        last -= 1
    if (
        last < first
        or copy.tokens[first].lower in _VAGUE
        or copy.tokens[first].lower in ("away", "down", "up", "out", "off", "into", "to")
    ):
        return None
    return Span(copy.tokens[first].start, copy.tokens[last].end)


def _holder(copy: Copy, cast: Cast, memory: Memory, inside: list[int], at: int, verb: str) -> tuple[int | None, bool]:
    """(the holder, whether it stands named beside a finite verb)."""
    finite = not verb.endswith("ing")
    subject: Subject | None = subject_before(copy, cast, inside, at) if at else None
    if subject is None:
        return None, False
    if subject.form is Form.NAME and len(subject.who) == 1:
        return subject.who[0], finite
    if subject.form is Form.PRONOUN:
        first = leading(copy, cast, inside[:at])
        if first is not None and first.form is Form.NAME and len(first.who) == 1 and first.first < subject.first:
            return first.who[0], finite
        fitting = candidates(memory, copy.tokens[subject.first].lower, subject.span.start)
        alone = len(fitting) > 0 and len(rivals(fitting)) == 1 and copy.tokens[subject.first].lower in ("he", "she")
        return (fitting[0][1], finite) if alone else (None, False)
    mention = cast.at.get(subject.last)
    if mention is not None and len(mention.who) == 1 and cast.people[mention.who[0]].body:
        return mention.who[0], finite
    return None, False


def _advised(copy: Copy, cast: Cast, memory: Memory) -> list[Stand]:
    """ "She said the bill should be passed", "he argued that the plan was wrong"."""
    out = []
    for sentence in copy.outer:
        inside = copy.outer_words(sentence.start, sentence.end)
        for at in range(3, len(inside) - 1 if len(inside) <= _LONGEST_SENTENCE else 0):
            position = _advice(copy, inside, at)
            cue = next((place for place in range(at - 1) if is_cue(copy, inside[place])), None)
            if position is None or cue is None:
                continue
            target = _first_phrase(copy, inside[cue + 1 : at])
            who, _ = _holder(copy, cast, memory, inside, cue, "said")
            if who is not None and target is not None:
                out.append(Stand(who, position, Tier.FIRM, target, sentence))
    return out


def _first_phrase(copy: Copy, found: list[int]) -> Span | None:
    """The noun phrase that the reported clause opens with, after "that" or an object."""
    that = next((at for at, index in enumerate(found) if copy.tokens[index].lower == "that"), None)
    start = 0 if that is None else that + 1
    if start >= len(found) or copy.tokens[found[start]].lower not in _ARTICLES:
        return None
    last = found[start]
    for index in found[start + 1 : start + _LONGEST]:
        if copy.gap(last) not in (" ", "’s ", "'s ") or index != last + 1:
            break
        last = index
    return Span(copy.tokens[found[start]].start, copy.tokens[last].end)


def _advice(copy: Copy, inside: list[int], at: int) -> Position | None:
    """What "should be passed" or "was wrong" at `inside[at]` says of the words before it."""
    following = [copy.tokens[i].lower for i in inside[at : at + 4]]
    if following[:2] == ["should", "be"] and len(following) > 2:
        if following[2] in words("stances", "good"):
            return Position.SUPPORTS
        return Position.OPPOSES if following[2] in words("stances", "bad") else None
    if following[0] in ("is", "was") and following[1] == "wrong":
        return Position.OPPOSES
    return None


def _spoken(copy: Copy, found: list[Speech], given: list[Voice]) -> list[Stand]:
    """Stances in somebody's own words: "I support …", "we oppose …", "Scrap it."."""
    out = []
    for speech, voice in zip(found, given, strict=True):
        if len(voice.who) != 1 or voice.link not in (Link.CUE, Link.CONTINUED) or len(voice.rivals) > 1:
            continue
        first, end = copy.token_at(speech.start), copy.token_at(speech.end)
        for index in range(first, end):
            verb = _imperative(copy, index, first) or _own_verb(copy, index, first)
            if verb is None:
                continue
            ends = copy.gap(index + verb[1])[:1] != " "
            target = _object_first(copy, index, first) if ends else _target_within(copy, index + verb[1] + 1, end - 1)
            if target is not None:
                evidence = Span(speech.pieces[0].start, speech.pieces[-1].end)
                out.append(Stand(voice.who[0], verb[0], Tier.FIRM, target, evidence))
    return out


def _object_first(copy: Copy, verb: int, first: int) -> Span | None:
    """What stands before "we reject." in the same sentence."""
    start = verb - 1
    while start > first and copy.gap(start - 1) == " ":
        start -= 1
    owner = next((i for i in range(start, verb) if copy.tokens[i].lower in ("i", "we")), None)
    return Span(copy.tokens[start].start, copy.tokens[owner - 1].end) if owner is not None and owner > start else None


def _imperative(copy: Copy, index: int, first: int) -> tuple[Position, int] | None:
    """ "Scrap it" and "Pass the bill" at the start of a sentence of the speaker's."""
    if index + 1 >= len(copy.tokens) or (index > first and copy.gap(index - 1).strip() not in (".", "!", "?")):
        return None
    lower = copy.tokens[index].lower
    follows = copy.tokens[index + 1].lower in _ARTICLES | {"it", "this", "that"} and copy.gap(index) == " "
    if follows and lower in words("stances", "imperative_supports"):
        return Position.SUPPORTS, 0
    return (Position.OPPOSES, 0) if follows and lower in words("stances", "imperative_opposes") else None


def _own_verb(copy: Copy, index: int, first: int) -> tuple[Position, int] | None:
    verb = _verb(copy, index)
    if verb is None or verb[1] is not Tier.FIRM:
        return None
    before = [copy.tokens[i].lower for i in range(max(first, index - 3), index)]
    negated = any(word in words("stances", "negations") and word not in ("would", "will") for word in before)
    return (verb[0], verb[2]) if {"i", "we"} & set(before) and not negated else None


def _target_within(copy: Copy, first: int, limit: int) -> Span | None:
    last, index = first - 1, first
    while index <= limit and index - first < _LONGEST and copy.tokens[index].lower not in words("stances", "ends"):
        last = index
        if copy.gap(index) not in (" ", "’s ", "'s "):
            break
        index += 1
    return (
        Span(copy.tokens[first].start, copy.tokens[last].end)
        if last >= first and copy.tokens[first].lower not in _VAGUE
        else None
    )
