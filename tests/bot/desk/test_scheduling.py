"""A briefing is published at a set time, as it was seen, by the running bot; the clock is moved by hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.actions.actions import Add, Judge, ListBriefings, Publish, Review
from bot.actions.curating import CancelPlan, PublishAt
from bot.board import Board
from bot.cards.card import Card, Form
from bot.config import Config
from bot.gate.rules import Actor
from bot.gate.standing import Standing
from bot.house import House, open_house
from bot.shell.shell import AT_THE_KEYBOARD
from briefings.ask.queries import Summary
from briefings.draft.model import Verdict
from briefings.model.log import Op
from briefings.model.record import State
from briefings.settings import ON, Setting
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, NOON, SECOND_EDITOR, SERVER, command, doors_to, text_of

AT = {"briefing": "B-1", "at": "tomorrow 9:00"}
WHEN = "2 March 2026 at 09:00 UTC"


class Clock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@asynccontextmanager
async def opened(folder: Path, clock: Clock) -> AsyncIterator[House]:
    async with open_house(Config(data=folder), now=clock, version="0.0") as house:
        yield house


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def house(tmp_path: Path, clock: Clock) -> AsyncIterator[House]:
    """B-1 is a draft."""
    async with opened(tmp_path, clock) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        yield house


async def plan(house: House, **values: str) -> Card | Form:
    return await house.run(SERVER, EDITOR, command("briefing publish"), AT | values)


async def state(house: House) -> State:
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    return draft.state


async def test_a_draft_is_published_at_its_time_and_not_before(house: House, clock: Clock) -> None:
    shown = await plan(house)
    assert f"This revision will be published on {WHEN}, unless the draft changes. Planned by member 1." in text_of(
        shown
    )
    clock.move(hours=20, minutes=59)
    assert await house.publish_due() == 0
    assert await state(house) is State.DRAFT
    clock.move(minutes=1)
    assert await house.publish_due() == 1
    assert await state(house) is State.PUBLISHED
    assert await house.publish_due() == 0
    assert "Ferry fare plan" in text_of(await house.answer(SERVER, Summary(1)))


async def test_it_is_published_as_whoever_planned_it(house: House, clock: Clock) -> None:
    await plan(house)
    clock.move(days=1)
    await house.publish_due()
    newest = (await house.store.of(SERVER).log.revisions(1)).items[0]
    assert (newest.op, newest.actor_id) == (Op.PUBLISH, EDITOR.id)


async def test_a_plan_survives_a_restart_and_is_caught_up_on(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        await plan(house)
    clock.move(days=3)
    async with opened(tmp_path, clock) as house:
        assert await house.publish_due() == 1
        assert await state(house) is State.PUBLISHED


async def test_a_draft_that_changed_since_is_not_published_and_its_card_says_so(house: House, clock: Clock) -> None:
    await plan(house)
    await house.reply(SERVER, EDITOR, Judge(1, 1, "q1", Verdict.REJECTED))
    before = text_of(await house.reply(SERVER, EDITOR, Review(1)))
    assert f"It will not be published on {WHEN}: the draft has changed since." in before
    clock.move(days=1)
    assert await house.publish_due() == 0
    assert await state(house) is State.DRAFT
    after = text_of(await house.reply(SERVER, EDITOR, Review(1)))
    assert f"It was not published on {WHEN}. The draft has changed: revision 1 was planned, and it is now at" in after
    assert doors_to(await house.reply(SERVER, EDITOR, Review(1)), CancelPlan) == []


async def test_a_plan_that_was_missed_is_made_anew(house: House, clock: Clock) -> None:
    await plan(house)
    await house.reply(SERVER, EDITOR, Judge(1, 1, "q1", Verdict.REJECTED))
    clock.move(days=1)
    await house.publish_due()
    await plan(house, at="in 2 hours")
    clock.move(hours=2)
    assert await house.publish_due() == 1


async def test_a_plan_is_cancelled_from_the_card(house: House, clock: Clock) -> None:
    [cancel] = doors_to(await plan(house), CancelPlan)
    done = text_of(await house.reply(SERVER, EDITOR, cancel))
    assert "It will not be published at that time." in done
    assert WHEN not in done
    clock.move(days=1)
    assert await house.publish_due() == 0
    assert "B-1 is not waiting to be published." in text_of(await house.reply(SERVER, EDITOR, cancel))


async def test_a_new_plan_takes_the_place_of_the_last(house: House, clock: Clock) -> None:
    await plan(house)
    await plan(house, at="in 3 days")
    clock.move(days=1)
    assert await house.publish_due() == 0
    clock.move(days=2)
    assert await house.publish_due() == 1


async def test_what_is_planned_stands_in_the_list(house: House) -> None:
    await plan(house)
    assert f"to be published on {WHEN}" in text_of(await house.reply(SERVER, EDITOR, ListBriefings()))
    await house.reply(SERVER, EDITOR, Judge(1, 1, "q1", Verdict.REJECTED))
    assert WHEN not in text_of(await house.reply(SERVER, EDITOR, ListBriefings()))


async def test_who_publishes_it_before_leaves_nothing_to_do(house: House, clock: Clock) -> None:
    await plan(house)
    await house.reply(SERVER, EDITOR, Publish(1))
    assert WHEN not in text_of(await house.reply(SERVER, EDITOR, Review(1)))
    clock.move(days=1)
    assert await house.publish_due() == 0
    assert "not published" not in text_of(await house.reply(SERVER, EDITOR, Review(1)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"at": "soon"}, "“soon” is not a time that this bot understands."),
        ({"at": "2026-02-01 9:00"}, "1 February 2026, 09:00 UTC is in the past."),
        ({"at": "2028-02-01 9:00"}, "That is more than a year ahead."),
        ({"briefing": "B-9"}, "There is no briefing B-9 here."),
    ],
)
async def test_what_cannot_be_planned_is_told(house: House, values: dict[str, str], said: str) -> None:
    assert said in text_of(await plan(house, **values))
    assert await house.store.of(SERVER).schedule.waiting() == ()


async def test_nothing_new_is_not_planned(house: House) -> None:
    await house.reply(SERVER, EDITOR, Publish(1))
    assert "Nothing would be published." in text_of(await plan(house))


class Staff(Board):
    """A server whose one member is as told."""

    def __init__(self, member: Actor | None) -> None:
        self.member = member

    async def standing(self, server: int, user_id: int, channel: str | None) -> Standing | None:
        return Standing(self.member)


@pytest.mark.parametrize("member", [None, Actor(1, "Edda", manage_server=False)])
async def test_who_may_not_publish_any_more_publishes_nothing(house: House, clock: Clock, member: Actor | None) -> None:
    await plan(house)
    house.board = Staff(member)
    clock.move(days=1)
    assert await house.publish_due() == 0
    assert await state(house) is State.DRAFT
    said = text_of(await house.reply(SERVER, EDITOR, Review(1)))
    assert "The member who planned it may no longer publish here." in said


async def test_what_was_planned_at_the_terminal_needs_no_member(house: House, clock: Clock) -> None:
    await house.run(SERVER, AT_THE_KEYBOARD, command("briefing publish"), AT)
    house.board = Staff(None)
    clock.move(days=1)
    assert await house.publish_due() == 1


async def test_one_that_fails_does_not_cost_the_others(house: House, clock: Clock) -> None:
    await house.reply(SERVER, EDITOR, Add(text=ARTICLE.replace("divides", "parts")))
    await plan(house)
    await plan(house, briefing="B-2")
    await house.reply(SERVER, EDITOR, Judge(1, 1, "q1", Verdict.REJECTED))
    clock.move(days=1)
    assert await house.publish_due() == 1


@pytest.mark.parametrize("goal", [PublishAt(1, "in 2 hours"), CancelPlan(1)])
async def test_a_member_plans_nothing(house: House, goal: PublishAt | CancelPlan) -> None:
    assert "Only editors can do that" in text_of(await house.reply(SERVER, MEMBER, goal))


async def test_where_two_people_are_needed_the_author_plans_nothing(house: House) -> None:
    await house.store.of(SERVER).ledger.settings.settle(EDITOR.id, Setting.TWO_PEOPLE, (ON,))
    refused = text_of(await plan(house))
    assert WHEN not in refused
    assert await house.store.of(SERVER).schedule.waiting() == ()
    planned = await house.run(SERVER, SECOND_EDITOR, command("briefing publish"), AT)
    assert WHEN in text_of(planned)
