"""Spellings that no message showed, and what autocomplete tells to whom, for everybody. `tests.bot.gateway.permissions.test_forged` sends
each in Discord."""

import itertools

import pytest

from bot.commands.options import Suggest
from tests.bot.permissions.outcomes import OLDER, SHOWN, leaks
from tests.bot.permissions.permission_table import MALFORMED, SUGGESTED, TYPED, Row, expected
from tests.bot.permissions.pressing import pressed
from tests.bot.permissions.town import OURS, PEOPLE, TOWN, TownRecords

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("spelling", MALFORMED)
async def test_a_spelling_that_means_nothing_is_told_so_whoever_sends_it(here: TownRecords, spelling: str) -> None:
    async with here.town(two=False, own=False) as town:
        came = {who: await pressed(town, who, spelling) for who in PEOPLE}
    assert came == dict.fromkeys(PEOPLE, OLDER)


async def test_every_kind_of_suggestion_has_its_line() -> None:
    assert set(SUGGESTED) == set(Suggest)


@pytest.mark.parametrize("kind", Suggest)
async def test_autocomplete_offers_something_to_whom_the_table_says(here: TownRecords, kind: Suggest) -> None:
    word = expected(Row("", SUGGESTED[kind], SHOWN), two=False)
    async with here.town(two=False, own=False) as town:
        came = {who: bool(await town.house.suggest(TOWN, PEOPLE[who], kind, "")) for who in PEOPLE}
    assert came == {who: word[who] == SHOWN for who in PEOPLE}


@pytest.mark.parametrize("kind", Suggest)
async def test_autocomplete_tells_of_no_draft_and_of_no_other_server(here: TownRecords, kind: Suggest) -> None:
    async with here.town(two=False, own=False) as town:
        told = {
            (who, typed): leaks(who, str(await town.house.suggest(TOWN, PEOPLE[who], kind, typed)), OURS)
            for who, typed in itertools.product(PEOPLE, TYPED)
        }
    assert not any(told.values()), told
