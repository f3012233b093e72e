"""Finds the roles that an article gives to somebody, as it words them: before the name, after it, or in a relative clause."""

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities, Mention
from briefings.model.spans import Span
from briefings.text.lexicon import titles, words

_ARTICLES = frozenset(["a", "an", "the"])
_OWNERS = frozenset(["his", "her", "their", "its", "our", "my"])
_ROLES = words("roles", "nouns") | words("titles", "office")
_PLAIN_TITLES = words("titles", "male") | words("titles", "female") | (words("titles", "honour") - {"chief", "pastor"})
_RETIRED = ("retd", "ret")
_STOPS = words("grammar", "stops")
_HEAD_ENDS = words("grammar", "head_ends")
_NOT_BEFORE = words("grammar", "not_before")
_LONGEST = 14
_WHOLE_ROLE = 9  # words of a role such as "leader of the district council"


def roles_of(copy: Document, cast: Entities) -> dict[int, list[Span]]:
    """Spans of the roles given to each person, in source order, each wording once."""
    roles: dict[int, list[Span]] = {}
    for mention in cast.mentions:
        if len(mention.who) != 1 or cast.is_body(mention) or mention.run.headline:
            continue
        known = roles.setdefault(mention.who[0], [])
        for find in (_in_name_clause, _apart, _in_of_phrase, _before, _after):
            for span in find(copy, mention):
                title = span.of(copy.text).casefold()
                if title not in words("roles", "kin") and all(title != role.of(copy.text).casefold() for role in known):
                    known.append(span)
    return roles


def _span(copy: Document, first: int, last: int) -> Span:
    end = copy.tokens[last].end
    if copy.text[end : end + 2] == ".)" and copy.lower[last] in _RETIRED:
        end += 2
    elif copy.lower[last] in words("grammar", "before_name") and copy.text[end : end + 1] == ".":
        end += 1
    return Span(copy.tokens[first].start, end)


def _before(copy: Document, mention: Mention) -> list[Span]:
    """ "Philadelphia District Attorney Larry Krasner", "former federal prosecutor Bilal", "Trump's border czar, Tom Homan"."""
    last = mention.run.name - 1
    while last >= mention.run.first and copy.lower[last] in _PLAIN_TITLES:
        last -= 1
    if last < 0:
        return []
    gap = copy.gap(last)
    if last < mention.run.first and gap not in (" ", ", ", ". ", ".\n"):
        return []
    if "of" in copy.lower[mention.run.first : last]:
        return [_span(copy, _run_start(copy, mention), last)]
    if copy.lower[last] not in _ROLES and copy.lower[last] not in _RETIRED:
        return []
    first = _phrase_start(copy, last)
    if gap == ", " and not (_opens_apposition(copy, first) and _closes(copy, mention, first)):
        return []
    if first == last and copy.lower[last] in _RETIRED:
        return []
    if last >= mention.run.first:
        first = max(first, _run_start(copy, mention))
    return [_span(copy, first, last)] if first <= last else []


def _in_name_clause(copy: Document, mention: Mention) -> list[Span]:
    """ "The driver’s name is Ann Lee": a driver."""
    name, verb = mention.run.first - 2, mention.run.first - 1
    if name < 2 or copy.lower[name] != "name" or copy.lower[verb] not in ("is", "was"):
        return []
    owner = copy.tokens[name - 1]
    return [_span(copy, name - 1, name - 1)] if owner.possessive and owner.lower in _ROLES else []


def _apart(copy: Document, mention: Mention) -> list[Span]:
    """ "Its secretary, Col. Mistry", "her predecessor, the late Mr. Hale": a role before a comma and a title."""
    first = mention.run.first
    if first > 1 and copy.lower[first - 1] == "late" and copy.lower[first - 2] == "the":
        first -= 2
    elif first < mention.run.name and first and copy.lower[first - 1] == "the" and copy.gap(first - 1) == " ":
        first -= 1  # "our vicar, the Reverend Ann Lee"
    elif first == mention.run.name:
        return []
    last = first - 1
    if last < 0 or copy.gap(last) != ", " or copy.lower[last] not in _ROLES:
        return []
    start = _phrase_start(copy, last)
    return [_span(copy, start, last)] if _opens_apposition(copy, start) else []


def _in_of_phrase(copy: Document, mention: Mention) -> list[Span]:
    """ "The leader of the council, Ann Lee", "his chief of staff, Mr. Hale": a role with what it is the role of, and a comma."""
    last = mention.run.first - 1
    if last < 2 or copy.gap(last) != ", ":
        return []
    first, of = last, -1
    while first > 0 and last - first < _WHOLE_ROLE and copy.gap(first - 1) in (" ", "’s ", "'s ", "’ ", "' "):
        before = copy.tokens[first - 1]
        if copy.lower[first] in ("of", "for", "at") and before.lower in _ROLES:
            of = first
        if of > 0 and (before.lower in _ARTICLES | _OWNERS or before.possessive):
            return [_span(copy, first, last)] if _closes(copy, mention, first) else []
        if before.lower in _NOT_BEFORE - _HEAD_ENDS:
            break
        first -= 1
    return [_span(copy, first, last)] if of > first and copy.opens_sentence(first) else []


def _closes(copy: Document, mention: Mention, first: int) -> bool:
    """Whether the name after the role is set off from what follows; it must be where a preposition governs the role ("told the florist,
    Hale said" and "a reply to the florist, Hale said" give Hale no role)."""
    governed = first > 1 and copy.lower[first - 2] in _NOT_BEFORE | _HEAD_ENDS
    return not governed or copy.gap(mention.run.last)[:1] in ",.;:)—–(”"


def _run_start(copy: Document, mention: Mention) -> int:
    """Where a role in capitals may begin: at its first capital, or at a word such as "former" before it."""
    first = mention.run.first
    while first > 0 and copy.gap(first - 1) == " " and copy.lower[first - 1] in words("roles", "before"):
        first -= 1
    return first


def _opens_apposition(copy: Document, first: int) -> bool:
    """Whether a phrase from `first` to a comma goes with the name behind it: an article, an owner or a sentence opens it."""
    if first == 0:
        return True
    before = copy.tokens[first - 1]
    owned = before.possessive or before.lower in _ARTICLES | _OWNERS or copy.lower[first] in _OWNERS
    return owned or copy.opens_sentence(first)


def _phrase_start(copy: Document, last: int) -> int:
    """Where the phrase that ends at `last` begins: "the bill's sponsor" keeps its bill; "Trump's border czar" is a border czar."""
    first = last
    while first > 0 and last - first < 7:
        left, gap = copy.tokens[first - 1], copy.gap(first - 1)
        abbreviated = (gap == ". " and left.lower in titles()) or (gap == " (" and copy.lower[first] in _RETIRED)
        if not abbreviated and gap not in (" ", ".) "):
            break
        if left.possessive or left.lower in _ARTICLES | _OWNERS | _NOT_BEFORE or left.lower.endswith("ly"):
            break
        if copy.marked_of[first - 1] != copy.marked_of[first]:
            break
        first -= 1
    owner = copy.tokens[first - 1] if first else None
    owned = owner is not None and owner.possessive and not owner.capital and copy.gap(first - 1) in ("’s ", "'s ")
    return first - 1 if owned else first


def _after(copy: Document, mention: Mention) -> list[Span]:
    last = mention.run.last
    if last + 1 >= len(copy.tokens) or mention.run.possessive:
        return []
    start, gap = last + 1, copy.gap(last)
    if gap in (" ", ", ") and copy.tokens[start].text.isupper() and copy.lower[start] in words("titles", "seat"):
        return [_span(copy, start, start)]
    if gap in (", ", " (") and copy.tokens[start].text.isdecimal() and len(copy.tokens[start].text) < 3:
        gap, start = copy.gap(start), start + 1
    if start >= len(copy.tokens):
        return []
    if gap in (", ", " ") and copy.lower[start] == "who":
        return _relative(copy, start + 1)
    if gap == " " and copy.lower[start] in ("is", "was"):
        return _apposition(copy, start + 1)
    return _apposition(copy, start) if gap in (", ", " — ", " – ", " (") else []


def _apposition(copy: Document, start: int) -> list[Span]:
    """ "a third-generation grower", "the head of the union", "leader of the council": a noun phrase with a role as its head."""
    first = start
    if copy.lower_at(start) in ("now", "then", "himself", "herself", "already", "also", "still"):
        first += 1
    if copy.lower_at(first) in _ARTICLES:
        first += 1
    head, index, in_head = -1, first, True
    while index < len(copy.tokens) and index - first < _LONGEST:
        token = copy.tokens[index]
        if token.lower in _STOPS and not (token.lower == "and" and head >= 0 and _pairs(copy, index)):
            break
        in_head = in_head and token.lower not in _HEAD_ENDS
        if in_head and token.lower in _ROLES:
            head = index
        elif in_head and index - first > 6:
            return []
        gap = copy.gap(index)
        index += 1
        if gap not in (" ", "’s ", "'s ", "’ ", "' ") and not (gap == ". " and token.lower in titles()):
            break
    if head < 0:
        return []
    end = index - 1
    while end > head and copy.lower[end] in _HEAD_ENDS | _ARTICLES | _OWNERS:
        end -= 1
    return [_span(copy, first, end)]


def _pairs(copy: Document, index: int) -> bool:
    """Whether "and" joins two words of one name or role ("police and crime commissioner")."""
    if index + 1 == len(copy.tokens) or copy.gap(index - 1) != " " or copy.gap(index) != " ":
        return False
    return copy.tokens[index + 1].capital or copy.lower[index + 1] in _ROLES


def _relative(copy: Document, start: int) -> list[Span]:
    """ "who heads the panel", "who is the Leader of the Opposition"."""
    if start >= len(copy.tokens):
        return []
    verb = copy.lower[start]
    if verb in ("is", "was", "became", "remains"):
        return _apposition(copy, start + 1)
    if verb not in words("roles", "verbs"):
        return []
    last, limit = start, min(start + _LONGEST, len(copy.tokens) - 1)
    while last < limit and copy.gap(last) in (" ", "’s ", "'s ", "’ ", "' ") and copy.lower[last + 1] not in _STOPS:
        last += 1
    return [_span(copy, start, last)] if last > start else []
