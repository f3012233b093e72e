"""An editor's work on who is the same person: look, merge, part. Knows no door."""

from collections import Counter
from typing import assert_never

from bot.actions.actions import Merge, OnePerson, Split
from bot.actions.curating import AskAgain, AskSame, TellApart
from bot.cards.card import Card
from bot.cards.desk.announcing import add_note
from bot.cards.desk.identities import desk_card, done_card, pairs_card, preview_card
from bot.cards.desk.review import notice_card
from bot.cards.labels import tag
from bot.desk.announcing import Announcing
from briefings.ask.queries import Who
from briefings.ask.resolving import person_of
from briefings.desk import Desk, identities, naming
from briefings.errors import BadValue, Changed
from briefings.model.log import LogKind, Op, Regrouping
from briefings.model.record import Kind, Page, PersonRef
from briefings.paging import page_of
from briefings.store import Record

_OTHERS_MOST = 8
_PAIRS_MOST = 5
_CHANGES_READ = 20


async def sort_out(desk: Desk, announcing: Announcing, action: OnePerson | Merge | Split) -> Card:
    """What the editor sees next: a merge or split is shown first, and done when it comes with `sure`. Raises BriefingError."""
    match action:
        case OnePerson(person):
            return await person_card(desk.record, await _person(desk.record, person))
        case Merge(person, into, sure):
            number, other = await _person(desk.record, person), await _person(desk.record, into)
            if not sure:
                return preview_card(await identities.preview_merge(desk.record, number, other))
            as_shown(Kind.PERSON, (person, number), (into, other))
            done = await identities.merge(desk, number, other)
            return add_note(done_card(Op.MERGE, done, other), await announcing.follow_corrections(done.drafts))
        case Split(person, briefing, sure):
            number = await _person(desk.record, person)
            if not sure:
                return preview_card(await identities.preview_split(desk.record, number, briefing))
            as_shown(Kind.PERSON, (person, number))
            done = await identities.split(desk, number, briefing)
            return add_note(done_card(Op.SPLIT, done, number), await announcing.follow_corrections(done.drafts))
        case _:
            assert_never(action)


def as_shown(kind: Kind, *named: tuple[str, int]) -> None:
    """Raises Changed when a number that a card named leads to something else by now: more would be touched than was shown."""
    for name, number in named:
        if name != tag(kind, number):
            raise Changed(
                f"{name} is {tag(kind, number)} now, so nothing was changed.", "Look at what would change first."
            )


async def tell_same(desk: Desk, action: AskSame | TellApart | AskAgain) -> Card:
    """The pairs who could be one, after what the editor said of one of them. Raises BriefingError."""
    match action:
        case AskSame(page):
            return await _pairs(desk.record, page)
        case TellApart(person, other):
            await identities.tell_apart(desk, person, other)
            say = f"P-{person} and P-{other} are marked as two people; editors are not asked about them again."
        case AskAgain(person, other):
            await desk.record.ledger.regroupings.ask_again(desk.actor_id, person, other)
            say = f"P-{person} and P-{other} are on the list of possible pairs again."
        case _:
            assert_never(action)
    return notice_card(say, await _pairs(desk.record, 1))


async def _pairs(record: Record, page: int) -> Card:
    found = await identities.could_be_same(record)
    page, pages, part = page_of(len(found), page, _PAIRS_MOST)
    shown = found[part]
    numbers = {one.number for pair in shown for one in (pair.person, pair.other)}
    drafts = {number: await record.drafts.with_person(number) for number in sorted(numbers)}
    apart = await record.regroupings.pairs_apart()
    return pairs_card(
        Page(shown, page, pages, len(found)),
        {number: tuple(draft.number for draft in known) for number, known in drafts.items()},
        Counter(one.number for pair in found for one in (pair.person, pair.other)),
        apart,
    )


async def _person(record: Record, typed: str) -> int:
    """The number of the person who is meant. Raises BadValue where several or nobody is."""
    meant = await person_of(record, typed, Who)
    if isinstance(meant, PersonRef):
        return meant.number
    raise BadValue(
        f"“{typed[:80]}” does not match exactly one person on record.",
        "Pick somebody from the list while typing, or give a number such as P-4.",
    )


async def person_card(record: Record, number: int) -> Card:
    """One person on record for an editor; of a number that was merged, who that is now. Raises Gone."""
    ref = await person_of(record, f"P-{number}", Who)
    number = ref.number if isinstance(ref, PersonRef) else number
    line = await naming.line_of(record, number)
    person = line.person
    drafts = await record.drafts.with_person(number)
    names = await record.names()
    near = [*names.people(person.name), *names.nearest(person.name, _OTHERS_MOST)]
    others = [ref for ref in dict.fromkeys(near) if ref.number != number][:_OTHERS_MOST]
    done = await record.log.newest(LogKind.PEOPLE, _CHANGES_READ)
    own = [one for one in done if isinstance(one.done, Regrouping) and number in (one.item, one.done.into)]
    return desk_card(record.writing, line, identities.list_affected(drafts, number), others, own)
