"""A member and an editor at the preview, as a person would: typing, picking, pressing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import ARTICLE, become, begin, name_option, newest, pick, send

pytestmark = pytest.mark.browser


def test_a_member_asks_who_and_reads_the_context(page: Page) -> None:
    expect(page.locator(".channel-message").first).to_contain_text("Try the bot here")

    begin(page, "/who")
    pick(page, "kras", "Larry Krasner")
    send(page)

    expect(newest(page)).to_contain_text("Larry Krasner")
    expect(newest(page)).to_contain_text("Only you can see this")

    newest(page).get_by_role("button", name="Context").first.click()
    expect(newest(page)).to_contain_text("Context")


def test_an_editor_publishes_an_article_and_a_member_finds_its_quote(page: Page) -> None:
    become(page, "editor")
    begin(page, "/briefing add")
    name_option(page, "file")
    page.set_input_files("input[type=file]", ARTICLE)
    send(page)

    expect(newest(page)).to_contain_text("Island council splits over ferry fare freeze")
    newest(page).get_by_role("button", name="Publish").click()
    expect(newest(page)).to_contain_text("published", ignore_case=True)

    become(page, "member")
    begin(page, "/quote")
    name_option(page, "person")
    pick(page, "toll", "Maren Tolliver")
    send(page)

    expect(newest(page)).to_contain_text("A ferry is our road, and nobody pays a toll to leave their own street,")
    expect(newest(page)).to_contain_text("Maren Tolliver")
