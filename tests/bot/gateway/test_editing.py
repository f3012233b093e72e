"""An editor takes an article in, corrects it, publishes it; with other editors about, and a bot that may stop at any time."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from tests.bot.gateway.seen import fields_of, labels_of, shown, text_of
from tests.bot.gateway.world import World, chosen, form_of, living, pressed, sent
from tests.bot.permissions.town import ARTICLE


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        yield world


async def test_from_an_article_to_an_answer_with_a_restart_between_any_two_presses(world: World) -> None:
    editor = world.editor
    review = await world.types(editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    assert text_of(review).startswith("B-1 Island council splits over the ferry")
    await world.restart()
    quotes = await chosen(editor, review, "Quotes")
    await world.restart()
    item = await chosen(editor, quotes, "q1")
    await world.restart()

    form = await form_of(editor, item, "Edit words")
    await world.restart()
    refused = await sent(editor, form, words="The plan broke our promise to every commuter")
    assert "is not in the article" in text_of(refused)
    assert "The plan breaks our promise to every commuter" in text_of(refused)
    assert "The article has “breaks” where you typed “broke”." in text_of(refused)
    await world.restart()
    again = await form_of(editor, refused, "Back to the form")
    assert next(iter(fields_of(again).values()))["value"] == "The plan broke our promise to every commuter"
    await world.restart()
    saved = await sent(editor, again, words="The plan breaks our promise to every commuter")
    assert text_of(saved).startswith("Saved.")

    form = await form_of(editor, saved, "Edit speaker")
    await world.restart()
    saved = await sent(editor, form, new_name="Dora Finch")
    assert "Speaker: Dora Finch" in text_of(saved)
    form = await form_of(editor, saved, "Edit speaker")
    saved = await sent(editor, form, speaker="p1")
    assert "Speaker: Ada Quill" in text_of(saved)

    await world.restart()
    review = await pressed(editor, saved, "Back to review")
    form = await form_of(editor, review, "Edit facts")
    await world.restart()
    review = await sent(editor, form, outlet="The Selwyn Post", published="3 March 2026")
    assert "The Selwyn Post" in text_of(review)
    await world.restart()
    stance = await chosen(editor, review, "s1")
    form = await form_of(editor, stance, "Edit stance")
    await world.restart()
    stance = await sent(editor, form, issue="The island council should adopt the fare plan.")
    assert "accepted" in text_of(stance)

    review = await pressed(editor, stance, "Back to review")
    await world.restart()
    published = await pressed(editor, review, "Publish")
    assert text_of(published).startswith("Published: B-1")
    await world.restart()
    found = await world.picks(world.member, "quote", "person", "ada")
    assert "The plan breaks our promise to every commuter" in text_of(found)
    assert "The Selwyn Post, 3 March 2026" in text_of(found)
    issue = await world.types(world.member, "stance", issue="fare plan")
    assert "Against: Ada Quill" in text_of(issue)


async def test_a_withdrawn_briefing_is_gone_for_members_until_it_is_restored(world: World) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    await world.types(world.editor, "briefing publish", briefing="B-1")
    quote = await world.types(world.member, "quote", id="Q-1")
    await world.types(world.editor, "briefing withdraw", briefing="B-1", reason="A date was wrong.")
    gone = await pressed(world.member, quote, "Context")
    assert "A date was wrong." in text_of(gone)
    assert await world.member.autocomplete(world.channel, "who", "person", "qui") == []
    await world.types(world.editor, "briefing restore", briefing="B-1")
    assert "breaks our promise" in text_of(await world.types(world.member, "quote", id="Q-1"))


async def test_a_pasted_article_is_taken_in_after_a_restart(world: World) -> None:
    asked = await world.editor.slash(world.channel, "briefing add")
    assert asked.modal is not None
    await world.restart()
    review = await sent(world.editor, asked, article=ARTICLE, title="Ferry row", published="3 March 2026")
    assert text_of(review).startswith("B-1 Ferry row")
    assert review.flags.ephemeral


async def test_of_two_editors_on_one_draft_the_second_sees_it_as_it_is_now(world: World) -> None:
    first = await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    second = await world.types(world.second, "briefing review", briefing="B-1")
    theirs = await chosen(world.second, second, "e1")
    mine = await chosen(world.editor, first, "e1")
    await pressed(world.editor, mine, "Accept")
    late = await pressed(world.second, theirs, "Reject")
    assert "Somebody edited this draft. Here it is now." in text_of(late)
    assert "accepted" in text_of(late)


async def test_what_the_second_editor_typed_is_not_lost(world: World) -> None:
    first = await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    second = await world.types(world.second, "briefing review", briefing="B-1")
    open_form = await form_of(world.second, second, "Edit facts")
    await sent(world.editor, await form_of(world.editor, first, "Edit facts"), outlet="The Selwyn Post")
    late = await sent(world.second, open_form, outlet="Harbour Gazette")
    assert "Somebody edited this draft in the meantime" in text_of(late)
    again = await form_of(world.second, late, "Back to the form")
    assert fields_of(again)["Outlet"]["value"] == "Harbour Gazette"


async def test_an_editor_whose_role_was_taken_while_a_form_was_open_is_refused(world: World) -> None:
    review = await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    form = await form_of(world.editor, review, "Edit facts")
    world.env.backend.remove_member_role(world.server.id, world.editor.id, world.desk.id)
    refused = await sent(world.editor, form, outlet="The Selwyn Post")
    assert "Only editors can do that." in text_of(refused)
    pressed_late = shown(await world.editor.click(review, label="Publish"))
    assert "Only editors can do that." in text_of(pressed_late)
    assert "The Selwyn Post" not in text_of(await world.types(world.second, "briefing review", briefing="B-1"))


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("briefing add", {}),
        ("briefing list", {}),
        ("briefing review", {"briefing": "B-1"}),
        ("briefing publish", {"briefing": "B-1"}),
        ("briefing withdraw", {"briefing": "B-1"}),
        ("briefing restore", {"briefing": "B-1"}),
    ],
)
async def test_a_member_is_refused_privately_and_told_who_may(
    world: World, command: str, options: dict[str, str]
) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    result = await world.member.slash(world.channel, command, **options)
    assert result.ephemeral
    assert "“Desk”" in text_of(shown(result))


async def test_manage_server_is_enough_to_edit(world: World) -> None:
    admins = world.server.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    admin = world.server.add_member(world.env.create_user("ana"), roles=[admins])
    assert "There are no briefings here yet." in text_of(await world.types(admin, "briefing list"))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("big.txt", b"x" * (11 * 1024 * 1024), "That file is 11.0 MB; the limit is 10 MB."),
        ("binary.txt", bytes(range(256)) * 20, "That file is not text."),
        ("empty.txt", b"", "There is no text in it."),
        ("paper.pdf", b"%PDF-1.7 nothing", "That PDF is damaged and cannot be read."),
        ("latin.txt", "Der Fahrplan\n\nBürgermeister Groß war für den Plan.\n".encode("latin-1"), "not UTF-8"),
        ("silent.txt", b"A quiet day\n\nNobody said anything in this text.\n", "no quotes"),
        ("open.txt", "A title\n\n“The plan ends here, Mayor Ada Quill said.\n".encode(), "is not closed"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
async def test_a_bad_file_is_answered_in_a_sentence(world: World, name: str, data: bytes, says: str) -> None:
    assert says in text_of(await world.types(world.editor, "briefing add", file=(name, data)))


async def test_the_same_article_is_not_taken_in_twice(world: World) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    again = await world.types(world.editor, "briefing add", file=("copy.txt", ARTICLE.encode()))
    assert "already here, as B-1" in text_of(again)
    assert "Publish" in labels_of(again)


async def test_a_briefing_that_does_not_exist_says_what_to_do(world: World) -> None:
    said = text_of(await world.types(world.editor, "briefing review", briefing="B-99"))
    assert "There is no briefing B-99 here." in said
    assert "/briefing list" in said


async def test_a_briefing_is_picked_by_its_title(world: World) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    review = await world.picks(world.editor, "briefing review", "briefing", "island")
    assert text_of(review).startswith("B-1")


async def test_nothing_nasty_in_an_article_comes_alive(world: World) -> None:
    nasty = (
        "A title with @everyone\n\n"
        "Mayor Ada Quill opposes the plan. “Ask <@1> or https://example.org, **now** or ||never||,” Quill said in 2024.\n"
    )
    await world.types(world.editor, "briefing add", file=("nasty.txt", nasty.encode()))
    await world.types(world.editor, "briefing publish", briefing="B-1")
    quote = await world.types(world.member, "quote", id="Q-1")
    assert "Ask <@1> or https://example.org, **now** or ||never||" in text_of(quote)
    await world.member.click(quote, label="Share")
    posted = world.channel.last_message
    assert posted is not None
    assert not posted.mention_everyone
    assert posted.raw_mentions == []
    assert "Ask <@1> or https://example.org, **now** or ||never||" in text_of(posted)
