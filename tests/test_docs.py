"""The docs name everything that can be typed or set."""

import re
from pathlib import Path

import click
import pytest

from bot.command_line import draft_command
from bot.commands.commands import COMMANDS, MESSAGE_MENUS
from bot.commands.options import Command, MessageMenu
from tests.test_house import FLOORS

DOCS = Path(__file__).parents[1] / "docs"
ROOT = DOCS.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGES = re.findall(r"^\| (an? .+?) \| (.+) \|$", CONTRIBUTING, re.MULTILINE)
MOST = {
    "a reader command": 5,
    "an option of `/quote`": 3,
    "a doubt": 2,
    "a field of a quote": 6,
    "a citation style": 2,
    "a server's setting": 3,
}
EDITORS, ADMINS = [(DOCS / name).read_text(encoding="utf-8") for name in ("editors.md", "admins.md")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_has_its_line(command: Command) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"### `/{command.name}`\n", 1)[1].split("\n#", 1)[0]

    assert command.about in section
    assert [option.name for option in command.options if f"| `{option.name}` | {option.about} |" not in section] == []


@pytest.mark.parametrize("menu", MESSAGE_MENUS, ids=lambda menu: menu.name)
def test_every_entry_of_the_menu_of_a_message_has_its_lines(menu: MessageMenu) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")

    assert f"### {menu.name}\n\n{menu.about.removesuffix('.')}" in page


@pytest.mark.parametrize("option", draft_command.params, ids=lambda option: option.name)
def test_every_option_of_the_draft_command_has_its_line(option: click.Parameter) -> None:
    page = (DOCS / "drafting.md").read_text(encoding="utf-8")

    assert [name for name in option.opts if name.startswith("--") and f"| `{name}` | " not in page] == []


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`/([a-z -]+)`", EDITORS + ADMINS))))
def test_every_command_that_the_walks_name_exists(name: str) -> None:
    assert name in {command.name for command in COMMANDS}


@pytest.mark.parametrize(("words", "path"), re.findall(r"!\[(.*)\]\((.*)\)", EDITORS + ADMINS))
def test_every_picture_of_the_walks_is_there_small_and_told_in_words(words: str, path: str) -> None:
    assert len(words) > 20
    assert 0 < (DOCS / path).stat().st_size < 100_000


@pytest.mark.parametrize("page", ["editors", "admins"])
def test_the_readme_leads_to_the_walks(page: str) -> None:
    assert f"(docs/{page}.md)" in (DOCS.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("change", "files"), CHANGES)
def test_every_file_that_a_change_touches_is_there(change: str, files: str) -> None:
    paths = re.findall(r"`((?:bot|briefings)/[^`]+)`", files)

    assert paths != []
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(("change", "most"), MOST.items())
def test_a_common_change_touches_few_files(change: str, most: int) -> None:
    files = re.findall(r"`[^`]+\.(?:py|sql)`", dict(CHANGES)[change])

    assert 0 < len(files) <= most


@pytest.mark.parametrize("room", sorted({room for floor in FLOORS for room in floor} - {"bot.__main__"}))
def test_every_room_has_its_line(room: str) -> None:
    rooms = CONTRIBUTING.split("## The rooms", 1)[1].split("## The words", 1)[0]

    assert f"`{room.rpartition('.')[2]}" in rooms.replace("briefings/", "").replace("bot/", "")


LINKS = [
    (page, link)
    for page in sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("page", "link"), LINKS, ids=lambda value: getattr(value, "name", value))
def test_every_link_of_the_docs_leads_somewhere(page: Path, link: str) -> None:
    assert (page.parent / link).exists()


def test_the_steps_of_drafting_name_their_files() -> None:
    rows = re.findall(r"^\| .+ \| .+ \| (`.+) \|$", (DOCS / "drafting.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+(?:/[a-z_]+)?)`", row) if name != "briefings/text"]
    homes = [ROOT / "briefings" / "drafting", ROOT / "briefings" / "text"]

    assert len(named) > 20
    assert [name for name in named if not any((home / f"{name}.py").exists() for home in homes)] == []
