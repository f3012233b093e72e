"""The log shows everything that was done at the desk, and every change of it is taken back by its name, or says why not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, Merge, Publish, UndoChange
from bot.actions.curating import AskAgain, CancelPlan, MergeIssues, PublishAt, TellApart
from bot.actions.settings import Settle
from bot.actions.topics import NEW, Attach, NameTopic, TopicNaming
from bot.house import House
from briefings.ask.queries import Who
from briefings.model.log import LogKind
from briefings.settings import Setting
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SECOND_EDITOR, SERVER, command, doors_to, opened, text_of

SECOND = ARTICLE.replace("Ada Quill", "Adele Quill").replace("divides", "parts")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1 and B-2 are published, each with a Quill; B-3 is a draft."""
    async with opened(tmp_path) as house:
        for number, text in enumerate((ARTICLE, SECOND), 1):
            await house.reply(SERVER, EDITOR, Add(text=text))
            await house.reply(SERVER, EDITOR, Publish(number))
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE.replace("divides", "stirs")))
        yield house


async def log_of(house: House, **values: str) -> str:
    return text_of(await house.run(SERVER, EDITOR, command("desk log"), dict(values)))


async def undone(house: House, change: str | None = None) -> str:
    return text_of(await house.run(SERVER, EDITOR, command("desk undo"), {"change": change} if change else {}))


async def test_everything_that_was_done_stands_in_the_log(house: House) -> None:
    store = house.store
    other = await _number(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, TellApart(other, 1))
    await house.reply(SERVER, EDITOR, AskAgain(other, 1))
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", "P-1", sure=True))
    await house.reply(SERVER, EDITOR, PublishAt(3, "2026-04-01 09:00"))
    await house.reply(SERVER, EDITOR, CancelPlan(3))
    await house.reply(SERVER, SECOND_EDITOR, Settle(Setting.TWO_PEOPLE, "on"))
    told = await log_of(house)
    assert f"apart/2, 1 March 2026, 12:00 UTC: member 1 asked about P-{other} and P-1 again" in told
    assert f"apart/1, 1 March 2026, 12:00 UTC: member 1 said that P-{other} and P-1 are two people" in told
    assert f"people/1, 1 March 2026, 12:00 UTC: member 1 merged P-{other} into P-1" in told
    assert "member 1 planned to publish B-3 on 1 April 2026 at 09:00 UTC" in told
    assert "member 1 cancelled publishing B-3 on 1 April 2026 at 09:00 UTC" in told
    assert f"member {SECOND_EDITOR.id} changed the setting “Review by two”" in told
    assert "B-2/3" not in told
    assert f"B-2/3, 1 March 2026, 12:00 UTC: member 1 merged P-{other} into P-1 (people/1)" in await log_of(
        house, briefing="B-2"
    )
    assert "planned to publish B-3" in await log_of(house, briefing="B-3")
    assert "planned to publish" not in await log_of(house, who=f"<@{SECOND_EDITOR.id}>")
    assert (await store.of(SERVER).log.lines(actor_id=SECOND_EDITOR.id)).total == 1


async def test_the_last_change_of_whatever_kind_is_undone(house: House) -> None:
    other = await _number(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", "P-1", sure=True))
    await house.reply(SERVER, EDITOR, TellApart(2, 1))
    assert "was undone" in await undone(house)
    assert "people/1 was undone. That is people/2 in the log." in await undone(house)
    assert "Adele Quill" in text_of(await house.reply(SERVER, EDITOR, Who(f"P-{other}")))
    assert "people/1, 1 March 2026, 12:00 UTC: member 1 merged" in (told := await log_of(house))
    assert ", undone by people/2" in told


async def test_a_plan_is_undone_while_it_waits(house: House) -> None:
    await house.reply(SERVER, EDITOR, PublishAt(3, "2026-04-01 09:00"))
    assert "plan/1 was undone. That is plan/2 in the log." in await undone(house, "plan/1")
    assert await house.store.of(SERVER).schedule.waiting() == ()
    assert "That plan is no longer waiting." in await undone(house, "plan/1")
    assert "That plan is no longer waiting." in await undone(house, "plan/2")


async def test_who_was_told_apart_is_asked_about_again_and_back(house: House) -> None:
    await house.reply(SERVER, EDITOR, TellApart(2, 1))
    assert "apart/1 was undone. That is apart/2 in the log." in await undone(house, "apart/1")
    assert "Somebody has changed that since." in await undone(house, "apart/1")
    assert "apart/2 was undone. That is apart/3 in the log." in await undone(house, "apart/2")
    assert await house.store.of(SERVER).regroupings.pairs_apart() == ((2, 1),)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("people/9", "There is no merge or split 9 to undo here."),
        ("issue/9", "There is no merge of issues 9 to undo here."),
        ("plan/9", "There is no change plan/9 here."),
        ("plan/1", "There is no change plan/1 here."),
        ("apart/1", "There is no change apart/1 here."),
        ("setting/1", "A setting cannot be undone here. Set it back in /setup panel."),
        ("house/1", "“house/1” is not a change such as B-3/5, people/4 or issue/2."),
        ("people/", "“people/” is not a change such as B-3/5, people/4 or issue/2."),
        ("people/999999999", "is not a change such as"),
    ],
)
async def test_what_cannot_be_undone_says_why(house: House, change: str, said: str) -> None:
    assert said in await undone(house, change)


async def test_a_part_of_a_merge_is_undone_with_the_whole(house: House) -> None:
    other = await _number(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", "P-1", sure=True))
    assert "It was done in every briefing at once: undo people/1." in await undone(house, "B-2/3")


async def test_a_merge_is_undone_from_the_menu_of_the_log(house: House) -> None:
    other = await _number(house, "Adele Quill")
    await house.reply(SERVER, EDITOR, Merge(f"P-{other}", "P-1", sure=True))
    [undo] = doors_to(await house.run(SERVER, EDITOR, command("desk log"), {}), UndoChange)
    assert undo == UndoChange(LogKind.PEOPLE, 1)
    assert "people/1 was undone." in text_of(await house.reply(SERVER, SECOND_EDITOR, undo))


async def test_a_member_takes_nothing_back(house: House) -> None:
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, UndoChange(LogKind.PEOPLE, 1)))
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, MergeIssues("I-1", "I-2", sure=True)))


async def _number(house: House, name: str) -> int:
    names = await house.store.of(SERVER).names()
    return names.people(name)[0].number


async def test_what_came_before_an_undone_topic_is_undone_next(house: House) -> None:
    await house.reply(SERVER, EDITOR, NameTopic(NEW, 0, TopicNaming.NAME, "Bridges"))
    await house.reply(SERVER, EDITOR, Attach(1, 1))
    assert "topic/2 was undone." in await undone(house)
    assert "topic/1 was undone." in await undone(house)
