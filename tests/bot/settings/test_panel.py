"""An admin settles who edits and what is public, in the house that every door shares."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import ListBriefings, submit_of
from bot.actions.settings import OpenSetting, Panel, Settle, Unsettle
from bot.cards.card import Form, Pick
from bot.config import Config, Editors
from bot.gate.rules import Actor
from bot.house import House
from briefings.settings import ON, Setting
from tests.bot.houses import EDITOR, MEMBER, SERVER, command, doors_to, opened, text_of

ADMIN = EDITOR
PRESS = Actor(5, "Pia", manage_server=False, roles=frozenset({"4711", "Press"}))
DESK = Actor(6, "Dan", manage_server=False, roles=frozenset({"Desk"}))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, Config(editors=Editors(roles=("Desk",)), public_channels=("debate",))) as house:
        yield house


async def test_the_panel_says_what_counts_and_where_it_comes_from(house: House) -> None:
    told = text_of(await house.run(SERVER, ADMIN, command("setup panel"), {}))
    assert "Editor roles: Desk (the host's default)" in told
    assert "Reviewer roles: none; editors approve" in told
    assert "Channels with public answers: debate (the host's default)" in told
    assert "Announcement channel: none; nothing is announced" in told
    assert "Review by two: off. Whoever edits a draft may publish it." in told


async def test_the_panel_says_what_follows_where_nothing_is_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        told = text_of(await house.run(SERVER, ADMIN, command("setup panel"), {}))
    assert "Editor roles: none; members with Manage Server edit (the host's default)" in told
    assert "Channels with public answers: none; answers are private until shared (the host's default)" in told


@pytest.mark.parametrize("actor", [MEMBER, DESK, PRESS])
@pytest.mark.parametrize(
    "action",
    [
        Panel(),
        OpenSetting(Setting.EDITORS),
        Settle(Setting.EDITORS, "Press"),
        Unsettle(Setting.PUBLIC),
        OpenSetting(Setting.ZONE),
        Settle(Setting.ZONE, "Europe/Berlin"),
        Settle(Setting.DATES, "iso"),
    ],
)
async def test_only_manage_server_reaches_the_settings(
    house: House, actor: Actor, action: Panel | OpenSetting | Settle | Unsettle
) -> None:
    assert "Only members with Manage Server can do that." in text_of(await house.reply(SERVER, actor, action))
    assert "changed" not in text_of(await house.reply(SERVER, ADMIN, Panel()))


@pytest.mark.parametrize("typed", ["Press", "@Press", " Press , Press", "4711", "<@&4711>", "Others, 4711"])
async def test_an_editor_role_that_is_settled_counts_at_the_next_press(house: House, typed: str) -> None:
    assert "Only editors" in text_of(await house.reply(SERVER, PRESS, ListBriefings()))
    assert "Editor roles: saved." in text_of(await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, typed)))
    assert "There are no briefings here yet." in text_of(await house.reply(SERVER, PRESS, ListBriefings()))
    assert "Only editors" in text_of(await house.reply(SERVER, DESK, ListBriefings()))
    assert "Only editors" in text_of(await house.reply(SERVER + 1, PRESS, ListBriefings()))


async def test_no_editor_role_at_all_can_be_settled_and_taken_back(house: House) -> None:
    await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, ""))
    assert "with Manage Server." in text_of(await house.reply(SERVER, DESK, ListBriefings()))
    [back] = doors_to(await house.reply(SERVER, ADMIN, Panel()), Unsettle)
    told = text_of(await house.reply(SERVER, ADMIN, back))
    assert "Editor roles: Desk (the host's default)" in told
    assert "member 1 changed editor roles from none to the default" in told
    assert "There are no briefings here yet." in text_of(await house.reply(SERVER, DESK, ListBriefings()))


@pytest.mark.parametrize("typed", ["@everyone", "everyone", "Press, @here", str(SERVER)])
async def test_everybody_is_never_made_an_editor(house: House, typed: str) -> None:
    refused = text_of(await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, typed)))
    assert "every member could change the record" in refused
    assert "Only editors" in text_of(await house.reply(SERVER, MEMBER, ListBriefings()))


@pytest.mark.parametrize(
    ("setting", "typed", "said"),
    [
        (Setting.ANNOUNCEMENTS, "news, press", "Announcement channel: at most 1 can be named."),
        (Setting.PUBLIC, ",".join(map(str, range(26))), "Channels with public answers: at most 25 can be named."),
        (Setting.EDITORS, "x" * 101, "is too long for a name"),
        (
            Setting.DATES,
            "01/27/2026",
            "is not one of the ways to write dates. Write it like one of these: 27 January 2026;",
        ),
        (Setting.ZONE, "Berlin", "is not the name of a time zone. The nearest name is Europe/Berlin."),
        (
            Setting.ZONE,
            "EST",
            "“EST” is not the name of a time zone. Type an area and a place, such as America/New_York",
        ),
        (Setting.ZONE, "../etc/passwd", "is not the name of a time zone."),
        (Setting.ZONE, "x" * 4000, "is not the name of a time zone."),
    ],
)
async def test_what_cannot_be_settled_says_why(house: House, setting: Setting, typed: str, said: str) -> None:
    assert said in text_of(await house.reply(SERVER, ADMIN, Settle(setting, typed)))


async def test_the_switch_turns_on_and_off(house: House) -> None:
    on = Settle(Setting.TWO_PEOPLE, ON)
    assert on in doors_to(await house.reply(SERVER, ADMIN, Panel()), Settle)
    switched = await house.reply(SERVER, ADMIN, on)
    assert "Review by two: on." in text_of(switched)
    [off] = doors_to(switched, Unsettle)
    assert "Review by two: off." in text_of(await house.reply(SERVER, ADMIN, off))


async def test_a_menu_where_none_can_be_shown_is_a_form_with_what_is_set(house: House) -> None:
    await house.reply(SERVER, ADMIN, Settle(Setting.PUBLIC, "#debate, #talk"))
    panel = await house.reply(SERVER, ADMIN, Panel())
    assert [block.placeholder for block in panel.blocks if isinstance(block, Pick)] == [  # type: ignore[union-attr]
        "Editor roles",
        "Reviewer roles",
        "Channels with public answers",
        "Announcement channel",
        "Corrections channel",
    ]
    form = await house.reply(SERVER, ADMIN, OpenSetting(Setting.PUBLIC))
    assert isinstance(form, Form)
    assert form.fields[0].value == "debate, talk"
    assert isinstance(form.opened, OpenSetting)
    saved = await house.reply(SERVER, ADMIN, submit_of(form.opened, {"values": "talk"}))
    assert "Channels with public answers: talk Announcement" in text_of(saved)


async def test_settings_outlive_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, ADMIN, Settle(Setting.ANNOUNCEMENTS, "#news"))
    async with opened(tmp_path) as house:
        assert "Announcement channel: news" in text_of(await house.reply(SERVER, ADMIN, Panel()))
