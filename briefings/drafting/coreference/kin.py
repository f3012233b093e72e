"""Finds whom "her mother" or "Lyons’s brother" means: whom the article names as kin of somebody, read in both directions."""

from briefings.drafting.coreference.antecedents import DiscourseModel, candidates, gender_of
from briefings.drafting.syntax.subjects import Subject
from briefings.text.lexicon import words

_ROLE = 5  # words that a role between the kin and the name may have
_OWNERS = {"his": "he", "her": "she"}
_PARENT = frozenset(("mother", "father", "mum", "dad", "mom", "stepmother", "stepfather", "parent"))
_CHILD = frozenset(("son", "daughter", "child", "stepson", "stepdaughter"))
_SIBLING = frozenset(("brother", "sister"))
_SPOUSE = frozenset(("husband", "wife", "partner"))
_ELDER = frozenset(("grandmother", "grandfather", "gran", "grandad"))
_YOUNGER = frozenset(("grandson", "granddaughter", "grandchild"))
_UNCLE, _NEPHEW = frozenset(("uncle", "aunt")), frozenset(("nephew", "niece"))
_ALL = _PARENT | _CHILD | _SIBLING | _SPOUSE | _ELDER | _YOUNGER | _UNCLE | _NEPHEW
_TRADES = words("roles", "nouns") - _ALL
_INVERSE = (
    (_PARENT, _CHILD),
    (_CHILD, _PARENT),
    (_SIBLING, _SIBLING),
    (_SPOUSE, _SPOUSE),
    (_ELDER, _YOUNGER),
    (_YOUNGER, _ELDER),
    (_UNCLE, _NEPHEW),
    (_NEPHEW, _UNCLE),
)


def kin_of(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """The person whom "her mother" means; empty where the article does not say who that is, or more than one could be."""
    copy, cast = memory.copy, memory.cast
    noun = copy.lower[subject.last]
    owners = _owners(memory, subject.first, subject.last)
    if noun not in _ALL or not owners:
        return ()
    told = _find_kinships(memory, subject.first)
    called = {who for _, word, who in told if word == noun}
    found = called if len(called) == 1 else {who for owner, word, who in told if owner in owners and word == noun}
    if not found:
        back = next(backward for forward, backward in _INVERSE if noun in forward)
        gender = {"she": "f", "he": "m"}.get(gender_of(noun) or "")
        found = {
            owner
            for owner, word, who in told
            if who in owners and word in back and cast.people[owner].gender in (gender, None)
        }
    return tuple(found) if len(found) == 1 else ()


def _owners(memory: DiscourseModel, first: int, last: int) -> tuple[int, ...]:
    """Whose kin is meant: the name before the noun, or whoever "his" or "her" may take up first."""
    copy = memory.copy
    for index in range(first, last):
        owner = memory.cast.at.get(index)
        if owner is not None and owner.run.possessive:
            return owner.who
    if copy.lower[first] not in _OWNERS:
        return ()
    fitting = candidates(memory, _OWNERS[copy.lower[first]], copy.tokens[first].start)
    return (fitting[0][1],) if fitting else ()


def _find_kinships(memory: DiscourseModel, until: int) -> list[tuple[int, str, int]]:
    """Owner, kin and person for each "her daughter, Ann", "Lee’s brother Ann" and "Ann, her daughter" before token `until`."""
    copy, cast, told = memory.copy, memory.cast, []
    for mention in cast.mentions:
        first, last = mention.run.first, mention.run.last
        if first >= until:
            break
        if len(mention.who) != 1:
            continue
        kin = _kin_before(memory, first)
        if kin is not None:
            told += [(owner, kin, mention.who[0]) for owner in _of(memory, kin)]
        for at in range(last + 2, min(last + 4, len(copy.tokens))):
            if copy.gap(last) == ", " and copy.lower[at] in _ALL and copy.gap(at)[:1] in ",.":
                told += [(owner, at, mention.who[0]) for owner in _of(memory, at)]
    return [(owner, copy.lower[at], who) for owner, at, who in told if owner != who]


def _kin_before(memory: DiscourseModel, first: int) -> int | None:
    """Where "niece" stands in "Lee’s niece, Ann", and in "Lee’s niece, Council member Ann"; None where none is before `first`."""
    copy, kin = memory.copy, first - 1
    if first > 1 and copy.lower[kin] in _TRADES:
        while first - kin < _ROLE and copy.gap(kin - 1) == " ":
            kin -= 1
        kin -= 1
        if copy.gap(kin) != ", ":
            return None
    return kin if kin > 0 and copy.lower[kin] in _ALL and copy.gap(kin) in (" ", ", ") else None


def _of(memory: DiscourseModel, kin: int) -> tuple[int, ...]:
    """Whose kin token `kin` is: over words such as "younger"."""
    for index in (kin - 1, kin - 2):
        if index >= 0 and (memory.copy.lower[index] in _OWNERS or memory.copy.tokens[index].possessive):
            return _owners(memory, index, kin)
    return ()
