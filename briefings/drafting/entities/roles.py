"""Finds the roles that an article gives to somebody, as it words them: before the name, after it, or in a relative clause."""

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities, Mention
from briefings.model.spans import Span
from briefings.text.lexicon import titles, words

_ARTICLES = frozenset(["a", "an", "the"])
_OWNERS = frozenset(["his", "her", "their", "its", "our", "my"])
_STOPS = words("grammar", "stops")
_HEAD_ENDS = words("grammar", "head_ends")
_NOT_BEFORE = words("grammar", "not_before")
_LONGEST = 14
_LED = 9  # words of a role such as "leader of the district council"


def roles_of(copy: Document, cast: Entities) -> dict[int, list[Span]]:
    """Spans of the roles given to each person, in source order, each wording once."""
    found: dict[int, list[Span]] = {}
    for mention in cast.mentions:
        if len(mention.who) != 1 or cast.people[mention.who[0]].body or mention.run.headline:
            continue
        spans = [
            *_in_name_clause(copy, mention),
            *_apart(copy, mention),
            *_in_of_phrase(copy, mention),
            *_before(copy, mention),
            *_after(copy, mention),
        ]
        known = found.setdefault(mention.who[0], [])
        for span in spans:
            title = span.of(copy.text).casefold()
            if title not in words("roles", "kin") and title not in {one.of(copy.text).casefold() for one in known}:
                known.append(span)
    return found


def _is_role(lower: str) -> bool:
    return lower in words("roles", "nouns") or lower in words("titles", "office")


def _span(copy: Document, first: int, last: int) -> Span:
    end = copy.tokens[last].end
    if copy.text[end : end + 2] == ".)" and copy.lower[last] in ("retd", "ret"):
        end += 2
    elif copy.lower[last] in words("grammar", "before_name") and copy.text[end : end + 1] == ".":
        end += 1
    return Span(copy.tokens[first].start, end)


def _before(copy: Document, mention: Mention) -> list[Span]:
    """ "Philadelphia District Attorney Larry Krasner", "former federal prosecutor Bilal", "Trump's border czar, Tom Homan"."""
    last = mention.run.name - 1
    while last >= mention.run.first and copy.lower[last] in _plain_titles():
        last -= 1
    if last < 0:
        return []
    gap = copy.gap(last)
    if last < mention.run.first and gap not in (" ", ", ", ". ", ".\n"):
        return []
    if last >= mention.run.first and any(copy.lower[i] == "of" for i in range(mention.run.first, last)):
        return [_span(copy, _run_start(copy, mention), last)]
    if not _is_role(copy.lower[last]) and copy.lower[last] not in ("retd", "ret"):
        return []
    if gap == ", " and not (_opens_apposition(copy, last) and _closes(copy, mention, _phrase_start(copy, last))):
        return []
    first = _phrase_start(copy, last)
    if first == last and copy.lower[last] in ("retd", "ret"):
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
    return [_span(copy, name - 1, name - 1)] if owner.possessive and _is_role(owner.lower) else []


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
    if last < 0 or copy.gap(last) != ", " or not _is_role(copy.lower[last]) or not _opens_apposition(copy, last):
        return []
    return [_span(copy, _phrase_start(copy, last), last)]


def _in_of_phrase(copy: Document, mention: Mention) -> list[Span]:
    """ "The leader of the council, Ann Lee", "his chief of staff, Mr. Hale": a role with what it is the role of, and a comma."""
    last = mention.run.first - 1
    if last < 2 or copy.gap(last) != ", ":
        return []
    first, of = last, -1
    while first > 0 and last - first < _LED and copy.gap(first - 1) in (" ", "’s ", "'s ", "’ ", "' "):
        before = copy.tokens[first - 1]
        if copy.lower[first] in ("of", "for", "at") and _is_role(before.lower):
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


def _plain_titles() -> frozenset[str]:
    return words("titles", "male") | words("titles", "female") | (words("titles", "honour") - {"chief", "pastor"})


def _opens_apposition(copy: Document, last: int) -> bool:
    """Whether the phrase that ends at `last` and a comma stands before a name: it opens with an article, an owner or a sentence."""
    first = _phrase_start(copy, last)
    if first == 0:
        return True
    before = copy.tokens[first - 1]
    return (
        copy.opens_sentence(first)
        or before.possessive
        or before.lower in _ARTICLES | _OWNERS
        or copy.lower[first] in _OWNERS
    )


def _phrase_start(copy: Document, last: int) -> int:
    first = last
    while first > 0 and last - first < 7:
        left = copy.tokens[first - 1]
        joins = copy.gap(first - 1) in (" ", ".) ") or (copy.gap(first - 1) == ". " and left.lower in titles())
        if copy.gap(first - 1) == " (" and copy.lower[first] in ("retd", "ret"):
            joins = True
        if not joins or left.possessive or left.lower in _ARTICLES | _OWNERS | _NOT_BEFORE or left.lower.endswith("ly"):
            break
        if copy.marked_of[first - 1] != copy.marked_of[first]:
            break
        first -= 1
    return _own_possessor(copy, first)


def _own_possessor(copy: Document, first: int) -> int:
    """ "the bill's sponsor" keeps its bill; "Trump's border czar" is a border czar."""
    before = first - 1
    if (
        before >= 0
        and copy.tokens[before].possessive
        and not copy.tokens[before].capital
        and copy.gap(before) in ("’s ", "'s ")
    ):
        return before
    return first


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
    if gap in (" ",) and copy.lower[start] in ("is", "was"):
        return _apposition(copy, start + 1)
    return _apposition(copy, start) if gap in (", ", " — ", " – ", " (") else []


def _apposition(copy: Document, start: int) -> list[Span]:
    """ "a third-generation grower", "the head of the union", "leader of the council": a noun phrase with a role as its head."""
    first = start
    if copy.lower[start] in ("now", "then", "himself", "herself", "already", "also", "still"):
        first += 1
    if first < len(copy.tokens) and copy.lower[first] in _ARTICLES:
        first += 1
    head, index = -1, first
    in_head = True
    while index < len(copy.tokens) and index - first < _LONGEST:
        token = copy.tokens[index]
        if token.lower in _STOPS and not (token.lower == "and" and head >= 0 and _pairs(copy, index)):
            break
        if token.lower in _HEAD_ENDS:
            in_head = False
        if in_head:
            if not _is_role(token.lower) and index - first > 6:
                return []
            head = index if _is_role(token.lower) else -1 if head < 0 else head
        last = index
        index += 1
        if copy.gap(last) not in (" ", "’s ", "'s ", "’ ", "' ") and not (
            copy.gap(last) == ". " and token.lower in titles()
        ):
            break
    if head < 0 or index == first:
        return []
    end = index - 1
    while end > head and copy.lower[end] in _HEAD_ENDS | _ARTICLES | _OWNERS:
        end -= 1
    return [_span(copy, first, end)]


def _pairs(copy: Document, index: int) -> bool:
    """Whether "and" joins two words of one name or role ("police and crime commissioner")."""
    return (
        copy.gap(index - 1) == " "
        and index + 1 < len(copy.tokens)
        and copy.gap(index) == " "
        and (copy.tokens[index + 1].capital or _is_role(copy.lower[index + 1]))
    )


def _relative(copy: Document, start: int) -> list[Span]:
    """ "who heads the panel", "who is the Leader of the Opposition"."""
    if start >= len(copy.tokens):
        return []
    verb = copy.lower[start]
    if verb in ("is", "was", "became", "remains"):
        return _apposition(copy, start + 1)
    if verb not in words("roles", "verbs"):
        return []
    index = start
    while (
        index + 1 < len(copy.tokens) and copy.gap(index) in (" ", "’s ", "'s ", "’ ", "' ") and index - start < _LONGEST
    ):
        if copy.lower[index + 1] in _STOPS:
            break
        index += 1
    return [_span(copy, start, index)] if index > start else []
