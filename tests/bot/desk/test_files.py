"""Files of every kind reach the review card, and a hostile one costs nobody else an answer."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.card import Card, Form
from bot.commands.options import Upload
from bot.house import House
from tests.bot.houses import EDITOR, MEMBER, SERVER, command, opened, text_of
from tests.briefings.reading.articles import BUS, LIGHTHOUSE
from tests.briefings.reading.pages import newspaper
from tests.briefings.reading.pdf_files import LAYOUTS, pdf_of
from tests.briefings.reading.word_files import word_file_of

FRENCH = """\
Le conseil garde le phare allumé

Le conseil municipal s’est réuni lundi pour discuter du phare et de son coût pour la ville. « Nous n’allons pas laisser les bateaux dans
le noir », a déclaré la maire, Anne Morel, devant une salle pleine. Les habitants du port demandent depuis des années que la lampe soit
réparée, et le gardien dit qu’il peut la faire tourner encore un hiver.
"""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        yield house


async def added(house: House, name: str, data: bytes) -> Card | Form:
    return await house.run(SERVER, EDITOR, command("briefing add"), {"file": Upload(name, data)})


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("buses.html", newspaper(BUS).encode(), BUS.title),
        ("light.pdf", pdf_of(LIGHTHOUSE, LAYOUTS[3]), LIGHTHOUSE.title),
        ("light.docx", word_file_of(LIGHTHOUSE), LIGHTHOUSE.title),
        ("light.txt", pdf_of(LIGHTHOUSE, LAYOUTS[0]), LIGHTHOUSE.title),
    ],
    ids=["html", "pdf", "docx", "a pdf with a wrong ending"],
)
async def test_a_file_of_each_kind_becomes_a_draft(house: House, name: str, data: bytes, title: str) -> None:
    assert text_of(await added(house, name, data)).startswith(f"B-1 {title} =")


async def test_a_french_article_is_stored_with_its_quotes_and_a_doubt(house: House) -> None:
    assert "Only English is drafted well" in text_of(await added(house, "phare.txt", FRENCH.encode()))
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert [piece.of(draft.source.text) for quote in draft.quotes for piece in quote.pieces] == [
        "Nous n’allons pas laisser les bateaux dans\nle noir"
    ]


@pytest.mark.slow
async def test_members_are_answered_while_a_hostile_file_is_read(house: House) -> None:
    hostile = b"<html><body><div>" + b"a<br>" * 380_000 + b"</div>"
    adding = asyncio.ensure_future(added(house, "a.html", hostile))
    await asyncio.sleep(0.3)
    assert "Nothing is published here yet" in text_of(await house.run(SERVER, MEMBER, command("help"), {}))
    assert not adding.done()
    assert "more memory than is allowed" in text_of(await adding)
