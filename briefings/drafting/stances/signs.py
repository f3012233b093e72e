"""What a verb says of a stance: for or against, outright or by the way, and where its object begins. Knows words, no people."""

from dataclasses import dataclass
from itertools import pairwise

from briefings.draft.model import Tier
from briefings.drafting.document import Document
from briefings.model.record import Position
from briefings.text.lexicon import words

_SUPPORTS, _OPPOSES = Position.SUPPORTS, Position.OPPOSES
_FIRM, _POSSIBLE = Tier.FIRM, Tier.POSSIBLE
_SINGLE = (
    ("firm_supports", _SUPPORTS, _FIRM),
    ("firm_opposes", _OPPOSES, _FIRM),
    ("acts_supports", _SUPPORTS, _FIRM),
    ("possible_supports", _SUPPORTS, _POSSIBLE),
    ("possible_opposes", _OPPOSES, _POSSIBLE),
)
_SIDES = (
    ("for", _SUPPORTS),
    ("against", _OPPOSES),
    ("in favour of", _SUPPORTS),
    ("in favor of", _SUPPORTS),
    ("in support of", _SUPPORTS),
    ("in opposition to", _OPPOSES),
    ("behind", _SUPPORTS),
    ("by", _SUPPORTS),
    ("opposed to", _OPPOSES),
)
_BE = frozenset(
    ("is", "are", "was", "were", "am", "remains", "remain", "i'm", "i’m", "we're", "we’re", "they’re", "they're")
)
_OVER = ("out", "up", "still")
_WHOLE = frozenset(("total", "full", "complete", "broad", "strong"))
_NOT_FOR = frozenset(("testified", "stand", "stands", "stood", *_BE))
_LAWS = frozenset(("bill", "ordinance", "act", "law", "measure", "resolution", "amendment", "legislation", "order"))
_NEED_LAW = frozenset(("sign", "signs", "signing", "signed", "introduced", "sponsored", "wrote", "drafted", "authored"))
_REACH = 12  # words between an urging verb and what is urged
_CANNOT = frozenset(
    ("cannot", "can't", "can’t", "won't", "won’t", "don't", "don’t", "doesn't", "doesn’t", "wouldn't", "wouldn’t")
)
_DO = frozenset(("do", "does", "will", "would", "can", "could"))


_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that"))
NOUNS = words("stances", "supporters") | words("stances", "opponents")
BALLOTS = words("stances", "ballots_supports") | words("stances", "ballots_opposes")
_CALLS = frozenset(("called", "calls", "call", "calling"))
_DEMANDS = frozenset(("demanded", "demands", "demanding", "sought", "seeks"))
_TRIGGERS = (_BE | NOUNS | _CALLS | _DEMANDS | words("stances", "sided") | words("stances", "urging")).union(
    *(words("stances", section) for section, _, _ in _SINGLE)
)


@dataclass(frozen=True, slots=True)
class Sign:
    """`last` is the token after which the object begins. A `weak` one needs an object that is a matter such as a bill or a plan."""

    position: Position
    tier: Tier
    last: int
    weak: bool = False

    def turn(self, tier: Tier) -> "Sign":
        """The same words denied: "does not support"."""
        return Sign(_OPPOSES if self.position is _SUPPORTS else _SUPPORTS, tier, self.last, self.weak)


def sign_at(copy: Document, index: int) -> Sign | None:
    """What the verb at `index` says; None when it says nothing of a stance."""
    if copy.lower[index] not in _TRIGGERS:
        return None
    readers = (_read_side, _read_ballot, _read_letter, _read_urging, _read_demand, _read_verb)
    return next((sign for read in readers if (sign := read(copy, index)) is not None), None)


def is_denied(copy: Document, index: int, first: int) -> bool:
    """Whether the verb is denied in the present or the future ("does not support", "won’t back", "no longer favours")."""
    before = copy.lower[max(first, index - 3) : index]
    pairs = set(pairwise(before))
    return bool(
        _CANNOT & set(before)
        or ("no", "longer") in pairs
        or any((do, deny) in pairs for do in _DO for deny in ("not", "never"))
        or any((deny, do) in pairs for do in _DO for deny in ("nor", "neither"))
    )


def _read_side(copy: Document, index: int) -> Sign | None:
    """ "voted against", "came out in favour of", "is opposed to"."""
    lower = copy.lower[index]
    if lower not in _BE and lower not in words("stances", "sided"):
        return None
    place = index + 1
    if lower.startswith("vot") and copy.lower_at(place) in BALLOTS:
        position = _SUPPORTS if copy.lower[place] in words("stances", "ballots_supports") else _OPPOSES
        return Sign(position, _FIRM, place + (copy.lower_at(place + 1) in ("on", "to")))
    while place - index <= 2 and (copy.lower_at(place) in _OVER or copy.lower_at(place).endswith("ly")):
        place += 1
    for phrase, position in _SIDES:
        parts = phrase.split()
        following = copy.lower[place : place + len(parts) + 1]
        if parts[0] == "in" and following[:1] + following[2:] == parts and not _WHOLE.isdisjoint(following[1:2]):
            return Sign(position, _FIRM, place + len(parts))
        if following[: len(parts)] != parts:
            continue
        if phrase == "for" and lower in _NOT_FOR and not (lower in _BE and _names_matter(copy, place + 1)):
            continue
        if lower.startswith(("spoke", "speak")) and not _names_matter(copy, place + 1):
            continue
        if phrase in ("behind", "against") and copy.gap(index) != " ":
            continue
        if phrase == "for" and (lower.startswith("com") or lower == "came" or copy.lower_at(place + 2) == "first"):
            continue  # "came out for a speech", "voted for the first time"
        if phrase in ("behind", "by") and lower not in ("stand", "stands", "stood"):
            continue
        return Sign(position, _FIRM, place + len(parts) - 1, weak=phrase in ("behind", "by"))
    return None


def _read_ballot(copy: Document, index: int) -> Sign | None:
    """ "cast the only vote against", "lodged an objection to"."""
    lower = copy.lower[index]
    if lower not in ("cast", "casts", "lodged", "filed", "submitted", "raised"):
        return None
    nouns = ("vote", "ballot") if lower.startswith("cast") else ("objection", "objections")
    place = next((n for n in range(index + 1, index + 5) if copy.lower_at(n) in nouns), None)
    if place is None or any(copy.gap(n) != " " for n in range(index, place + 1)):
        return None
    after = copy.lower_at(place + 1)
    if after == "against" or (after == "to" and nouns[0] == "objection"):
        return Sign(_OPPOSES, _FIRM, place + 1)
    return Sign(_SUPPORTS, _FIRM, place + 1) if after == "for" and nouns[0] == "vote" else None


def _names_matter(copy: Document, first: int) -> bool:
    """Whether a bill, plan or other matter begins at `first`, with an article or the like."""
    near = copy.lower[first : first + 6]
    return copy.lower_at(first) in _DETERMINERS and not words("stances", "matters").isdisjoint(near)


def _read_letter(copy: Document, index: int) -> Sign | None:
    """ "signed a letter opposing", "sent a petition against"."""
    if copy.lower[index] not in words("stances", "sending"):
        return None
    for place in range(index + 1, min(index + 6, len(copy.tokens) - 1)):
        if copy.lower_at(place) in ("letter", "petition", "brief", "pledge", "statement", "motion"):
            after = copy.lower_at(place + 1)
            if after in ("opposing", "against", "rejecting", "protesting"):
                return Sign(_OPPOSES, _FIRM, place + 1)
            if after in ("supporting", "backing", "endorsing"):
                return Sign(_SUPPORTS, _FIRM, place + 1)
    return None


def _read_urging(copy: Document, index: int) -> Sign | None:
    """ "urged the council to reject", "sued to block", "vowed to veto", "asked them not to sign"."""
    if copy.lower[index] not in words("stances", "urging"):
        return None
    for place in range(index + 1, min(index + _REACH, len(copy.tokens) - 1)):
        if copy.gap(place - 1).strip() not in ("", "’s", "'s", "’", "-"):
            return None
        link, deed = copy.lower[place], copy.lower_at(place + 1)
        supports = deed in words("stances", "deeds_supports")
        if link in ("to", "would", "should", "that") and (supports or deed in words("stances", "deeds_opposes")):
            tier = _FIRM if link == "to" else _POSSIBLE
            weak = deed not in ("oppose", "support")
            sign = Sign(_SUPPORTS if supports else _OPPOSES, tier, place + 1, weak)
            return sign.turn(tier) if copy.lower[place - 1] in ("not", "never") else sign
    return None


def _read_demand(copy: Document, index: int) -> Sign | None:
    """ "called for the repeal of", "demanded an end to", "called for a ban"."""
    lower, place = copy.lower[index], index + 1
    if lower in _CALLS and copy.lower_at(place) == "for":
        place += 1
    elif lower not in _DEMANDS:
        return None
    opener = place
    if ("to", "be") in pairwise(copy.lower[place : place + 8]):
        return None  # "called for the plan to be scrapped" says what is to become of it
    place += copy.lower_at(place) in ("a", "an", "the", "its", "immediate")
    if copy.lower_at(place + 1) in ("of", "to"):
        if copy.lower_at(place) in words("stances", "nouns_opposes"):
            return Sign(_OPPOSES, _FIRM, place + 1)
        if copy.lower_at(place) in words("stances", "nouns_supports"):
            return Sign(_SUPPORTS, _FIRM, place + 1)
    if lower in ("sought", "seeks") or words("stances", "matters").isdisjoint(copy.lower[place : place + 4]):
        return None
    return Sign(_SUPPORTS, _FIRM, opener - 1)


def _read_verb(copy: Document, index: int) -> Sign | None:
    lower, following = copy.lower[index], copy.lower_at(index + 1)
    skip = 1 if following in ("to", "of") and lower.startswith("object") else 0
    if lower == "back" and copy.lower_at(index - 1) in words("stances", "before_back"):
        return None  # "buy back"
    if following in ("of", "for", "from", "among") and lower in words("stances", "base"):
        return None  # "support of" and "support for" are nouns
    if following == "that" and lower in ("proposed", "proposes"):
        scrapped = not words("stances", "bad").isdisjoint(copy.lower[index + 2 : index + 12])
        return None if scrapped else Sign(_SUPPORTS, _FIRM, index + 1)
    for section, position, tier in _SINGLE:
        if lower in words("stances", section):
            if lower in _NEED_LAW and _LAWS.isdisjoint(copy.lower[index + 1 : index + 6]):
                return None
            return Sign(position, tier, index + skip, weak=lower.startswith(("fight", "fought")))
    if following == "of" and lower in words("stances", "supporters"):
        named = lower in ("sponsor", "author", "co-sponsor")
        return Sign(_SUPPORTS, _FIRM if named else _POSSIBLE, index + 1)
    if following == "of" and lower in words("stances", "opponents"):
        return Sign(_OPPOSES, _POSSIBLE, index + 1)
    return None
