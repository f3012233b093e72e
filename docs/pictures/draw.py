"""Draws the pictures of the README with the program itself: the preview in Chromium, and a terminal session."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect
from rich.console import Console
from rich.text import Text

from tests.browser.driving import begin, newest, open_page, pick, program_environment, running_preview, send

HERE = Path(__file__).parent
TYPED = ("/who krasner", "/quote person:lyons")


def draw_preview() -> None:
    """`preview.png`: a member asks who somebody is, and opens a quote."""
    with TemporaryDirectory() as folder, running_preview(Path(folder)) as url, open_page(url, scale=1.5) as page:
        begin(page, "/quote")
        page.locator(".command-suggestion", has_text="person").first.click()
        pick(page, "lyo", "Todd Lyons")
        send(page)
        expect(newest(page)).to_contain_text("Todd Lyons")
        newest(page).screenshot(path=HERE / "preview.png")


def draw_shell() -> None:
    """`shell.svg`: the same questions in a terminal."""
    console = Console(record=True, width=88, file=(HERE / "shell.svg").open("w", encoding="utf-8"))
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
    console.save_svg(str(HERE / "shell.svg"), title="On Record")


if __name__ == "__main__":
    draw_preview()
    draw_shell()
