"""An editor's work on who is the same person: look, merge, part. Knows no door."""

from collections import Counter
from typing import assert_never

from bot.actions.actions import Merge, OnePerson, Split
from bot.actions.curating import AskAgain, AskSame, TellApart
from bot.cards.card import Card
from bot.cards.desk.announcing import noted
from bot.cards.desk.identities import desk_card, done_card, pairs_card, preview_card
from bot.cards.desk.review import notice_card
from bot.cards.labels import tag
from bot.desk.announcing import Announcing
from briefings.ask.queries import Who
from briefings.ask.resolving import person_of
from briefings.desk import identities, naming
from briefings.errors import BadValue, Changed
from briefings.model.identities import Change
from briefings.model.record import Kind, Page, PersonRef
from briefings.paging import page_of
from briefings.store import Store

_OTHERS_MOST = 8
_PAIRS_MOST = 5
_CHANGES_READ = 20


async def sort_out(
    store: Store, announcing: Announcing, server: int, actor_id: int, action: OnePerson | Merge | Split
) -> Card:
    """What the editor sees next: a merge or split is shown first, and done when it comes with `sure`. Raises BriefingError."""
    match action:
        case OnePerson(person):
            return await person_card(store, server, await _person(store, server, person))
        case Merge(person, into, sure):
            number, other = await _person(store, server, person), await _person(store, server, into)
            if not sure:
                return preview_card(await identities.preview_merge(store, server, number, other))
            as_shown(Kind.PERSON, (person, number), (into, other))
            done = await identities.merge(store, server, actor_id, number, other)
            return noted(done_card(Change.MERGE, done, other), await announcing.follow_corrections(done.drafts))
        case Split(person, briefing, sure):
            number = await _person(store, server, person)
            if not sure:
                return preview_card(await identities.preview_split(store, server, number, briefing))
            as_shown(Kind.PERSON, (person, number))
            done = await identities.split(store, server, actor_id, number, briefing)
            return noted(done_card(Change.SPLIT, done, number), await announcing.follow_corrections(done.drafts))
        case _:
            assert_never(action)


def as_shown(kind: Kind, *named: tuple[str, int]) -> None:
    """Raises Changed when a number that a card named leads to something else by now: more would be touched than was shown."""
    for name, number in named:
        if name != tag(kind, number):
            raise Changed(
                f"{name} is {tag(kind, number)} now, so nothing was changed.", "Look at what would change first."
            )


async def tell_same(store: Store, server: int, actor_id: int, action: AskSame | TellApart | AskAgain) -> Card:
    """The pairs who could be one, after what the editor said of one of them. Raises BriefingError."""
    match action:
        case AskSame(page):
            return await _pairs(store, server, page)
        case TellApart(person, other):
            await identities.tell_apart(store, server, actor_id, person, other)
            say = f"P-{person} and P-{other} are marked as two people; editors are not asked about them again."
        case AskAgain(person, other):
            await store.ledger.ask_again(server, actor_id, person, other)
            say = f"P-{person} and P-{other} are on the list of possible pairs again."
        case _:
            assert_never(action)
    return notice_card(say, await _pairs(store, server, 1))


async def _pairs(store: Store, server: int, page: int) -> Card:
    found = await identities.could_be_same(store, server)
    page, pages, part = page_of(len(found), page, _PAIRS_MOST)
    shown = found[part]
    numbers = {one.number for pair in shown for one in (pair.person, pair.other)}
    drafts = {number: await store.shelf.drafts_with(server, number) for number in sorted(numbers)}
    apart = await store.shelf.told_apart(server)
    return pairs_card(
        Page(shown, page, pages, len(found)),
        {number: tuple(draft.number for draft in known) for number, known in drafts.items()},
        Counter(one.number for pair in found for one in (pair.person, pair.other)),
        apart,
    )


async def _person(store: Store, server: int, typed: str) -> int:
    """The number of the person who is meant. Raises BadValue where several or nobody is."""
    meant = await person_of(store, server, typed, Who)
    if isinstance(meant, PersonRef):
        return meant.number
    raise BadValue(
        f"“{typed[:80]}” does not match exactly one person on record.",
        "Pick somebody from the list while typing, or give a number such as P-4.",
    )


async def person_card(store: Store, server: int, number: int) -> Card:
    """One person on record for an editor; of a number that was merged, who that is now. Raises Gone."""
    ref = await person_of(store, server, f"P-{number}", Who)
    number = ref.number if isinstance(ref, PersonRef) else number
    line = await naming.line_of(store, server, number)
    person = line.person
    drafts = await store.shelf.drafts_with(server, number)
    names = await store.names.of(server)
    near = [*names.people(person.name), *names.nearest(person.name, _OTHERS_MOST)]
    others = [ref for ref in dict.fromkeys(near) if ref.number != number][:_OTHERS_MOST]
    done = (await store.shelf.regroupings(server, per_page=_CHANGES_READ)).items
    own = [one for one in done if number in (one.person, one.into)]
    return desk_card(line, identities.affected(drafts, number), others, own)
