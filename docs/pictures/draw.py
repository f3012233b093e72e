"""Draws the pictures of the docs with the program itself: the preview in Chromium, and a terminal session."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect
from rich.console import Console
from rich.text import Text

from tests.browser.driving import (
    ARTICLE,
    become,
    begin,
    fill,
    name_option,
    newest,
    open_page,
    pick,
    press,
    program_environment,
    running_preview,
    send,
)

HERE = Path(__file__).parent
TYPED = ("/who krasner", "/quote person:lyons")


def draw_preview() -> None:
    """`preview.png`: a member opens a quote and its context."""
    with TemporaryDirectory() as folder, running_preview(Path(folder)) as url, open_page(url, scale=1.5) as page:
        begin(page, "/quote")
        name_option(page, "id")
        pick(page, "Try", "Try it")
        send(page)
        expect(newest(page)).to_contain_text("Todd Lyons")
        newest(page).get_by_role("button", name="Context").click()
        expect(newest(page)).to_contain_text("Shown with the sentences before and after")
        page.locator(".channel-message").nth(0).evaluate("message => message.remove()")
        page.mouse.move(0, 0)
        page.locator("#channel-message-list").screenshot(path=HERE / "preview.png")


def draw_desk() -> None:
    """`desk-….png`: an editor takes an article from its draft to what members see of it, and corrects it."""
    with TemporaryDirectory() as folder, running_preview(Path(folder)) as url, open_page(url) as page:
        become(page, "editor")
        begin(page, "/briefing add")
        name_option(page, "file")
        page.set_input_files("input[type=file]", ARTICLE)
        send(page)
        expect(newest(page)).to_contain_text("Will be published:")
        _keep(page, "review")
        press(page, "Accept", "Here is the next open item")
        _keep(page, "item")
        press(page, "Edit stance")
        fill(page, issue="The Selwyn Islands should freeze ferry fares for two years.")
        expect(newest(page)).to_contain_text("accepted, will be published")
        press(page, "Back to review", "Open an item")
        press(page, "Publish", "Published:")
        _keep(page, "published")
        begin(page, "/briefing correct")
        pick(page, "Q-8", "After that we are borrowing")
        send(page)
        press(page, "Correct words")
        fill(page, words="we are borrowing to sail", reason="The sentence began one word too early.")
        expect(newest(page)).to_contain_text("Corrected.")
        begin(page, "/briefing history")
        pick(page, "ferry", "Island council")
        send(page)
        expect(newest(page)).to_contain_text("History of")
        _keep(page, "history")
        become(page, "member")
        begin(page, "/quote")
        name_option(page, "id")
        pick(page, "Q-8", "we are borrowing")
        send(page)
        expect(newest(page)).to_contain_text("Corrected on")
        _keep(page, "corrected")


def draw_admin() -> None:
    """`desk-topic.png`, `admin-….png`: a topic with an alias, the settings of a server, and why a member cannot use a command."""
    with TemporaryDirectory() as folder, running_preview(Path(folder)) as url, open_page(url) as page:
        become(page, "editor")
        begin(page, "/desk topic")
        name_option(page, "topic")
        pick(page, "immig", "Immigration enforcement")
        send(page)
        press(page, "Add an alias")
        fill(page, alias="ICE arrests")
        expect(newest(page)).to_contain_text("ICE arrests")
        _keep(page, "topic")
        begin(page, "/setup panel")
        send(page)
        expect(newest(page)).to_contain_text("Settings of this server")
        _keep(page, "panel", "admin")
        begin(page, "/setup diagnose")
        name_option(page, "user")
        pick(page, "member", "member")
        page.get_by_text("+2 more").click()
        name_option(page, "command")
        pick(page, "briefing add", "briefing add")
        send(page)
        expect(newest(page)).to_contain_text("is for editors")
        _keep(page, "diagnose", "admin")


def _keep(page: Page, name: str, whose: str = "desk") -> None:
    page.mouse.move(0, 0)
    newest(page).locator(".message-components").screenshot(path=HERE / f"{whose}-{name}.png")


def draw_shell() -> None:
    """`shell.svg`: the same questions in a terminal."""
    console = Console(record=True, width=88, file=StringIO())
    with TemporaryDirectory() as folder:
        for typed in TYPED:
            done = subprocess.run(
                [sys.executable, "-m", "bot", "shell"],
                input=typed,
                cwd=folder,
                env=program_environment(),
                capture_output=True,
                text=True,
                check=True,
            )
            console.print(Text(f'$ echo "{typed}" | python -m bot shell', style="bold"))
            console.print(Text(done.stdout))
    drawn = re.sub(
        r"@font-face \{.*?\}\s*", "", console.export_svg(title="On Record"), flags=re.DOTALL
    )  # no font from elsewhere
    (HERE / "shell.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    draw_preview()
    draw_desk()
    draw_admin()
    draw_shell()
