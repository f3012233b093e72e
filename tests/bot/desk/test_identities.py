"""An editor says who is the same person: looked at first, then done, and undone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, Merge, OnePerson, Publish, Split, UndoChange
from bot.actions.curating import AskAgain, AskSame, TellApart
from bot.house import House
from briefings.ask.queries import Quotes, Who
from briefings.model.log import LogKind
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, command, doors_to, opened, text_of

SECOND = ARTICLE.replace("Ada Quill", "Adele Quill").replace("divides", "parts")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1 names Ada Quill (P-1), B-2 names Adele Quill; both are published."""
    async with opened(tmp_path) as house:
        for number, article in ((1, ARTICLE), (2, SECOND)):
            await house.reply(SERVER, EDITOR, Add(text=article))
            await house.reply(SERVER, EDITOR, Publish(number))
        yield house


async def number_of(house: House, name: str) -> int:
    names = await house.store.of(SERVER).names()
    [found] = [ref.number for ref in names.people(name) if ref.name == name]
    return found


async def test_a_merge_is_shown_before_it_is_done(house: House) -> None:
    ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Adele Quill")
    shown = await house.run(SERVER, EDITOR, command("desk merge"), {"person": "Adele Quill", "into": "Ada Quill"})
    assert f"Merge Adele Quill (P-{other}) into Ada Quill (P-{ada})" in text_of(shown)
    assert "B-2 Ferry fare plan parts the harbour council: “Adele Quill”, 1 quote" in text_of(shown)
    [sure] = doors_to(shown, Merge)
    done = await house.reply(SERVER, EDITOR, sure)
    assert "Merged. This is change people/1. It changed B-2." in text_of(done)
    assert "2 quotes" in text_of(await house.answer(SERVER, Quotes(person="Ada Quill")))
    assert f"Ada Quill (P-{ada})" in text_of(await house.answer(SERVER, Who(f"P-{other}")))


async def test_a_merge_is_undone_from_its_card(house: House) -> None:
    ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Adele Quill")
    done = await house.reply(SERVER, EDITOR, Merge(f"P-{other}", f"P-{ada}", sure=True))
    [undo] = doors_to(done, UndoChange)
    assert "people/1 was undone. That is people/2 in the log." in text_of(await house.reply(SERVER, EDITOR, undo))
    assert f"Adele Quill (P-{other})" in text_of(await house.answer(SERVER, Who(f"P-{other}")))


async def test_the_desk_offers_who_could_be_the_same_and_the_way_back(house: House) -> None:
    ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Adele Quill")
    card = await house.run(SERVER, EDITOR, command("desk person"), {"person": "Ada Quill"})
    assert Merge(f"P-{ada}", f"P-{other}") in doors_to(card, Merge)
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", f"P-{ada}", sure=True))
    after = await house.reply(SERVER, EDITOR, OnePerson(f"P-{ada}"))
    assert doors_to(after, UndoChange) == [UndoChange(LogKind.PEOPLE, 1)]
    assert doors_to(after, Split) == [Split(f"P-{ada}", 2)]
    assert f"member 1 merged P-{other} into P-{ada}" in text_of(after)


async def test_a_person_is_parted_again_in_one_briefing(house: House) -> None:
    ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", f"P-{ada}", sure=True))
    shown = await house.reply(SERVER, EDITOR, Split(f"P-{ada}", 2))
    assert "In B-2 this becomes somebody else" in text_of(shown)
    await house.reply(SERVER, EDITOR, doors_to(shown, Split)[0])
    assert f"Adele Quill (P-{other})" in text_of(await house.answer(SERVER, Who(f"P-{other}")))


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("desk merge", {"person": "Ada Quill", "into": "Ada Quill"}, "Both are P-1."),
        ("desk merge", {"person": "Nobody Known", "into": "Ada Quill"}, "does not match exactly one person on record"),
        ("desk split", {"person": "Ada Quill", "briefing": "B-1"}, "was first named in B-1, which keeps the number"),
        ("desk split", {"person": "Ada Quill", "briefing": "B-1"}, "there is nobody to split off"),
        ("desk split", {"person": "Ada Quill", "briefing": "B-2"}, "is not in B-2"),
        ("desk undo", {"change": "people/7"}, "There is no merge or split 7 to undo here."),
    ],
)
async def test_what_cannot_be_is_told(house: House, name: str, values: dict[str, str], said: str) -> None:
    assert said in text_of(await house.run(SERVER, EDITOR, command(name), values))


async def test_the_log_tells_of_a_merge(house: House) -> None:
    ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", f"P-{ada}", sure=True))
    assert f"people/1, 1 March 2026, 12:00 UTC: member 1 merged P-{other} into P-{ada}" in text_of(
        await house.run(SERVER, EDITOR, command("desk log"), {})
    )


@pytest.mark.parametrize(
    "goal",
    [OnePerson("P-1"), Merge("P-1", "P-2", sure=True), Split("P-1", 2, sure=True), UndoChange(LogKind.PEOPLE, 1)],
)
async def test_a_member_sorts_nobody_out(house: House, goal: OnePerson | Merge | Split | UndoChange) -> None:
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, goal))


async def test_without_a_person_the_desk_asks_who_could_be_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        for number, article in (
            (1, ARTICLE),
            (2, ARTICLE.replace("Ada Quill", "Ada Qill").replace("divides", "parts")),
        ):
            await house.reply(SERVER, EDITOR, Add(text=article))
            await house.reply(SERVER, EDITOR, Publish(number))
        ada, other = await number_of(house, "Ada Quill"), await number_of(house, "Ada Qill")
        card = await house.run(SERVER, EDITOR, command("desk person"), {})
        assert f"Ada Qill (P-{other}) in B-2 Ada Quill (P-{ada}) in B-1 The names are one letter apart." in text_of(
            card
        )
        assert Merge(f"P-{other}", f"P-{ada}") in doors_to(card, Merge)
        pairs = len(doors_to(card, TellApart))
        done = await house.reply(SERVER, EDITOR, TellApart(other, ada))
        assert f"P-{other} and P-{ada} are marked as two people; editors are not asked about them again." in text_of(
            done
        )
        assert len(doors_to(done, TellApart)) == pairs - 1
        [again] = doors_to(done, AskAgain)
        assert TellApart(other, ada) in doors_to(await house.reply(SERVER, EDITOR, again), TellApart)


async def test_a_record_of_different_names_asks_about_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        await house.reply(SERVER, EDITOR, Publish(1))
        assert "No two names on record look like the same person." in text_of(
            await house.reply(SERVER, EDITOR, AskSame())
        )


async def test_who_could_be_two_others_is_said_to(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        for number, name in enumerate(("Ada Quill", "Ade Quill", "Ada Qill"), 1):
            article = ARTICLE.replace("Ada Quill", name).replace("divides", f"divides in round {number}")
            await house.reply(SERVER, EDITOR, Add(text=article))
            await house.reply(SERVER, EDITOR, Publish(number))
        first = await number_of(house, "Ada Quill")
        assert f"P-{first} could also be somebody else." in text_of(await house.reply(SERVER, EDITOR, AskSame()))


@pytest.mark.parametrize("goal", [AskSame(), TellApart(2, 1), AskAgain(2, 1)])
async def test_a_member_tells_nobody_apart(house: House, goal: AskSame | TellApart | AskAgain) -> None:
    assert "Only editors can do that" in text_of(await house.reply(SERVER, MEMBER, goal))
