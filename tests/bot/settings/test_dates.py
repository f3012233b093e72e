"""A server chooses how its dates are written and its time zone; every door and every card follows, and no other server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml

from bot.actions.actions import Add, Correct, Diff, FormKind, Log, OpenForm, OpenItem, Publish, Review, submit_of
from bot.actions.curating import PublishAt
from bot.actions.settings import ExportAll, OpenSetting, Panel, Settle, Unsettle
from bot.cards.card import Form
from bot.config import Config
from bot.house import House, open_house
from briefings.ask.queries import Changes, Search, SourceOf, Summary, Timeline
from briefings.model.record import Kind, Origin
from briefings.settings import Setting, settings_yaml
from tests.bot.houses import ARTICLE, EDITOR, NOON, SECOND_EDITOR, SERVER, command, doors_to, sent_with, text_of

ADMIN, OTHER = EDITOR, SERVER + 1
DATED = ARTICLE.replace("Fares were last raised in 2019.", "Fares were last raised on 4 May 2019.")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1 is a draft of an article of 2 March 2026, in two servers; the time is noon of 1 March 2026, UTC."""
    async with open_house(Config(data=tmp_path), now=lambda: NOON, version="0.0") as house:
        for server in (SERVER, OTHER):
            card = await house.reply(server, EDITOR, Add(text=DATED))
            [facts] = [door for door in doors_to(card, OpenForm) if door.form is FormKind.FACTS]
            form = await house.reply(server, EDITOR, facts)
            await house.reply(server, EDITOR, sent_with(form, published="2 March 2026"))
        yield house


async def settle(house: House, setting: Setting, typed: str) -> str:
    return text_of(await house.reply(SERVER, ADMIN, Settle(setting, typed)))


async def test_the_panel_shows_both_and_offers_the_ways_of_writing(house: House) -> None:
    panel = await house.reply(SERVER, ADMIN, Panel())
    assert "Dates: written like 27 January 2026" in text_of(panel)
    assert "Time zone: UTC, for plans and histories. It is 1 March 2026, 12:00 UTC there now." in text_of(panel)
    assert [door.values for door in doors_to(panel, Settle) if door.setting is Setting.DATES] == [
        "day-first",
        "month-first",
        "iso",
    ]


async def test_what_was_chosen_counts_on_the_card_that_says_so(house: House) -> None:
    said = await settle(house, Setting.DATES, "month-first")
    assert said.startswith("Dates: saved.")
    assert "Dates: written like January 27, 2026" in said
    assert "March 1, 2026, 12:00 UTC: member 1 changed dates from the default to January 27, 2026" in said
    said = await settle(house, Setting.ZONE, "asia/kolkata")
    assert "Time zone: Asia/Kolkata, for plans and histories. It is March 1, 2026, 17:30 UTC+5:30 there now." in said
    assert "changed time zone from the default to Asia/Kolkata" in said


async def test_the_zone_is_asked_for_in_a_form_and_what_was_chosen_is_taken_back(house: House) -> None:
    form = await house.reply(SERVER, ADMIN, OpenSetting(Setting.ZONE))
    assert isinstance(form, Form)
    assert isinstance(form.opened, OpenSetting)
    await house.reply(SERVER, ADMIN, submit_of(form.opened, {"values": "America/New_York"}))
    again = await house.reply(SERVER, ADMIN, OpenSetting(Setting.ZONE))
    assert isinstance(again, Form)
    assert again.fields[0].value == "America/New_York"
    assert "Time zone: UTC," in text_of(await house.reply(SERVER, ADMIN, submit_of(form.opened, {"values": " "})))
    await settle(house, Setting.DATES, "2026-01-27")
    assert "written like 27 January 2026" in text_of(await house.reply(SERVER, ADMIN, Unsettle(Setting.DATES)))


async def test_what_members_read_is_written_so_and_the_articles_words_stay(house: House) -> None:
    await house.reply(SERVER, EDITOR, Publish(1))
    await house.reply(OTHER, EDITOR, Publish(1))
    await settle(house, Setting.DATES, "month-first")
    await settle(house, Setting.ZONE, "Pacific/Pago_Pago")
    summary = text_of(await house.answer(SERVER, Summary(1)))
    assert "March 2, 2026" in summary
    assert "May 4, 2019 — Fares were last raised on 4 May 2019." in summary
    assert "May 4, 2019 · Event E-2, outlet not known, March 2, 2026" in text_of(
        await house.answer(SERVER, Search("raised"))
    )
    assert "Timeline since March 2019 until May 6, 2019" in text_of(
        await house.answer(SERVER, Timeline(since="2019-03", until="2019-05-06"))
    )
    assert "published, March 1, 2026, 01:00 UTC-11" in text_of(await house.answer(SERVER, SourceOf(Kind.BRIEFING, 1)))
    assert "4 May 2019 — Fares were last raised on 4 May 2019." in text_of(await house.answer(OTHER, Summary(1)))


async def test_the_desk_is_written_so(house: House) -> None:
    await settle(house, Setting.DATES, "iso")
    await settle(house, Setting.ZONE, "America/New_York")
    assert "Article's date: 2026-03-02 (given by an editor)" in text_of(await house.reply(SERVER, EDITOR, Review(1)))
    assert "When: 2019-05-04" in text_of(await house.reply(SERVER, EDITOR, OpenItem(1, "e2")))
    assert "2026-03-01 07:00 UTC-5: member 1" in text_of(await house.reply(SERVER, EDITOR, Log()))
    assert "is: 2026-03-02" in text_of(await house.reply(SERVER, EDITOR, Diff(1)))


@pytest.mark.parametrize("style", ["day-first", "month-first", "iso"])
async def test_a_date_that_a_form_shows_and_nobody_changed_stays_the_articles(house: House, style: str) -> None:
    await settle(house, Setting.DATES, style)
    card = await house.reply(SERVER, EDITOR, OpenItem(1, "e2"))
    [door] = [door for door in doors_to(card, OpenForm) if door.form is FormKind.EVENT]
    await house.reply(SERVER, EDITOR, sent_with(await house.reply(SERVER, EDITOR, door)))
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert draft.events[1].when.by is Origin.TEXT
    assert draft.events[1].when.edtf == "2019-05-04"


async def test_a_correction_is_told_in_the_servers_way_and_day(house: House) -> None:
    await house.reply(SERVER, EDITOR, Publish(1))
    card = await house.reply(SERVER, EDITOR, Correct(Kind.EVENT, 2))
    [door] = [door for door in doors_to(card, OpenForm) if door.form is FormKind.EVENT]
    form = await house.reply(SERVER, EDITOR, door)
    await house.reply(SERVER, EDITOR, sent_with(form, when="5 May 2019", reason="The day was wrong."))
    await settle(house, Setting.DATES, "month-first")
    await settle(house, Setting.ZONE, "Pacific/Kiritimati")
    told = text_of(await house.answer(SERVER, Changes()))
    assert "Corrected on March 2, 2026, date: was “May 4, 2019” → is “May 5, 2019”. Reason: The day was wrong." in told


async def test_a_plan_is_made_and_told_in_the_servers_time(house: House) -> None:
    await settle(house, Setting.ZONE, "America/New_York")
    told = text_of(await house.reply(SERVER, SECOND_EDITOR, PublishAt(1, "tomorrow 9:00", None)))
    assert "This revision will be published on 2 March 2026 at 09:00 UTC-5" in told
    planned = await house.store.of(SERVER).schedule.get(1)
    assert planned is not None
    assert planned.due.isoformat() == "2026-03-02T14:00:00+00:00"
    assert "There is no 02:30 on 8 March 2026 in America/New_York" in text_of(
        await house.reply(SERVER, SECOND_EDITOR, PublishAt(1, "2026-03-08 2:30", None))
    )
    told = text_of(await house.reply(SERVER, SECOND_EDITOR, PublishAt(1, "2026-03-08 3:30", None)))
    assert "8 March 2026 at 03:30 UTC-4" in told
    await settle(house, Setting.ZONE, "UTC")
    assert "8 March 2026 at 07:30 UTC" in text_of(await house.reply(SERVER, EDITOR, Review(1)))


async def test_files_keep_dates_as_they_are_for_machines(house: House) -> None:
    await settle(house, Setting.DATES, "month-first")
    await settle(house, Setting.ZONE, "America/New_York")
    out = await house.run(SERVER, EDITOR, command("briefing export"), {"briefing": "B-1"})
    assert b"2026-03-02" in out.files[0].data  # type: ignore[union-attr]
    assert b"March 2, 2026" not in out.files[0].data  # type: ignore[union-attr]
    whole = await house.reply(SERVER, ADMIN, ExportAll())
    assert whole.files  # type: ignore[union-attr]


async def test_the_export_of_settings_names_both(house: House) -> None:
    await settle(house, Setting.DATES, "iso")
    await settle(house, Setting.ZONE, "Europe/Berlin")
    told = yaml.safe_load(settings_yaml(house.store.of(SERVER).settings))
    assert told == {"dates": ["iso"], "time_zone": ["Europe/Berlin"]}
