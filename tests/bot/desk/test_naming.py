"""An editor says what somebody on record is called and when they held a role, through cards and forms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, Merge, OnePerson, Publish, submit_of
from bot.actions.people import OpenAlias, OpenDates, OpenName, OpensPerson, SayOfPerson, TakeAlias, UndoPersonChange
from bot.cards.card import Card, Form
from bot.house import House
from briefings.ask.queries import Changes, Who
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, command, doors_to, opened, text_of

TOLD = f"{ARTICLE}\n\nAda Quill was mayor of Carvel from 2019 to 2024, the council said."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1 names Ada Quill, and is published."""
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=TOLD))
        await house.reply(SERVER, EDITOR, Publish(1))
        yield house


async def ada(house: House) -> int:
    names = await house.store.of(SERVER).names()
    [found] = names.people("Ada Quill")
    return found.number


async def desk(house: House) -> Card:
    card = await house.reply(SERVER, EDITOR, OnePerson(f"P-{await ada(house)}"))
    assert isinstance(card, Card)
    return card


async def form(house: House, door: OpensPerson) -> Form:
    shown = await house.reply(SERVER, EDITOR, door)
    assert isinstance(shown, Form)
    return shown


async def filled(house: House, door: OpensPerson, **values: str) -> Card:
    card = await house.reply(SERVER, EDITOR, submit_of(door, values))
    assert isinstance(card, Card)
    return card


async def test_the_desk_shows_where_each_name_and_role_comes_from(house: House) -> None:
    shown = text_of(await desk(house))
    assert "“Ada Quill” is the name on record, from B-1." in shown
    assert "“Quill”: B-1." in shown
    assert "B-1)" in shown


async def test_a_name_is_chosen_and_members_are_told(house: House) -> None:
    [door] = doors_to(await desk(house), OpenName)
    assert [choice.value for choice in (await form(house, door)).fields[0].choices] == [
        "@articles",
        "Ada Quill",
        "Quill",
    ]
    done = text_of(await filled(house, door, name="Quill", typed="", reason="She goes by it."))
    assert "Saved. Members see what the name was and why in /changes. This is change person/1." in done
    assert "“Quill” is the name on record, from B-1. An editor chose it." in done
    told = text_of(await house.answer(SERVER, Changes()))
    assert "name: was “Ada Quill” → is “Quill”. Reason: She goes by it." in told


async def test_a_name_of_the_editors_own_is_marked(house: House) -> None:
    [door] = doors_to(await desk(house), OpenName)
    done = text_of(await filled(house, door, name="@articles", typed="Dame Ada", reason="She was honoured."))
    assert "“Dame Ada” is the name on record. An editor chose it. No article on record has it." in done
    assert "An editor chose this name; no article on record has it." in text_of(
        await house.answer(SERVER, Who("Dame Ada"))
    )


async def test_an_alias_is_added_shown_as_the_editors_and_taken_away(house: House) -> None:
    [door] = doors_to(await desk(house), OpenAlias)
    done = await filled(house, door, name="The Heron")
    assert "“The Heron”: an editor's alias." in text_of(done)
    assert "Also found here as: The Heron (added by an editor, from no article)" in text_of(
        await house.answer(SERVER, Who("the heron"))
    )
    [take] = doors_to(done, TakeAlias)
    assert "Removed. This is change person/2." in text_of(await house.reply(SERVER, EDITOR, take))
    assert "Nobody on record here is called “the heron”." in text_of(await house.answer(SERVER, Who("the heron")))


async def test_a_role_is_dated_from_the_article_and_members_see_it(house: House) -> None:
    door = doors_to(await desk(house), OpenDates)[0]
    words = "Ada Quill was mayor of Carvel from 2019 to 2024"
    done = await filled(house, door, since="2019", until="2024", words=words, note="")
    assert "Saved. This is change person/1." in text_of(done)
    assert f"{door.title} 2019–2024 (" in text_of(await house.answer(SERVER, Who("Ada Quill")))
    again = doors_to(done, OpenDates)[-1]
    assert [field.value for field in (await form(house, again)).fields] == ["2019", "2024", words, ""]


async def test_a_note_is_shown_as_an_editors(house: House) -> None:
    door = doors_to(await desk(house), OpenDates)[0]
    await filled(house, door, since="", until="late 2024", words="", note="The council's list.")
    shown = text_of(await house.answer(SERVER, Who("Ada Quill")))
    assert f"{door.title} until late 2024 (" in shown
    assert "; dates: an editor's note, “The council's list.”)" in shown


async def test_words_that_no_article_has_come_back_in_the_form(house: House) -> None:
    door = doors_to(await desk(house), OpenDates)[0]
    refused = await filled(house, door, since="2018", until="", words="mayor of Carvel from 2018 to 2024", note="")
    assert "is not in the article" in text_of(refused)
    [again] = doors_to(refused, OpenDates)
    assert (await form(house, again)).fields[2].value == "mayor of Carvel from 2018 to 2024"


async def test_a_change_is_undone_from_the_card(house: House) -> None:
    [door] = doors_to(await desk(house), OpenAlias)
    [undo] = doors_to(await filled(house, door, name="The Heron"), UndoPersonChange)
    done = await house.reply(SERVER, EDITOR, undo)
    assert "Undone. This is change person/2." in text_of(done)
    assert doors_to(done, UndoPersonChange) == [UndoPersonChange(2)]
    assert "“The Heron”: an editor's alias" not in text_of(done)


async def test_a_press_that_is_overtaken_shows_the_person_as_they_are(house: House) -> None:
    [door] = doors_to(await desk(house), OpenAlias)
    await filled(house, door, name="The Heron")
    assert "Somebody changed this person. Here they are now." in text_of(await house.reply(SERVER, EDITOR, door))
    refused = await filled(house, door, name="The Gull")
    assert "Somebody changed" in text_of(refused)
    [again] = doors_to(refused, OpenAlias)
    assert again.seen == 1
    assert (await form(house, again)).fields[0].value == "The Gull"


async def test_who_was_merged_meanwhile_is_told_at_the_press(house: House) -> None:
    number = await ada(house)
    other = 1 if number != 1 else 2
    await house.reply(SERVER, EDITOR, Merge(f"P-{number}", f"P-{other}", sure=True))
    assert f"There is no P-{number} on record here." in text_of(await house.reply(SERVER, EDITOR, OpenName(number, 0)))
    refused = await house.reply(SERVER, EDITOR, SayOfPerson(OpenAlias(number, 0), (("name", "The Heron"),)))
    assert f"There is no P-{number} on record here." in text_of(refused)


@pytest.mark.parametrize(
    "action",
    [
        OpenName(1, 0),
        OpenAlias(1, 0),
        OpenDates(1, 0, 1, "p1", 0, "Mayor"),
        SayOfPerson(OpenAlias(1, 0), (("name", "The Heron"),)),
        TakeAlias(1, 0, "The Heron"),
        UndoPersonChange(1),
    ],
)
async def test_a_member_changes_nobody(
    house: House, action: OpensPerson | SayOfPerson | TakeAlias | UndoPersonChange
) -> None:
    assert "Only editors can do that" in text_of(await house.reply(SERVER, MEMBER, action))


async def test_the_command_leads_to_the_card(house: House) -> None:
    card = await house.run(SERVER, EDITOR, command("desk person"), {"person": "Ada Quill"})
    assert len(doors_to(card, OpenName)) == 1
