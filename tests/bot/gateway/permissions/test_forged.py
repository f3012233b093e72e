"""Custom ids that no message showed, menus with values that none offered, and what autocomplete tells to whom."""

from typing import Any

import pytest
from simcord.actors import _dispatch_actor_interaction
from simcord.enums import InteractionType
from simcord.interactions import nest_options
from simcord.results import InteractionResult

from bot.actions.settings import Settle
from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Suggest
from briefings.settings import Setting
from tests.bot.gateway.pressing import DOORS, picked, pressed, sent
from tests.bot.gateway.seen import text_of
from tests.bot.gateway.town import Land, Town
from tests.bot.permissions.outcomes import DONE, FORM, OLDER, SERVERS_ONLY, SHOWN, leaks
from tests.bot.permissions.permission_table import MALFORMED, SUGGESTED, TYPED, Row, Who, expected
from tests.bot.permissions.town import EVERYBODY

pytestmark = pytest.mark.asyncio(loop_scope="module")


# What is spelled well and leads nowhere: each is answered, and nobody's number becomes somebody else's.
NOWHERE = (
    *(
        "e:review/0",
        "e:review/-3",
        "e:review/16777219",
        "e:item/3/p99",
        "e:item/3/%00",
        "e:item/3/..%2F..",
        "e:history/3/99999",
    ),
    *(
        "e:judge/3/2/q99/accepted",
        "e:publish/-3/2",
        "e:merge/P-1/P-99/True",
        "e:merge/P-1/P-1/True",
        "e:split/P-1/99/True",
    ),
    *(
        "e:takeback/people/99",
        "e:takeback/issue/99",
        "e:imerge/I-1/I-1/True",
        "e:undo/1/99",
        "e:back/3/99/2",
        "e:unplan/1",
        "e:restore/1",
    ),
    *(
        "e:correct/Q/99",
        "e:correct/I/1",
        "e:withdraw/3",
        "e:apart/1/1",
        "e:apart/1/99",
        "e:same/3/2/p2/99",
        "e:same/3/2/q1",
    ),
)
QUESTIONS_NOWHERE = (
    *(
        "r:who/%00",
        "r:who/" + "a" * 92,
        "r:quote/16777217",
        "r:summary/-1",
        "r:context/99/-4",
        "r:quotes/////999999999",
    ),
    *(
        "r:timeline////9999/0001",
        "r:timeline////%00/x",
        "r:stances/I-99",
        "r:compare/P-1/P-1",
        "r:search/%00",
        "r:search/%22",
    ),
    *("r:search/a////x", "r:source/S/99", "r:who/%F0%9F%92%A9%ED%A0%80"),
)


@pytest.mark.parametrize(("turn", "spelling"), [*enumerate(MALFORMED)])
async def test_a_custom_id_that_means_nothing_is_told_so_whoever_sends_it(here: Land, turn: int, spelling: str) -> None:
    town, door = await here.town(two=False), DOORS[turn % len(DOORS)]
    came = {who: await pressed(here, town, who, spelling, door) for who in ("member", "editor", "admin", "dm")}
    assert came == {"member": OLDER, "editor": OLDER, "admin": OLDER, "dm": SERVERS_ONLY}


@pytest.mark.parametrize("spelling", MALFORMED)
async def test_a_form_that_means_nothing_is_told_so_whoever_sends_it(here: Land, spelling: str) -> None:
    town = await here.town(two=False)
    came = {who: await sent(here, town, who, spelling, {"text": "x"}) for who in ("member", "editor", "admin", "dm")}
    assert came == {"member": OLDER, "editor": OLDER, "admin": OLDER, "dm": SERVERS_ONLY}


@pytest.mark.parametrize("spelling", NOWHERE)
async def test_a_number_that_leads_nowhere_changes_nothing(here: Land, spelling: str) -> None:
    town = await here.town(two=False)
    row = Row(spelling, Who.APPROVERS if "publish" in spelling else Who.EDITORS, SHOWN)
    came = {who: await pressed(here, town, who, spelling) for who in ("member", "editor", "admin")}
    assert came == {who: expected(row, two=False)[who] for who in came}


@pytest.mark.parametrize("spelling", QUESTIONS_NOWHERE)
async def test_a_question_that_leads_nowhere_is_answered(here: Land, spelling: str) -> None:
    assert await pressed(here, await here.town(two=False), "member", spelling) == SHOWN


ROLE, CHANNEL = 6, 8
PICKED = (
    ("e:setting/editor_roles", ROLE, "ours", DONE),
    ("e:setting/editor_roles", ROLE, "nothing", DONE),
    ("e:setting/reviewer_roles", ROLE, "nothing", DONE),
    ("e:setting/public_channels", CHANNEL, "ours", DONE),
    ("e:setting/announcement_channel", CHANNEL, "ours", DONE),
    ("e:setting/corrections_channel", CHANNEL, "ours", DONE),
    ("e:setting/editor_roles", ROLE, "everybody", SHOWN),
    ("e:setting/reviewer_roles", ROLE, "everybody", SHOWN),
    ("e:setting/announcement_channel", CHANNEL, "several", SHOWN),
    ("e:setting/editor_roles", ROLE, "many", SHOWN),
)


def offered(town: Town, which: str) -> list[str]:
    return {
        "ours": [str(town.desk.id)],
        "nothing": [],
        "everybody": [str(town.server.id)],
        "several": [str(town.channel.id), "1"],
        "many": [str(number) for number in range(1, 30)],
    }[which]


async def picks(here: Land, who: str, spelling: str, kind: int, which: str, word: str) -> str:
    town = await here.town(two=False)
    async with here.copied(needed=word == DONE and who == "admin"):
        return await picked(here, town, who, spelling, offered(town, which), kind)


@pytest.mark.parametrize(("spelling", "kind", "which", "word"), PICKED)
async def test_a_menu_of_roles_or_channels_is_for_admins(
    here: Land, spelling: str, kind: int, which: str, word: str
) -> None:
    came = {who: await picks(here, who, spelling, kind, which, word) for who in EVERYBODY}
    assert came == expected(Row(spelling, Who.ADMINS, word), two=False)


@pytest.mark.parametrize(
    "spelling", ["menu", "e:panel", "e:settle/two_people/on", "e:publish/3/2", "e:add", "r:who/P-1", "e:delete"]
)
async def test_picked_roles_settle_a_setting_and_nothing_else(here: Land, spelling: str) -> None:
    town = await here.town(two=False)
    came = {who: await picked(here, town, who, spelling, offered(town, "ours")) for who in EVERYBODY}
    assert came == {who: SERVERS_ONLY if who == "dm" else OLDER for who in EVERYBODY}


async def test_what_is_announced_goes_to_no_channel_of_another_server(here: Land) -> None:
    town = await here.town(two=False)
    before = len(here.theirs.channel.history())
    async with here.copied():
        await town.does(Settle(Setting.ANNOUNCEMENTS, str(here.theirs.channel.id)))
        assert await pressed(here, town, "editor", "e:publish/3/2") == DONE
    assert len(here.theirs.channel.history()) == before


async def test_a_spelling_that_was_kept_for_another_server_leads_nowhere_here(here: Land) -> None:
    town, long = await here.town(two=False), "A sentence of a draft that nobody else reads, and a long one too."
    kept = await here.world.house.store.of(here.theirs.server.id).ledger.spellings.remember(
        f"rewording/1/{long}/{long}"
    )
    assert await pressed(here, here.theirs, "editor", f"e:~{kept}") == FORM
    assert await pressed(here, town, "editor", f"e:~{kept}") == OLDER


ASKED = [
    (command.name, option.name, option.suggest) for command in COMMANDS for option in command.options if option.suggest
]


async def typed_in(
    town: Town, who: str, command: str, kind: InteractionType, *options: dict[str, Any]
) -> InteractionResult:
    """What comes of a command as Discord sends it, also where no client would offer it."""
    first, *rest = command.split()
    root = town.world.env.backend.find_command(first, town.server.id)
    assert root is not None
    file = {"id": "1", "filename": "b.yaml", "size": 3, "url": "https://cdn.discordapp.com/b.yaml", "proxy_url": ""}
    data = {
        "id": root["id"],
        "name": first,
        "type": 1,
        "options": nest_options(root, rest, list(options)),
        "resolved": {"attachments": {"1": file}},
    }
    return await _dispatch_actor_interaction(town.actor(who), kind, town.place(who), data)


async def offers(town: Town, who: str, command: str, option: str, typed: str) -> list[str]:
    """The labels and values that autocomplete gives them."""
    kind = InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE
    result = await typed_in(town, who, command, kind, {"name": option, "type": 3, "value": typed, "focused": True})
    return [f"{choice['name']} {choice['value']}" for choice in result.autocomplete_choices or []]


@pytest.mark.parametrize(("command", "option", "kind"), ASKED)
async def test_autocomplete_offers_something_to_whom_the_table_says(
    here: Land, command: str, option: str, kind: Suggest
) -> None:
    town = await here.town(two=False)
    word = expected(Row("", SUGGESTED[kind], SHOWN), two=False)
    came = {who: await offers(town, who, command, option, "") for who in EVERYBODY}
    assert {who: bool(found) for who, found in came.items()} == {who: word[who] == SHOWN for who in EVERYBODY}
    assert [leak for who, found in came.items() for leak in leaks(who, str(found), town.secret)] == []


@pytest.mark.parametrize(("turn", "asked"), [*enumerate(ASKED)])
async def test_autocomplete_tells_of_no_draft_and_of_no_other_server(
    here: Land, turn: int, asked: tuple[str, str, Suggest]
) -> None:
    town, (command, option, _) = await here.town(two=False), asked
    typed = TYPED[turn % len(TYPED)]
    told = {
        who: leaks(who, str(await offers(town, who, command, option, typed)), town.secret)
        for who in ("member", "visiting", "ex-editor", "editor", "dm")
    }
    assert not any(told.values()), told


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_a_command_sent_in_a_direct_message_is_told_where_it_works(here: Land, command: Command) -> None:
    town = await here.town(two=False)
    given = [
        {"name": option.name, "type": 11 if option.file else 3, "value": "1"}
        for option in command.options
        if option.required
    ]
    result = await typed_in(town, "dm", command.name, InteractionType.APPLICATION_COMMAND, *given)
    assert "A record belongs to a server." in text_of(result.response)
