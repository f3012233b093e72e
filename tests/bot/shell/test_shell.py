"""The terminal door: what is typed, and what comes back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.command_line import main
from bot.house import LOCAL_SERVER, House
from bot.shell.shell import PROMPT, Session
from briefings.ask.queries import Quotes
from tests.bot.houses import ARTICLE, MEMBER, SERVER, opened, text_of


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path / "data") as one:
        await one.seed_sample()
        yield one


@pytest.fixture
def session(house: House) -> Session:
    return Session(house, LOCAL_SERVER)


async def typed(session: Session, *lines: str) -> str:
    """What the last of these lines shows, on one line."""
    shown = ""
    for line in lines:
        shown = await session.enter(line)
    return " ".join(shown.split())


def door(shown: str, label: str) -> str:
    """The number of the door with this label."""
    assert f"] {label}" in shown, shown
    return shown.partition(f"] {label}")[0].rpartition("[")[2]


async def test_a_question_is_answered(session: Session) -> None:
    assert "Larry Krasner" in await typed(session, "/who krasner")


async def test_a_number_opens_the_door_of_the_last_card(session: Session) -> None:
    shown = await typed(session, "/quote")
    first = await typed(session, door(shown, "Q-"))
    context = await typed(session, door(first, "Context"))
    assert "Context" in context or "sentences before" in context
    assert "Source" in context


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/whoo krasner", "There is no command /whoo krasner. Did you mean /who"),
        ("/who", "/who needs “person”."),
        ("7", "There are no numbered buttons yet."),
        ("/briefing add nowhere.txt", "nowhere.txt cannot be read: No such file or directory."),
        ("/briefing add /", "cannot be read: Is a directory."),
        ("/quote id:seven", "“seven” is not a number such as Q-12."),
    ],
)
async def test_what_cannot_be_done_is_said_with_the_next_step(session: Session, line: str, said: str) -> None:
    assert said in await typed(session, line)


async def test_a_door_that_the_card_does_not_have_is_refused_and_the_card_stays(session: Session) -> None:
    shown = await typed(session, "/quote")
    assert "has no button 999" in await typed(session, "999")
    assert await typed(session, door(shown, "Q-")) != ""


async def test_an_empty_line_does_nothing(session: Session) -> None:
    assert await session.enter("  ") == ""
    assert session.prompt == PROMPT


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(session: Session, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    assert "big.txt has 11.0 MB; the limit is 10." in await typed(session, f"/briefing add {tmp_path / 'big.txt'}")


async def test_the_whole_way_of_an_editor_goes_through_the_terminal(house: House, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    session = Session(house, SERVER)
    review = await typed(session, f"/briefing add {tmp_path / 'ferry.txt'}")
    await typed(session, door(review, "Edit facts"))
    assert "now: Ferry fare plan" in session.prompt
    review = await typed(session, "", "Harbour Post", "3 March 2025", "", "fares, harbour")
    assert "Harbour Post" in review
    assert "3 March 2025" in review
    published = await typed(session, door(review, "Publish"))
    assert "Published: B-1" in published
    said = text_of(await house.reply(SERVER, MEMBER, Quotes(topic="harbour")))
    assert "The plan breaks our promise to every commuter" in said


async def test_a_form_that_is_left_saves_nothing(house: House, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    session = Session(house, SERVER)
    review = await typed(session, f"/briefing add {tmp_path / 'ferry.txt'}")
    assert await typed(session, door(review, "Edit facts"), "Another title", "/cancel") == (
        "The form was cancelled; nothing was saved."
    )
    assert session.prompt == PROMPT
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert draft.rev == 1


async def test_an_article_can_be_pasted_over_many_lines(house: House) -> None:
    session = Session(house, SERVER)
    await session.enter("/briefing add")
    for line in ARTICLE.splitlines():
        await session.enter(line)
    await session.enter(".")
    shown = ""
    while session.prompt != PROMPT:
        shown = await session.enter("")
    assert "Ferry fare plan divides the harbour council" in shown


def test_a_pipe_is_answered_line_by_line_without_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["shell"], input="/who lyons\n\n/nonsense\n/who krasner\nquit\n/about\n")
    assert ended.exit_code == 0
    assert "Todd Lyons" in ended.stdout
    assert "There is no command /nonsense." in ended.stdout
    assert "Larry Krasner" in ended.stdout
    assert PROMPT not in ended.stdout
    assert "0.1.0" not in ended.stdout


def test_a_pipe_that_ends_inside_a_form_says_that_nothing_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["shell"], input="/briefing add\nSome words.\n")
    assert ended.exit_code == 0
    assert ended.stdout.endswith("The form was cancelled; nothing was saved.\n\n")


def test_bytes_that_are_no_text_do_not_end_the_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["shell"], input=b"/who \xff\xfe\n/who krasner\n")
    assert ended.exit_code == 0
    assert "Larry Krasner" in ended.stdout


def test_another_servers_record_is_opened_by_its_id_and_gets_no_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["shell", "--server", "77"], input="/who krasner\n")
    assert ended.exit_code == 0
    assert "Larry Krasner" not in ended.stdout
