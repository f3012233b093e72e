"""Tells finite verbs, times and proper names by their form. Knows single words and the words beside them, no speakers."""

from briefings.drafting.document import Document
from briefings.text.lexicon import words

_FINITE = words("reports", "finite")
_RELATIVES = words("reports", "relatives")
_SUBJECTS = words("reports", "subjects") | {"that", "who", "what"}
_CONTRACTIONS = tuple(mark + end for mark in "'’" for end in ("re", "ll", "ve", "d", "m"))
NEGATED = ("n't", "n’t")  # endings
_TIMES = words("common", "calendar") | words("reports", "between") | {"morning", "afternoon", "evening"}
NEAR = words("reports", "near")
SPANS_OF_TIME = words("reports", "spans")
_MANNER = words("cues", "manner") - words("cues", "plain") - words("cues", "naming")
_PASSIVE = words("grammar", "passive")
_NOT_PROPER = (
    words("common", "openers") | words("grammar", "pronouns") | words("common", "calendar") | words("grammar", "time")
)
_LINKS = frozenset(("and", "or", "to", "but"))


def is_finite(copy: Document, index: int) -> bool:
    """Whether the word looks like a finite verb: a known form, a past in -ed, a contraction."""
    token = copy.tokens[index]
    lower = token.lower
    if lower in _FINITE or lower.endswith(NEGATED) or lower.endswith(_CONTRACTIONS):
        return True
    if token.possessive:
        return lower in _SUBJECTS
    return lower.endswith("ed") and len(lower) > 4 and "-" not in lower and not token.capital


def has_verb(copy: Document, first: int, last: int) -> bool:
    """Whether there is a finite verb after `first` and up to `last`."""
    return any(is_finite(copy, index) for index in range(first + 1, last + 1))


def has_main_verb(copy: Document, first: int, last: int) -> bool:
    """Whether there is a finite verb after `first` and up to `last` that is in no relative clause and follows no "and"."""
    relative = first if copy.lower[first] in _RELATIVES else None
    for index in range(first + 1, last + 1):
        if "," in copy.gap(index - 1):
            relative = None
        if copy.lower[index] in _RELATIVES:
            relative = index
            continue
        # In "those who lost their jobs were …", the relative clause is over.
        after = relative is None or (index - relative > 2 and not is_finite(copy, index - 1))
        if after and copy.lower[index - 1] not in _LINKS and is_finite(copy, index):
            return True
    return False


def is_time(copy: Document, index: int) -> bool:
    """Whether a word of time begins here: "Tuesday", "later", "last week"."""
    lower = copy.lower[index]
    return lower in _TIMES or (lower in NEAR and copy.lower_at(index + 1) in SPANS_OF_TIME)


def is_manner(copy: Document, index: int) -> bool:
    """Whether the verb says how words were spoken ("laughed") and counts only right beside them."""
    return copy.lower[index] in _MANNER


def is_passive(copy: Document, index: int) -> bool:
    """Whether the verb tells what was done to its subject ("was ridiculed", "has been called"); "was quoted" gives its own words."""
    lower = copy.lower[index]
    if not (lower.endswith("ed") or lower == "told") or lower == "quoted":
        return False
    before = index - 1
    while before > 0 and copy.gap(before) == " " and copy.lower[before].endswith("ly"):
        before -= 1
    return before >= 0 and copy.gap(before) == " " and copy.lower[before] in _PASSIVE


def is_described(word: str) -> bool:
    """Whether the noun only describes somebody ("mum-of-four", "38-year-old")."""
    return "-of-" in word or word.endswith("-year-old")


def is_proper(copy: Document, index: int) -> bool:
    """Whether the word has its capital because it names something."""
    return copy.tokens[index].capital and copy.lower[index] not in _NOT_PROPER
