"""From when to when somebody held a role, as an article says or an editor notes. Knows the store, no door.

A date is never guessed: it is typed by an editor, and rests on words of a stored article or on a note that is marked as the editor's.
"""

import asyncio
from collections.abc import Sequence

from briefings.dates.when import parse
from briefings.desk import Desk
from briefings.draft.model import Draft
from briefings.draft.placing import places_of
from briefings.errors import BadValue, Gone, NotInSource
from briefings.model.held import LONGEST_NOTE, LONGEST_WORDS, Dates, Proof, RolePlace
from briefings.model.record import Qualifier, State, When, value_of
from briefings.store import Record
from briefings.store.rows.rows import days_held
from briefings.text.finding import clean

__all__ = ["date_role"]

_NOT_KNOWN = ("", "not known", "unknown")


async def date_role(
    desk: Desk, number: int, seen: int, place: RolePlace, since: str, until: str, words: str, note: str
) -> int:
    """The number of the change after which the role has these dates; with nothing typed at all it has none.

    `words` must be words of an article on record that names the person; a relative date ("last year") is counted from that article's date.
    Raises NotInSource, BadValue for dates that are not understood, are the wrong way round or have no source or both sources, Gone for a
    role or a person that is not on record, Changed when `seen` is not the newest change of the person, IllegalMove when nothing would
    change or two people are needed.
    """
    desk.refuse_alone("Dating a role")
    typed = [" ".join(one.split()) for one in (since, until)]
    typed = ["" if one.casefold() in _NOT_KNOWN else one for one in typed]
    words, note = clean(words), clean(note)
    if not any(typed):
        if words or note:
            raise BadValue("There is no date.", "Type from when or until when; leave all empty to remove the dates.")
        return await desk.record.ledger.people.date_role(desk.actor_id, number, seen, place, None)
    dates = await _dates(desk.record, number, place, typed, words, note)
    return await desk.record.ledger.people.date_role(desk.actor_id, number, seen, place, dates)


async def _dates(record: Record, number: int, place: RolePlace, typed: Sequence[str], words: str, note: str) -> Dates:
    if bool(words) == bool(note):
        say = (
            "The dates need one source: words of an article, or your own note, not both."
            if note
            else "The dates need a source."
        )
        raise BadValue(say, "Copy the words of an article that give the dates, or write in a note how you know.")
    if len(note) > LONGEST_NOTE or len(words) > LONGEST_WORDS:
        most = LONGEST_NOTE if note else LONGEST_WORDS
        raise BadValue(f"The {'note is' if note else 'words are'} too long; the limit is {most:,} characters.")
    proof, published = None, None
    if words:
        draft, start, found = await _proof(record, number, place, words)
        proof = Proof(draft.number, start, found)
        published = value_of(draft.source.published)
    first, last = (_when(one, published) for one in typed)
    if (first and first.qualifier is Qualifier.UNTIL) or (last and last.qualifier is Qualifier.SINCE):
        raise BadValue("The dates are the wrong way round.", "The first is from when, the second until when.")
    dates = Dates(first, last, proof, note or None)
    begins, ends = days_held(dates)
    if begins and ends and begins > ends:
        raise BadValue("The dates are the wrong way round.", "The first is from when, the second until when.")
    return dates


def _when(typed: str, published: str | None) -> When | None:
    if not typed:
        return None
    when = parse(typed, published)
    if when.edtf is None:
        raise BadValue(f"“{typed}” is counted from a date that is not known.", "Write the year, the month or the day.")
    return when


async def _proof(record: Record, number: int, place: RolePlace, words: str) -> tuple[Draft, int, str]:
    """The briefing, the place and the words as the article has them: of the role's own article first, then of the others that name the
    person, the oldest first."""
    named = await record.drafts.with_person(number)
    drafts = sorted(
        (one for one in named if one.state is State.PUBLISHED), key=lambda one: one.number != place.briefing
    )
    if not drafts:
        raise Gone(f"P-{number} is not on record here any more.", "Look at the record as it is now.")
    return await asyncio.to_thread(_first, drafts, words)


def _first(drafts: Sequence[Draft], words: str) -> tuple[Draft, int, str]:
    refused: NotInSource | None = None
    for draft in drafts:
        try:
            span = places_of(draft.source.text, words)[0]
        except NotInSource as error:
            refused = refused or error
        else:
            return draft, span.start, span.of(draft.source.text)
    assert refused, "there is at least one draft"
    raise refused
