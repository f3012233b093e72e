"""A person's name and roles, as an editor changes them, and what hangs on the name. Pure."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefings.draft.changes import MOST_LINES, EditPerson
from briefings.draft.model import (
    Doubt,
    DoubtKind,
    Draft,
    DraftPerson,
    DraftQuote,
    DraftRole,
    DraftStance,
    Edit,
    Verdict,
)
from briefings.draft.placing import nearest_of, places_of
from briefings.draft.revising.items import doubts_after, put
from briefings.draft.speaker_source import is_for, is_named, longest, mentions_of
from briefings.errors import BadValue
from briefings.model.record import Basis, SpeakerState
from briefings.model.spans import Span
from briefings.text.finding import clean

NAME_GIVEN = "The name is not in the article; an editor gave it."

_BESIDE = 6  # characters that may be between a role and a name


def with_person(draft: Draft, person: DraftPerson, change: EditPerson) -> DraftPerson:
    """The person with this name and these roles; the old name becomes an alias."""
    name, text = clean(change.name), draft.source.text
    if not name:
        raise BadValue("A person needs a name.", "Type the name, or reject the person.")
    if change.same_as is not None:
        person = settle_person(person, change.same_as)
    aliases = tuple(alias for alias in dict.fromkeys((*person.aliases, person.name)) if alias != name)
    mentions = longest((*person.mentions, *(mentions_of(text, (name,)) if name != person.name else ())))
    person = replace(person, name=name, aliases=aliases, mentions=mentions)
    roles, doubts = _roles(draft, person, change.roles.splitlines()), doubts_after(person, Edit.PERSON)
    return doubt_given_name(text, replace(person, roles=roles, doubts=doubts, verdict=Verdict.ACCEPTED))


def settle_person(person: DraftPerson, same_as: int | None) -> DraftPerson:
    """The person, accepted as the one on record with this number or, where that is None or NEW_PERSON, as nobody on record."""
    doubts = doubts_after(person, Edit.PERSON)
    is_new = not same_as or None
    return replace(person, same_as=same_as or None, is_new=is_new, doubts=doubts, verdict=Verdict.ACCEPTED)


def doubt_given_name(text: str, person: DraftPerson) -> DraftPerson:
    """The person with a doubt for as long as the article has nothing of their name."""
    others = _doubts_except(person, DoubtKind.NAME_GIVEN)
    if is_named(text, person.name, person.mentions):
        return replace(person, doubts=others)
    return replace(person, doubts=(*others, Doubt(DoubtKind.NAME_GIVEN, NAME_GIVEN)))


def _doubts_except(item: DraftPerson | DraftQuote, kind: DoubtKind) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in item.doubts if doubt.kind is not kind)


def owner_of_role(draft: Draft, person: DraftPerson, place: Span) -> DraftPerson | None:
    """The other person of the draft whose role is at the place; None where it may be the person's own."""
    return _Owners.of(draft, person).of_role(place)


def rename_person(draft: Draft, person: DraftPerson) -> Draft:
    """The draft with the person. Quotes and stances of theirs beside which the article does not have a new name are no longer "stated",
    and open again where they were accepted."""
    before, draft = draft.person(person.key), put(draft, person)
    if before is not None and before.name == person.name:
        return draft
    text = draft.source.text
    quotes = tuple(_rename_speaker(text, person, quote) for quote in draft.quotes)
    return replace(
        draft, quotes=quotes, stances=tuple(_rename_holder(text, person, stance) for stance in draft.stances)
    )


def _rename_speaker(text: str, person: DraftPerson, quote: DraftQuote) -> DraftQuote:
    if quote.speaker != person.key:
        return quote
    named = (quote.speaker_span,) if quote.speaker_span else person.mentions
    if quote.speaker_state is SpeakerState.STATED and any(is_for(text, span, person.name) for span in named):
        return quote
    if quote.speaker_state is not SpeakerState.STATED and is_named(text, person.name, person.mentions):
        return quote
    say = f"The speaker was renamed, and the article does not name {person.name} beside the words."
    doubts = (*_doubts_except(quote, DoubtKind.EDITED), Doubt(DoubtKind.EDITED, say))
    return replace(quote, speaker_state=SpeakerState.INFERRED, doubts=doubts, verdict=_reopen(quote.verdict))


def _rename_holder(text: str, person: DraftPerson, stance: DraftStance) -> DraftStance:
    if stance.holder != person.key or any(is_for(text, mention, person.name) for mention in person.mentions):
        return stance
    return replace(stance, basis=Basis.READ, verdict=_reopen(stance.verdict))


def _reopen(verdict: Verdict) -> Verdict:
    return Verdict.OPEN if verdict is Verdict.ACCEPTED else verdict


def _roles(draft: Draft, person: DraftPerson, lines: Iterable[str]) -> tuple[DraftRole, ...]:
    """The roles, each at its place nearest to the person. Raises NotInSource, and BadValue for one that is another's."""
    given = [line for line in map(clean, lines) if line]
    count = len(given)
    if count > MOST_LINES:
        raise BadValue(f"A person may have {MOST_LINES} roles; this has {count:,}.", "Keep the ones that matter here.")
    known = {clean(role.title): role.span for role in reversed(person.roles)}
    places = dict.fromkeys(known.get(line) or _place_of_role(draft, person, line) for line in given)
    return tuple(DraftRole(place.of(draft.source.text), place) for place in places)


def _place_of_role(draft: Draft, person: DraftPerson, line: str) -> Span:
    places = places_of(draft.source.text, line)
    owners = _Owners.of(draft, person)
    free = [place for place in places if owners.of_role(place) is None]
    if free:
        return nearest_of(free, person.mentions)
    owner = owners.of_role(nearest_of(places, person.mentions))
    raise BadValue(
        f"“{line}” is a role of {owner.name if owner else 'somebody else'} in the article.",
        f"Type how the article words a role of {person.name}, or leave the line out.",
    )


@dataclass(frozen=True, slots=True)
class _Owners:
    """Whose the names and roles of a text are, seen from one person; both in source order."""

    text: str
    key: str
    mentions: tuple[tuple[Span, DraftPerson], ...]
    roles: tuple[tuple[Span, DraftPerson], ...]

    @classmethod
    def of(cls, draft: Draft, person: DraftPerson) -> "_Owners":
        others = [other for other in draft.people if other.key != person.key and other.verdict is not Verdict.REJECTED]
        mentions = [(span, owner) for owner in (person, *others) for span in owner.mentions]
        roles = [(role.span, other) for other in others for role in other.roles]
        return cls(draft.source.text, person.key, tuple(sorted(mentions, key=_start)), tuple(sorted(roles, key=_start)))

    def of_role(self, place: Span) -> DraftPerson | None:
        """The other person whose role is at the place: one of theirs, or right beside their name and no name of the person's own."""
        beside = [owner for span, owner in _around(self.mentions, place) if _is_beside(self.text, place, span)]
        if any(owner.key == self.key for owner in beside):
            return None
        theirs = [owner for span, owner in _around(self.roles, place) if span.overlaps(place)]
        return next(iter((*theirs, *beside)), None)


def _around(owned: tuple[tuple[Span, DraftPerson], ...], place: Span) -> tuple[tuple[Span, DraftPerson], ...]:
    """Those next to the place or on it, two on either side."""
    first, last = (bisect_left(owned, border, key=_start) for border in (place.start, place.end))
    return owned[max(0, first - 2) : last + 2]


def _start(owned: tuple[Span, DraftPerson]) -> int:
    return owned[0].start


def _is_beside(text: str, place: Span, mention: Span) -> bool:
    """Whether the role is right before the name, or behind it after a comma: "Mayor Ada Quill", "Ada Quill, the mayor"."""
    if 0 <= mention.start - place.end <= _BESIDE:
        return not text[place.end : mention.start].strip(" ,")
    if 0 <= place.start - mention.end <= _BESIDE:
        between = text[mention.end : place.start]
        return between.startswith(",") and between.strip(" ,") in ("", "the", "a", "an")
    return False
