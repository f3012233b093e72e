"""An article by its address, in the terminal."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Config
from bot.shell.shell import Session
from briefings.reading.kinds import FileKind
from tests.bot.houses import SERVER, opened
from tests.briefings.reading.articles import LIGHTHOUSE
from tests.briefings.reading.pdf_files import LAYOUTS, pdf_of
from tests.briefings.reading.sites import ARTICLE, Sites, serving
from tests.briefings.reading.word_files import word_file_of


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    async with serving() as up:
        up.put("/ferry", ARTICLE, content_type="text/plain; charset=utf-8")
        yield up


@pytest.fixture
async def session(tmp_path: Path, sites: Sites) -> AsyncIterator[Session]:
    async with opened(tmp_path / "data", Config(fetch_urls=True), sites.web()) as house:
        yield Session(house, SERVER)


@pytest.mark.parametrize("typed", ["url:http://news.example/ferry", "HTTP://news.example/ferry"])
async def test_an_article_is_taken_in_by_its_address(session: Session, typed: str) -> None:
    assert "Ferry fare plan divides the harbour council" in await session.enter(f"/briefing add {typed}")


@pytest.mark.parametrize(
    ("path", "kind", "data"),
    [
        ("/ferry", "application/pdf", pdf_of(LIGHTHOUSE, LAYOUTS[0])),
        ("/ferry.pdf", "application/octet-stream", pdf_of(LIGHTHOUSE, LAYOUTS[0])),
        ("/ferry", FileKind.DOCX.value, word_file_of(LIGHTHOUSE)),
    ],
    ids=["pdf", "pdf by its name", "word"],
)
async def test_a_file_on_the_web_is_taken_in_too(
    session: Session, sites: Sites, path: str, kind: str, data: bytes
) -> None:
    sites.put(path, data, content_type=kind)
    assert LIGHTHOUSE.title in await session.enter(f"/briefing add url:http://news.example{path}")


async def test_a_page_that_cannot_be_had_leads_to_the_form(session: Session) -> None:
    refused = await session.enter("/briefing add url:http://news.example/nothing")
    assert "There is no page at that address (404)." in refused
    assert "[1] Paste the text" in refused
    await session.enter("1")
    assert session.in_form


async def test_a_file_and_an_address_together_are_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    typed = f"/briefing add file:{tmp_path / 'ferry.txt'} url:http://news.example/ferry"
    assert "A file and an address were given." in await session.enter(typed)


async def test_fetching_is_off_until_the_host_allows_it(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as house:
        refused = await Session(house, SERVER).enter("/briefing add url:https://news.example/ferry")
    assert "has not switched that on" in " ".join(refused.split())
