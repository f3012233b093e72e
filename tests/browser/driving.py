"""A real Chromium on a real preview: the program is started as a host starts it, in an empty folder."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
ARTICLE = Path(__file__).with_name("ferry-fare.txt")
# Without these, Chromium asks for its maker's hosts at every start; a closed network refuses each of them.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program_environment() -> dict[str, str]:
    """This process's environment without a token, and with the project on the path."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


@contextmanager
def running_preview(folder: Path) -> Iterator[str]:
    """The address that the program prints; it is told to end afterwards, and must end cleanly."""
    (folder / "config.yaml").write_text("preview:\n  port: 0\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"], cwd=folder, env=program_environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        found = next((match for line in process.stdout if (match := re.search(r"http://127\.0\.0\.1:\S+", line))), None)
        assert found is not None, "the preview ended without naming its address"
        yield found[0]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def open_page(url: str, *, scale: float = 1) -> Iterator[Page]:
    """The preview's page in headless Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium is not None, "This needs Chromium: on Debian, apt-get install chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        page = browser.new_page(viewport={"width": 1200, "height": 900}, device_scale_factor=scale)
        page.set_default_timeout(20_000)
        page.goto(url)
        yield page
        browser.close()


def begin(page: Page, command: str) -> None:
    """Type a command into the composer and take it from the list."""
    composer = page.locator("#channel-composer-input")
    composer.click()
    composer.press_sequentially(command)
    page.get_by_role("listbox", name="Application commands").get_by_role("option", name=command).first.click()


def pick(page: Page, typed: str, shown: str) -> None:
    """Type into the option that has the focus, and take the suggestion that is shown as `shown`."""
    page.locator(".command-pill.is-focused input").press_sequentially(typed)
    page.locator(".command-suggestion", has_text=shown).first.click()


def name_option(page: Page, name: str) -> None:
    """Add an option to the command that is being typed."""
    page.locator(".command-suggestion", has_text=name).first.click()


def send(page: Page) -> None:
    page.locator("#send-message").click()


def newest(page: Page) -> Locator:
    return page.locator(".channel-message").last


def become(page: Page, who: str) -> None:
    """Switch to another person, and wait until the page shows what they see."""
    page.locator("#viewer-picker").select_option(label=who)
    expect(page.locator("#action-status")).to_have_text("Preview ready")


def press(page: Page, button: str, then: str = "") -> None:
    """Press a button of the newest message, and wait for what is shown then."""
    newest(page).get_by_role("button", name=button).first.click()
    expect(newest(page)).to_contain_text(then)


def fill(page: Page, **values: str) -> None:
    """Fill the form that opens, each field by its key, and send it."""
    for key, value in values.items():
        page.locator(f"[role=dialog] [name={key}]").fill(value)
    page.get_by_role("button", name="Submit").click()
