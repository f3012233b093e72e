"""What goes wrong at an editors' desk on purpose or by chance: late forms, two at once, hostile files, titles and names."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Merge, Publish
from bot.gate.rules import Actor
from bot.performing import spell
from briefings.packs import sample, write_file
from tests.bot.gateway.seen import labels_of, text_of
from tests.bot.gateway.world import World, chosen, form_of, living, pressed, sent
from tests.bot.houses import press
from tests.bot.permissions.town import ARTICLE
from tests.briefings.packs.test_reader import FILE as BRIDGE

SECOND = ARTICLE.replace("Ada Quill", "Nora Quill").replace("Island council", "Harbour board")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        yield world


async def add(world: World, article: str = ARTICLE) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", article.encode()))


async def two_on_record(world: World) -> None:
    """Ada Quill is P-1 in B-1, Nora Quill P-4 in B-2; both are published."""
    await add(world)
    await world.types(world.editor, "briefing publish", briefing="B-1")
    await add(world, SECOND)
    await world.types(world.editor, "briefing publish", briefing="B-2")


async def test_of_two_editors_who_press_publish_at_once_one_publishes(world: World) -> None:
    await add(world)
    actors = [
        Actor(one.id, one.name, manage_server=False, roles=frozenset({"Desk"})) for one in (world.editor, world.second)
    ]
    spelling = f"e:{spell(Publish(1, 1))}"
    await asyncio.gather(*(press(world.house, world.server.id, actor, spelling) for actor in actors))
    history = text_of(await world.types(world.editor, "briefing history", briefing="B-1"))
    assert history.count("published") == 1
    assert "2 revisions" in history


async def test_a_form_sent_after_its_draft_was_published_changes_nothing_and_is_not_lost(world: World) -> None:
    await add(world)
    form = await form_of(world.second, await world.types(world.second, "briefing review", briefing="B-1"), "Edit facts")
    await world.types(world.editor, "briefing publish", briefing="B-1")
    late = await sent(world.second, form, title="Another title")
    assert "Another title" in text_of(late)
    assert "Back to the form" in labels_of(late)
    assert "Another title" not in text_of(await world.types(world.member, "summary", briefing="B-1"))


async def test_a_form_sent_after_its_draft_was_discarded_says_so(world: World) -> None:
    await add(world)
    form = await form_of(world.second, await world.types(world.second, "briefing review", briefing="B-1"), "Edit facts")
    asked = await world.types(world.editor, "briefing discard", briefing="B-1")
    await pressed(world.editor, asked, "Discard B-1")
    assert "B-1 was discarded." in text_of(await sent(world.second, form, title="Another title"))


async def test_a_correction_that_was_open_while_its_person_was_merged_is_not_lost(world: World) -> None:
    await two_on_record(world)
    card = await world.types(world.second, "briefing correct", item="Q-4")
    form = await form_of(world.second, card, "Correct words")
    merge = await world.types(world.editor, "desk merge", person="P-4", into="P-1")
    await world.restart()
    await pressed(world.editor, merge, "Merge them")
    late = await sent(world.second, form, words="The plan breaks our promise", reason="Too long.")
    assert "Somebody edited this draft in the meantime" in text_of(late)
    again = await sent(world.second, await form_of(world.second, late, "Back to the form"))
    assert text_of(again).startswith("Corrected.")
    assert "Ada Quill" in text_of(await world.types(world.member, "quote", id="Q-4"))


async def test_of_two_merges_that_were_looked_at_the_second_does_no_more_than_it_showed(world: World) -> None:
    await two_on_record(world)
    first = await world.types(world.editor, "desk merge", person="P-4", into="P-1")
    second = await world.types(world.second, "desk merge", person="P-4", into="P-2")
    await pressed(world.editor, first, "Merge them")
    late = text_of(await pressed(world.second, second, "Merge them"))
    assert "P-4 is P-1 now, so nothing was changed." in late
    assert "Ada Quill (P-1)" in text_of(await world.types(world.member, "who", person="P-1"))


async def test_of_two_merges_pressed_at_once_one_counts(world: World) -> None:
    await two_on_record(world)
    actors = [
        Actor(one.id, one.name, manage_server=False, roles=frozenset({"Desk"})) for one in (world.editor, world.second)
    ]
    goals = [Merge("P-4", "P-1", sure=True), Merge("P-4", "P-2", sure=True)]
    await asyncio.gather(
        *(
            press(world.house, world.server.id, actor, f"e:{spell(goal)}")
            for actor, goal in zip(actors, goals, strict=True)
        )
    )
    assert text_of(await world.types(world.editor, "desk log")).count("merged") == 1


async def test_an_editor_who_lost_the_role_merges_nobody_with_a_button_from_before(world: World) -> None:
    await two_on_record(world)
    shown = await world.types(world.second, "desk merge", person="P-4", into="P-1")
    world.env.backend.remove_member_role(world.server.id, world.second.id, world.desk.id)
    assert "Only editors can do that." in text_of(await pressed(world.second, shown, "Merge them"))
    assert "(P-4)" in text_of(await world.types(world.member, "who", person="P-4"))


async def test_an_editor_who_lost_the_role_corrects_nothing_with_a_form_from_before(world: World) -> None:
    await two_on_record(world)
    form = await form_of(world.second, await world.types(world.second, "briefing correct", item="Q-1"), "Correct words")
    world.env.backend.remove_member_role(world.server.id, world.second.id, world.desk.id)
    refused = await sent(world.second, form, words="The plan breaks our promise", reason="Too long.")
    assert "Only editors can do that." in text_of(refused)
    assert "Nothing has been corrected here yet." in text_of(await world.types(world.member, "changes"))


async def test_a_merge_of_a_person_with_themselves_is_refused(world: World) -> None:
    await two_on_record(world)
    said = text_of(await world.types(world.editor, "desk merge", person="P-1", into="Ada Quill"))
    assert "Both are P-1." in said


def sample_title() -> str:
    title = sample().source.title
    assert title is not None
    return title.value


CARDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("briefing review", {"briefing": "B-1"}),
    ("briefing publish", {"briefing": "B-1"}),
    ("briefing list", {}),
    ("briefing history", {"briefing": "B-1"}),
    ("briefing export", {"briefing": "B-1"}),
    ("briefing discard", {"briefing": "B-1"}),
    ("desk log", {}),
    ("desk person", {"person": "P-1"}),
    ("summary", {}),
    ("quote", {"id": "Q-1"}),
    ("who", {"person": "P-1"}),
    ("search", {"text": "harbour"}),
)


async def test_a_title_of_4000_characters_fits_every_card(world: World) -> None:
    long = write_file(sample()).replace(f"title: {sample_title()}", f"title: {'Harbour ' * 499}council", 1)
    await world.types(world.editor, "briefing import", file=("one.yaml", long.encode()))
    told = [text_of(await world.types(world.editor, command, **options)) for command, options in CARDS]
    assert [card for card, said in zip(CARDS, told, strict=True) if "Something went wrong" in said] == []
    assert all("Harbour Harbour" in told[at] for at in (0, 1, 2, 3, 8))


HOSTILE = {
    "right to left": "Ada \u202eQuill\u202c",
    "zero width": "A\u200bda Qu\u200dill",
    "hebrew": "\u05d0\u05d3\u05d4 Quill",
    "isolates": "\u2067Ada Quill\u2069",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_name_with_hidden_characters_is_one_name_and_steers_nothing(world: World, name: str) -> None:
    await add(world)
    review = await world.types(world.editor, "briefing review", briefing="B-1")
    form = await form_of(world.editor, review, "Edit facts")
    await sent(world.editor, form, author=name, title=f"What {name} said")
    await world.types(world.editor, "briefing publish", briefing="B-1")
    told = text_of(await world.types(world.member, "summary", briefing="B-1"))
    assert not set(told) & set("\u202e\u202c\u200b\u200d\u2067\u2069")


HIDDEN = set("\u202e\u202c\u200b\u200d\u2067\u2069")


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_name_typed_for_a_new_person_steers_nothing(world: World, name: str) -> None:
    await add(world)
    review = await world.types(world.editor, "briefing review", briefing="B-1")
    people = await chosen(world.editor, review, "People")
    form = await form_of(world.editor, people, "Add a person")
    said = text_of(await sent(world.editor, form, name=f"Dora {name}", roles=""))
    assert "Quill" in said
    await world.types(world.editor, "briefing publish", briefing="B-1")
    told = text_of(await world.types(world.member, "who", person="P-4"))
    assert told.startswith("Dora ")
    assert not set(said + told) & HIDDEN


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_name_typed_for_a_speaker_steers_nothing(world: World, name: str) -> None:
    await add(world)
    review = await world.types(world.editor, "briefing review", briefing="B-1")
    quote = await chosen(world.editor, await chosen(world.editor, review, "Quotes"), "q1 ")
    form = await form_of(world.editor, quote, "Edit speaker")
    said = text_of(await sent(world.editor, form, new_name=f"Dora {name}"))
    await world.types(world.editor, "briefing publish", briefing="B-1")
    told = text_of(await world.types(world.member, "quote", id="Q-1"))
    assert "Dora " in told
    assert not set(said + told) & HIDDEN


@pytest.mark.parametrize(
    ("label", "field", "more"),
    [("Choose the name", "typed", {"reason": "She signs so."}), ("Add an alias", "name", {})],
    ids=["name", "alias"],
)
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_name_typed_for_a_person_on_record_steers_nothing(
    world: World, name: str, label: str, field: str, more: dict[str, str]
) -> None:
    await two_on_record(world)
    form = await form_of(world.editor, await world.types(world.editor, "desk person", person="P-1"), label)
    said = text_of(await sent(world.editor, form, **{field: f"Dora {name}"}, **more))
    told = text_of(await world.types(world.member, "who", person="P-1"))
    assert "Dora " in told
    assert not set(said + told) & HIDDEN


async def test_a_split_leaves_no_quote_without_its_speaker(world: World) -> None:
    await two_on_record(world)
    await pressed(world.editor, await world.types(world.editor, "desk merge", person="P-4", into="P-1"), "Merge them")
    refused = text_of(await world.types(world.editor, "desk split", person="P-1", briefing="B-1"))
    assert "was first named in B-1, which keeps the number" in refused
    await pressed(
        world.editor, await world.types(world.editor, "desk split", person="P-1", briefing="B-2"), "Split them"
    )
    said = [text_of(await world.types(world.member, "quote", id=number)) for number in ("Q-1", "Q-4")]
    assert "Ada Quill" in said[0]
    assert "Nora Quill" in said[1]
    again = text_of(await world.types(world.editor, "desk split", person="P-1", briefing="B-2"))
    assert "is not in B-2" in again


FILE = write_file(sample())


def zipped(count: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for at in range(count):
            archive.writestr(f"{at}.yaml", "")
    return data.getvalue()


BOMB = "on-record: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
BAD_FILES = {
    "a changed word": ("one.yaml", BRIDGE.replace('["It is old"', '["It is cold"').encode(), "refused"),
    "a duplicate key": ("one.yaml", FILE.replace("on-record: 1", "on-record: 1\non-record: 1", 1).encode(), "refused"),
    "an alias bomb": ("one.yaml", BOMB.encode(), "refused"),
    "a wrong version": ("one.yaml", FILE.replace("on-record: 1", "on-record: 99", 1).encode(), "refused"),
    "ten thousand entries": ("all.zip", zipped(10_000), "more than 2,000 files"),
}


@pytest.mark.parametrize("publish", [{}, {"publish": "yes"}], ids=["as a draft", "publishing"])
@pytest.mark.parametrize(("name", "data", "said"), BAD_FILES.values(), ids=BAD_FILES.keys())
async def test_a_bad_briefing_file_is_refused_at_the_door_and_leaves_nothing(
    world: World, name: str, data: bytes, said: str, publish: dict[str, str]
) -> None:
    told = text_of(await world.types(world.editor, "briefing import", file=(name, data), **publish))
    assert said in told
    assert "There are no briefings here yet." in text_of(await world.types(world.editor, "briefing list"))


async def test_an_import_of_which_nothing_can_be_published_says_that_the_draft_is_here(world: World) -> None:
    nothing = "on-record: 1\narticle: |\n  A quiet day\n\n  Nobody said anything.\n"
    told = text_of(
        await world.types(world.editor, "briefing import", file=("one.yaml", nothing.encode()), publish="yes")
    )
    listed = text_of(await world.types(world.editor, "briefing list"))
    assert ("B-1" in told) == ("B-1" in listed), told
