"""Who holds or held a role, and the roles of one person."""

from hashlib import sha256

import pytest

from bot.cards.reader.answers import card_of
from bot.commands.autocomplete import choices
from bot.commands.options import Suggest
from bot.render.terminal import to_terminal
from briefings.ask.answers import NoMatch, QuoteAnswer, RolesAnswer, WhichOne, WhoAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Query, Quotes, Roles, Who, read, spell
from briefings.dates.style import DEFAULT
from briefings.draft.model import Draft, DraftPerson, DraftRole
from briefings.model.record import Fact, Origin, Source
from briefings.store import Record
from briefings.store.names.role_words import is_role, role_asked
from tests.bot.cards import record as r
from tests.briefings.ask.records import ask_for, at, publish


async def publish_role(
    record: Record, name: str, title: str, published: str | None, same_as: int | None = None
) -> None:
    """An article of that date which gives somebody this role."""
    text = f"{title} {name} spoke in the hall on Monday, as the paper of {published} has it."
    source = Source(
        text,
        sha256(text.encode()).hexdigest(),
        title=Fact("The hall", Origin.EDITOR),
        published=Fact(published, Origin.EDITOR) if published else None,
    )
    person = DraftPerson("p1", name, (at(text, name),), roles=(DraftRole(title, at(text, title)),), same_as=same_as)
    await publish(record, Draft(source, people=(person,)))


async def terminal_text(record: Record, query: Query) -> str:
    return " ".join(to_terminal(card_of(DEFAULT, await ask(record, query), r.ABOUT)).text.split())


@pytest.mark.parametrize(
    "typed", ["transit commissioner", "the transit commissioner", "Transit Commissioner", "commissioner"]
)
async def test_a_role_that_one_person_holds_leads_to_that_person(record: Record, typed: str) -> None:
    assert (await ask_for(WhoAnswer, record, Who(typed))).person.name == "Mara Ellison"
    assert (await ask_for(QuoteAnswer, record, Quotes(person=typed))).quote.number == 1


@pytest.mark.parametrize("typed", ["the mayor", "mayor", "Mayor"])
async def test_everybody_who_holds_or_held_a_role_is_told_with_the_article(record: Record, typed: str) -> None:
    await publish_role(record, "Ada Lind", "Harwick Mayor", "2027-02-03")
    await publish_role(record, "Bo Quist", "Mayor", None)
    await publish_role(record, "Cy Marsh", "Deputy Mayor", "2027-02-03")
    answer = await ask_for(RolesAnswer, record, Who(typed))
    assert [ref.name for ref, _ in answer.held.items] == ["Ada Lind", "Devin Okafor", "Bo Quist"]
    shown = await terminal_text(record, Who(typed))
    assert "Ada Lind: Harwick Mayor (outlet not known, 3 February 2027, B-4)" in shown
    assert "Devin Okafor: Mayor (Harwick Ledger, 27 January 2026, B-1)" in shown
    assert "Cy Marsh" not in shown


async def test_a_list_by_a_role_asks_which_one_is_meant(record: Record) -> None:
    await publish_role(record, "Ada Lind", "Mayor", "2027-02-03")
    answer = await ask_for(WhichOne, record, Quotes(person="the mayor"))
    assert [(offer.label, offer.note) for offer in answer.offers] == [("Ada Lind", "Mayor"), ("Devin Okafor", "Mayor")]


async def test_a_role_that_nobody_has_is_not_made_up(record: Record) -> None:
    assert (await ask_for(NoMatch, record, Who("harbour master"))).say == (
        "Nobody on record here is called “harbour master”."
    )


@pytest.mark.parametrize(
    ("asked", "title", "fits"),
    [
        ("border czar", "Trump’s border czar", True),
        ("district attorney", "Philadelphia District Attorney", True),
        ("the district attorney", "district attorney of Harwick", True),
        ("the mayor", "former mayor", True),
        ("the mayor", "deputy mayor", False),
        ("president", "Vice President", False),
        ("the mayor", "spokesman for the mayor", False),
        ("mayor", "mayoral candidate", False),
        ("attorney", "attorney general", False),
        ("the", "the", False),
    ],
)
def test_a_title_is_the_role_that_is_asked_for(asked: str, title: str, fits: bool) -> None:
    assert is_role(role_asked(asked), title) is fits


async def test_an_undated_role_is_not_newer_than_a_dated_one(record: Record) -> None:
    await publish_role(record, "Devin Okafor", "Clerk", None, same_as=2)
    person = (await ask_for(WhoAnswer, record, Who("P-2"))).person
    assert [role.title for role in person.roles] == ["Clerk", "Mayor"]
    assert [choice.label for choice in await choices(record, Suggest.PERSON, "okafor")] == ["Devin Okafor, Mayor"]


async def test_a_role_that_has_no_room_has_a_door(record: Record) -> None:
    titles = ["Clerk", "Captain", "Treasurer", "Inspector", "Warden"]
    for year, title in enumerate(titles, 2020):
        await publish_role(record, "Devin Okafor", title, str(year), same_as=2)
    shown = await terminal_text(record, Who("P-2"))
    assert "2 earlier roles not shown." in shown
    assert "All roles" in shown
    every = await terminal_text(record, Roles("P-2"))
    places = [every.index(title) for title in ["Mayor", *reversed(titles)]]
    assert places == sorted(places)


async def test_people_of_one_surname_are_told_apart_by_their_roles(record: Record) -> None:
    await publish_role(record, "Ida Ellison", "Fire Chief", "2027-02-03")
    labels = [choice.label for choice in await choices(record, Suggest.PERSON, "ellison")]
    assert labels == ["Ida Ellison, Fire Chief", "Joan Ellison", "Mara Ellison, Transit commissioner"]


async def test_autocomplete_finds_a_role(record: Record) -> None:
    assert [choice.value for choice in await choices(record, Suggest.PERSON, "the mayor")] == ["P-2"]


@pytest.mark.parametrize("query", [Roles("P-2"), Roles("P-2", page=3), Roles(title="the mayor", page=2)])
def test_a_question_for_roles_is_spelled(query: Roles) -> None:
    assert read(spell(query)) == query
