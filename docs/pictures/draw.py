"""Draws the pictures of the README with the program itself: the preview in Chromium, and a terminal session."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect
from rich.console import Console
from rich.text import Text

from tests.browser.driving import (
    begin,
    name_option,
    newest,
    open_page,
    pick,
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
        expect(newest(page)).to_contain_text("Around the quote stand")
        page.locator(".channel-message").nth(0).evaluate("message => message.remove()")
        page.mouse.move(0, 0)
        page.locator("#channel-message-list").screenshot(path=HERE / "preview.png")


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
    draw_shell()
