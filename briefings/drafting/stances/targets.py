"""What a stance is about: the words after a verb, the phrase that is judged. Knows noun phrases, no people."""

import re
from dataclasses import dataclass

from briefings.draft.model import Tier
from briefings.drafting.document import Document
from briefings.drafting.syntax.subjects import PREPOSITIONS, Subject
from briefings.model.record import Position
from briefings.model.spans import Span
from briefings.text.lexicon import words

_VAGUE = words("grammar", "vague")
_ARTICLES = words("grammar", "articles")
_ENDS = words("stances", "ends")
_GOOD, _BAD = words("stances", "good"), words("stances", "bad")
_RIGHT, _WRONG = words("stances", "right"), words("stances", "wrong")
_LONGEST = 12
_LOOSE = words("stances", "loose")
_NO_OBJECT = words("stances", "no_object")
_LETTERS = re.compile(r"[^\W\d_]{2}|[$£€₹]")
_VERBS = frozenset(("is", "was", "are", "were", "would", "will", "should", "must", "has", "had", "and"))
_WITHIN = (" ", "’s ", "'s ", "’ ", "-", "\n")
_SHOULD = [
    phrase.split() for phrase in ("should be", "must be", "ought to be", "needs to be", "needed to be", "had to be")
]

_BE = ("is", "was", "are", "were")
_OPENINGS = frozenset(("would", "will", *_BE, *(opening[0] for opening in _SHOULD)))


@dataclass(frozen=True, slots=True)
class Stand:
    """`who` is a person's or body's number, `group` the words for a group that is none of these; `target` the words that name what they
    are for or against. A `weak` one is firm only when its target names a matter such as a bill or a plan. `own`: the evidence is what they
    said or did themselves, such as a vote, not what the article says of them."""

    who: int | None
    group: Subject | None
    position: Position
    tier: Tier
    target: Span
    evidence: Span
    weak: bool = False
    own: bool = False


def target_after(copy: Document, first: int, limit: int, quoted: bool = False) -> Span | None:
    """The noun phrase that begins at token `first`; outside quotations it ends where one begins."""
    last, index = first - 1, first
    while index <= limit and index - first < _LONGEST:
        lower = copy.lower[index]
        pointing = quoted and index == first and lower in ("this", "that")
        ends = lower in _ENDS or lower in words("common", "calendar")
        if (ends and not pointing) or (not quoted and copy.marked_of[index] >= 0):
            break
        last = index
        if index == first and lower in ("it", "this", "that"):
            after = copy.lower_at(index + 1)
            if lower == "it" or after in PREPOSITIONS or after in ("again", "without", "too"):
                break
        if copy.gap(index) not in _WITHIN and not is_inner(copy, index):
            break
        index += 1
    while last >= first and copy.lower[last] in _LOOSE:
        last -= 1
    opener = copy.lower_at(first)
    pointed = quoted and opener in ("this", "that")
    alone = opener == "her" and last == first
    if last < first or alone or opener in PREPOSITIONS or (opener in _VAGUE - {"her"} | _NO_OBJECT and not pointed):
        return None
    said = copy.span(first, last)
    if said.of(copy.text).lower() not in ("it", "this", "that") and not _LETTERS.search(said.of(copy.text)):
        return None
    if last == first and opener.endswith("ly"):
        return None
    denied = not words("stances", "talk").isdisjoint(copy.lower[first : min(first + 3, last + 1)])
    return None if denied else said  # "rejected the claim" is a denial


def is_inner(copy: Document, index: int) -> bool:
    """Whether the stop after a token ends no phrase ("Mrs. Quill", "$5.7 million", "$90,000")."""
    gap, token = copy.gap(index), copy.tokens[index]
    if gap == ". ":
        return token.lower in words("grammar", "before_name")
    after = copy.tokens[index + 1].text if index + 1 < len(copy.tokens) else ""
    return gap in (".", ",") and token.text[-1].isdigit() and after[:1].isdigit()


def first_phrase(copy: Document, inside: list[int]) -> Span | None:
    """The noun phrase that the reported clause opens with, after "that" or an object."""
    that = next((place for place, index in enumerate(inside) if copy.lower[index] == "that"), None)
    start = 0 if that is None else that + 1
    if start >= len(inside) or copy.lower[inside[start]] not in _ARTICLES | {"it", "this"}:
        return None
    first = last = inside[start]
    for index in inside[start + 1 : start + _LONGEST]:
        if copy.gap(last) not in (" ", "’s ", "'s ", "-") or index != last + 1 or copy.lower[index] in _VERBS:
            break
        if copy.lower[index] in ("the", "a", "an") and copy.lower[last] not in PREPOSITIONS:
            first = index  # "told the meeting the plan was …"
        last = index
    return copy.span(first, last)


def predicate(copy: Document, inside: list[int], at: int) -> Position | None:
    """What "should be passed" or "was a mistake" at `inside[at]` says of the words before it."""
    following = [copy.lower[i] for i in inside[at : at + 6]]
    if not following or following[0] not in _OPENINGS:
        return None
    for opening in _SHOULD:
        if following[: len(opening)] == opening and len(following) > len(opening):
            deed = following[len(opening)]
            return Position.SUPPORTS if deed in _GOOD else Position.OPPOSES if deed in _BAD else None
    judged = _judging_word(following)
    if judged in _RIGHT:
        return Position.SUPPORTS
    return Position.OPPOSES if judged in _WRONG else None


def _judging_word(following: list[str]) -> str | None:
    """The judging word of "was wrong", "would be a costly mistake"."""
    match following:
        case ["would" | "will", "be", *rest] | ["is" | "was" | "are" | "were", *rest]:
            pass
        case _:
            return None
    match rest:
        case ["a" | "an", *judging]:
            return next((word for word in judging[:2] if word in _WRONG), _idea(rest))
        case ["the", "best", *_]:
            return "right"
        case ["the", "worst", *_]:
            return "wrong"
        case ["the", *_]:
            return _idea(rest)
    return rest[0] if rest else None


def _idea(rest: list[str]) -> str | None:
    """ "a good idea", "the cheapest bad idea"."""
    if "idea" not in rest:
        return None
    kind = rest[rest.index("idea") - 1]
    return {"good": "right", "great": "right", "bad": "wrong", "terrible": "wrong"}.get(kind)


def is_dummy(copy: Document, target: Span, inside: list[int], at: int) -> bool:
    """Whether "it" points ahead ("it would be unfair to …") and names nothing."""
    after = {copy.lower[i] for i in inside[at + 1 : at + 7]}
    return target.of(copy.text).lower() == "it" and bool(after & {"to", "for", "that", "if"})


def find_wanted(copy: Document, inside: list[int], at: int) -> tuple[Position, Span] | None:
    """Side and thing of "wants the plan scrapped", "demanded that the bill be passed", "called for the scheme to be withdrawn"."""
    lower = copy.lower[inside[at]]
    if lower not in words("stances", "wanting"):
        return None
    start = at + 1
    while start < len(inside) and copy.lower[inside[start]] in ("for", "that", "to", "see"):
        start += 1
    for place in range(start + 1, min(start + 10, len(inside))):
        if inside[place] != inside[place - 1] + 1 or copy.gap(inside[place - 1]) not in (" ", "’s ", "'s ", "-"):
            return None
        deed = copy.lower[inside[place]]
        good = deed in _GOOD
        if (good or deed in _BAD) and deed.endswith(("ed", "n", "t")):
            last = place - 1
            while last > start and copy.lower[inside[last]] in ("be", "to", "is", "not"):
                good ^= copy.lower[inside[last]] == "not"
                last -= 1
            opens = copy.lower[inside[start]] in _ARTICLES | {"this", "it"}
            span = copy.span(inside[start], inside[last])
            return (Position.SUPPORTS if good else Position.OPPOSES, span) if opens else None
    return None


def find_staked(copy: Document, inside: list[int], at: int) -> tuple[Position, Span] | None:
    """Side and thing of "would resign if the bill was defeated", which stakes an office on the thing."""
    if copy.lower[inside[at]] not in ("resign", "quit"):
        return None
    start = at + 2
    if start >= len(inside) or copy.lower[inside[at + 1]] not in ("if", "unless"):
        return None
    is_if = copy.lower[inside[at + 1]] == "if"
    for place in range(start + 1, min(start + 9, len(inside) - 1)):
        if copy.lower[inside[place]] in ("is", "was", "were"):
            deed = copy.lower[inside[place + 1]]
            span = copy.span(inside[start], inside[place - 1])
            if deed in _BAD or deed in _GOOD:
                return Position.SUPPORTS if (deed in _BAD) == is_if else Position.OPPOSES, span
    return None
