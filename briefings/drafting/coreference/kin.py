"""Finds whom "her mother" or "Lyons’s brother" means: who is named as kin of somebody, read in both directions."""

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
_PAIRS = ((_PARENT, _CHILD), (_SIBLING, _SIBLING), (_SPOUSE, _SPOUSE), (_ELDER, _YOUNGER), (_UNCLE, _NEPHEW))
_INVERSE = {noun: other for one, two in _PAIRS for kin, other in ((one, two), (two, one)) for noun in kin}
_TRADES = words("roles", "nouns") - _INVERSE.keys()


def kin_of(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """The person whom "her mother" means; empty where the article does not say who that is, or more than one could be."""
    noun = memory.copy.lower[subject.last]
    owners = _owners(memory, subject.first, subject.last) if noun in _INVERSE else ()
    if not owners:
        return ()
    kinships = _find_kinships(memory, subject.first)
    kin = {who for _, word, who in kinships if word == noun}
    if len(kin) != 1:
        kin = {who for owner, word, who in kinships if word == noun and owner in owners}
    if not kin:
        genders = ({"she": "f", "he": "m"}.get(gender_of(noun) or ""), None)
        backward = {owner for owner, word, who in kinships if word in _INVERSE[noun] and who in owners}
        kin = {owner for owner in backward if memory.cast.people[owner].gender in genders}
    return tuple(kin) if len(kin) == 1 else ()


def _owners(memory: DiscourseModel, first: int, last: int) -> tuple[int, ...]:
    """Whose kin is meant: the name before the noun, or the first one that "his" or "her" may take up."""
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
    copy, kinships = memory.copy, []
    for mention in memory.cast.mentions:
        first, last = mention.run.first, mention.run.last
        if first >= until:
            break
        if len(mention.who) != 1:
            continue
        kin = _kin_before(memory, first)
        nouns = [] if kin is None else [kin]
        if copy.gap(last) == ", ":
            near = range(last + 2, min(last + 4, len(copy.tokens)))
            nouns += [index for index in near if copy.lower[index] in _INVERSE and copy.gap(index)[:1] in ",."]
        kinships += [(owner, copy.lower[noun], mention.who[0]) for noun in nouns for owner in _owners_of(memory, noun)]
    return [kinship for kinship in kinships if kinship[0] != kinship[2]]


def _kin_before(memory: DiscourseModel, first: int) -> int | None:
    """The token "niece" of "Lee’s niece, Ann", and of "Lee’s niece, Council member Ann"; None where none is before `first`."""
    copy, kin = memory.copy, first - 1
    if first > 1 and copy.lower[kin] in _TRADES:
        while first - kin < _ROLE and copy.gap(kin - 1) == " ":
            kin -= 1
        kin -= 1
        if copy.gap(kin) != ", ":
            return None
    return kin if kin > 0 and copy.lower[kin] in _INVERSE and copy.gap(kin) in (" ", ", ") else None


def _owners_of(memory: DiscourseModel, kin: int) -> tuple[int, ...]:
    """Whose kin token `kin` is: over words such as "younger"."""
    for index in (kin - 1, kin - 2):
        if index >= 0 and (memory.copy.lower[index] in _OWNERS or memory.copy.tokens[index].possessive):
            return _owners(memory, index, kin)
    return ()
