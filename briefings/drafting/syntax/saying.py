"""Which verbs report that somebody said something: no noun, no passive, not denied, not merely possible. Knows no speakers."""

from briefings.drafting.document import Document
from briefings.drafting.syntax.subjects import AUXILIARIES, PREPOSITIONS, is_cue
from briefings.drafting.syntax.verbs import NEGATED
from briefings.text.lexicon import body_words, cues, words

CLAUSE = words("reports", "clause")
PROMISING = words("reports", "promising")
URGING = words("reports", "urging")
AS = words("reports", "as")
CALLING = words("reports", "calling")
ACCUSING = words("reports", "accusing")
BLAMING = words("reports", "blaming")
FOR = words("reports", "for")
ABOUT = words("reports", "about")
NAMING = words("reports", "naming")
_VERBS = CLAUSE | PROMISING | URGING | AS | CALLING | ACCUSING | BLAMING | FOR | ABOUT | NAMING
_NOUN_TOO = words("reports", "nounlike")
_NOUNS_IN_S = frozenset(form + "s" for form in _NOUN_TOO)
_BEING = words("reports", "being")
_NEGATIONS = words("reports", "negations")
_DOUBTFUL = words("reports", "doubtful")
_WILLING = words("reports", "willing")
_OWNERS = words("reports", "owners")
_SINGULAR = words("reports", "singular")
_PLURAL = words("reports", "plural")
_SPEAKERS = (
    words("roles", "nouns") | words("bodies", "documents") | words("bodies", "groups") | words("grammar", "generic")
)
_BEFORE_INFINITIVE = words("reports", "before_infinitive")
_HIDDEN = frozenset(("named", "identified", "quoted"))
_BEFORE_PARTICIPLE = frozenset(("after", "before", "in", "while", "with"))
_NOT_A_VERB_AFTER = frozenset(("having", "worth"))
_HEADLINES = 2  # sentences at the top in which a verb may have a capital


def reports_here(copy: Document, index: int, first: int) -> bool:
    """Whether the word at `index` is a verb by which somebody is reported to have said something; its sentence begins at `first`."""
    token = copy.tokens[index]
    if token.lower not in _VERBS or token.possessive or index == first:
        return False
    if token.capital and copy.outer_of[index] >= _HEADLINES:
        return False
    if not token.capital and token.lower in cues() and not is_cue(copy, index):
        return False
    return _is_verb(copy, index, first) and _is_said(copy, index, first)


def _is_verb(copy: Document, index: int, first: int) -> bool:
    lower, before = copy.lower[index], copy.tokens[index - 1]
    if before.lower in _OWNERS or before.lower in _NOT_A_VERB_AFTER:
        return False
    if lower.endswith("ing"):
        if "," in copy.gap(index - 1):
            return True
        known = lower in CLAUSE or before.lower in _BEING or before.lower in ("and", "in")
        return known and (before.lower not in PREPOSITIONS or before.lower in _BEFORE_PARTICIPLE or lower == "saying")
    if lower.startswith("point") and copy.lower_at(index + 1) not in ("out", "to"):
        return False
    if before.possessive or before.lower in PREPOSITIONS:
        return False
    if lower in _NOUNS_IN_S:
        return _singular_before(copy, index, first)
    return lower not in _NOUN_TOO or _plural_before(copy, index, first)


def _is_said(copy: Document, index: int, first: int) -> bool:
    lower = copy.lower[index]
    near = copy.lower[max(first, index - 3) : index]
    if any(word in _NEGATIONS or word.endswith(NEGATED) for word in near) or not _DOUBTFUL.isdisjoint(near[-2:]):
        return False
    if lower != "say" and not _WILLING.isdisjoint(near[-2:]):
        return False
    following = copy.lower[index + 1 : index + 5]
    if following[:3] == ["not", "to", "be"] and following[-1] in _HIDDEN:
        return False
    if near[-1] == "to":
        return len(near) > 1 and near[-2] in _BEFORE_INFINITIVE
    beside = near[-1] in _BEING or near[-1] in AUXILIARIES or near[-1].endswith("ly")
    passive = beside and not _BEING.isdisjoint(near[-2:])
    return not passive or lower.endswith("ing") or lower in ("say", "says")


def _singular_before(copy: Document, index: int, first: int) -> bool:
    """Whether a form such as "claims" can be a verb here: "she claims", "Lind claims", "the report claims"."""
    if copy.gap(index - 1) not in (" ", ", ", ") "):
        return False
    place = index - 1
    while place > first and (copy.lower[place].endswith("ly") or copy.lower[place] in AUXILIARIES):
        place -= 1
    token = copy.tokens[place]
    if token.capital or token.lower in ("he", "she", "it", "who", "which"):
        return True
    speaks = token.lower in _SPEAKERS or token.lower in body_words()
    return place > first and speaks and copy.lower[place - 1] in _SINGULAR


def _plural_before(copy: Document, index: int, first: int) -> bool:
    """Whether a form such as "claim" can be a verb here: "they claim", "critics claim", "Lind and Orr claim"."""
    place = index - 1
    while place > first and copy.lower[place].endswith("ly"):
        place -= 1
    token = copy.tokens[place]
    if token.possessive or copy.gap(index - 1) != " ":
        return False
    pair = token.capital and "and" in copy.lower[max(first, place - 5) : place]
    return pair or token.lower.endswith("s") or token.lower in _PLURAL
