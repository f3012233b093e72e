"""Review by two: whoever changed a draft last does not publish it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, FormKind, Judge, OpenForm, OpenItem, Publish, Restore, Review, Undo, Withdraw
from bot.actions.approving import HandIn, Queue
from bot.actions.settings import Settle, Unsettle
from bot.commands.options import Upload
from bot.gate.rules import Actor
from bot.house import House
from bot.shell.shell import AT_THE_KEYBOARD
from briefings.draft.model import Verdict
from briefings.settings import ON, Setting
from tests.bot.houses import ARTICLE, SERVER, command, doors_to, opened, sent_with, text_of

ADMIN = Actor(9, "Ana", manage_server=True)
AUTHOR = Actor(1, "Edda", manage_server=False, roles=frozenset({"Desk"}))
SECOND = Actor(2, "Emil", manage_server=False, roles=frozenset({"Desk"}))
CHIEF = Actor(4, "Cleo", manage_server=False, roles=frozenset({"Chief"}))
MEMBER = Actor(5, "Mona", manage_server=False)
YOURS = "you changed this draft last, so somebody else has to publish it"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Two people are needed; AUTHOR took in B-1."""
    async with opened(tmp_path) as house:
        await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, "Desk"))
        await house.reply(SERVER, ADMIN, Settle(Setting.TWO_PEOPLE, ON))
        await house.reply(SERVER, AUTHOR, Add(text=ARTICLE))
        yield house


async def test_the_author_is_told_and_offered_to_hand_in(house: House) -> None:
    review = await house.reply(SERVER, AUTHOR, Review(1))
    assert YOURS in text_of(review)
    assert doors_to(review, Publish) == []
    assert doors_to(review, HandIn) == [HandIn(1, 1)]


async def test_the_author_cannot_publish_by_command_or_by_an_old_button(house: House) -> None:
    for_command = text_of(await house.run(SERVER, AUTHOR, command("briefing publish"), {"briefing": "B-1"}))
    by_button = text_of(await house.reply(SERVER, AUTHOR, Publish(1, 1)))
    assert "You changed this draft last, so somebody else has to publish it." in for_command
    assert "You changed this draft last, so somebody else has to publish it." in by_button
    assert "draft" in text_of(await house.run(SERVER, AUTHOR, command("briefing list"), {}))


async def test_an_admin_who_is_the_author_cannot_either(house: House) -> None:
    await house.reply(SERVER, ADMIN, Judge(1, 1, "e1", Verdict.REJECTED))
    assert "You changed this draft last" in text_of(await house.reply(SERVER, ADMIN, Publish(1)))
    assert text_of(await house.reply(SERVER, AUTHOR, Publish(1))).startswith("Published: B-1")


async def test_what_was_handed_in_waits_in_the_queue_and_is_approved(house: House) -> None:
    assert "No draft is waiting for approval." in text_of(await house.run(SERVER, SECOND, command("desk queue"), {}))
    handed = text_of(await house.reply(SERVER, AUTHOR, HandIn(1, 1)))
    assert "Handed in. It is now in /desk queue." in handed
    queue = await house.run(SERVER, SECOND, command("desk queue"), {})
    assert "B-1 Ferry fare plan divides the harbour council · handed in by member 1" in text_of(queue)
    [waiting] = doors_to(queue, Review)
    review = await house.reply(SERVER, SECOND, waiting)
    assert "member 1 changed this draft last." in text_of(review)
    [approve] = doors_to(review, Publish)
    assert text_of(await house.reply(SERVER, SECOND, approve)).startswith("Published: B-1")
    assert "No draft is waiting for approval." in text_of(await house.reply(SERVER, SECOND, Queue()))


async def test_handing_in_makes_nobody_else_the_author(house: House) -> None:
    await house.reply(SERVER, SECOND, HandIn(1, 1))
    assert "You changed this draft last" in text_of(await house.reply(SERVER, AUTHOR, Publish(1)))


async def test_a_draft_is_returned_with_a_comment_that_stays_in_the_log(house: House) -> None:
    await house.reply(SERVER, AUTHOR, HandIn(1, 1))
    form = await house.reply(SERVER, SECOND, OpenForm(1, 2, FormKind.RETURN))
    returned = await house.reply(SERVER, SECOND, sent_with(form, comment="The date of the vote is missing."))
    assert "Returned. The review shows your comment." in text_of(returned)
    review = await house.reply(SERVER, AUTHOR, Review(1))
    assert "Returned by member 2: “The date of the vote is missing.”" in text_of(review)
    assert doors_to(review, HandIn) == [HandIn(1, 3)]
    assert "No draft is waiting" in text_of(await house.reply(SERVER, SECOND, Queue()))
    log = text_of(await house.run(SERVER, AUTHOR, command("desk log"), {}))
    assert "member 2 returned it: “The date of the vote is missing.”" in log
    assert "member 1 handed it in for approval" in log
    assert "You changed this draft last" in text_of(await house.reply(SERVER, AUTHOR, Publish(1)))


@pytest.mark.parametrize("comment", ["", "  ", "\u200b"])
async def test_a_return_needs_its_comment(house: House, comment: str) -> None:
    form = await house.reply(SERVER, SECOND, OpenForm(1, 1, FormKind.RETURN))
    assert "Returning a draft needs a comment." in text_of(
        await house.reply(SERVER, SECOND, sent_with(form, comment=comment))
    )


async def test_an_edit_after_handing_in_takes_the_draft_out_of_the_queue(house: House) -> None:
    await house.reply(SERVER, AUTHOR, HandIn(1, 1))
    await house.reply(SERVER, SECOND, Judge(1, 2, "e1", Verdict.REJECTED))
    assert "No draft is waiting" in text_of(await house.reply(SERVER, SECOND, Queue()))
    assert "You changed this draft last" in text_of(await house.reply(SERVER, SECOND, Publish(1)))


async def test_a_stale_press_hands_in_and_approves_nothing(house: House) -> None:
    await house.reply(SERVER, AUTHOR, HandIn(1, 1))
    assert "Somebody edited this draft." in text_of(await house.reply(SERVER, AUTHOR, HandIn(1, 1)))
    assert "It was already handed in." in text_of(await house.reply(SERVER, AUTHOR, HandIn(1, 2)))
    assert "Somebody edited this draft." in text_of(await house.reply(SERVER, SECOND, Publish(1, 1)))


async def test_with_reviewer_roles_named_an_editor_does_not_approve(house: House) -> None:
    await house.reply(SERVER, ADMIN, Settle(Setting.REVIEWERS, "Chief"))
    refused = text_of(await house.reply(SERVER, SECOND, Publish(1)))
    assert "members with Manage Server or with the role “Chief”" in refused
    assert "Hand the draft in" in refused
    assert text_of(await house.reply(SERVER, CHIEF, Publish(1))).startswith("Published: B-1")


async def test_a_reviewer_sees_drafts_and_changes_none(house: House) -> None:
    await house.reply(SERVER, ADMIN, Settle(Setting.REVIEWERS, "Chief"))
    assert "member 1 changed this draft last." in text_of(await house.reply(SERVER, CHIEF, Review(1)))
    assert "breaks our promise" in text_of(await house.reply(SERVER, CHIEF, OpenItem(1, "q1")))
    assert "Only editors can do that." in text_of(await house.reply(SERVER, CHIEF, Judge(1, 1, "e1", Verdict.REJECTED)))
    assert "Only editors can do that." in text_of(await house.reply(SERVER, CHIEF, HandIn(1, 1)))
    await house.reply(SERVER, ADMIN, Settle(Setting.REVIEWERS, ""))
    assert "Only editors can do that." in text_of(await house.reply(SERVER, CHIEF, Review(1)))


async def test_a_member_sees_no_queue(house: House) -> None:
    assert "Only editors can do that." in text_of(await house.reply(SERVER, MEMBER, Queue()))


async def test_a_correction_needs_two_people_too(house: House) -> None:
    await house.reply(SERVER, SECOND, Publish(1))
    form = await house.reply(SERVER, SECOND, OpenForm(1, 2, FormKind.FACTS))
    refused = await house.reply(SERVER, SECOND, sent_with(form, outlet="The Post", reason="It was missing."))
    assert "this server requires two people for that" in text_of(refused)


async def test_what_was_approved_once_comes_back_without_a_second_approval(house: House) -> None:
    await house.reply(SERVER, SECOND, Publish(1))
    await house.reply(SERVER, AUTHOR, Withdraw(1))
    assert text_of(await house.reply(SERVER, AUTHOR, Restore(1))).startswith("Published: B-1")


async def test_an_undo_leaves_handing_in_alone(house: House) -> None:
    await house.reply(SERVER, SECOND, Judge(1, 1, "e1", Verdict.REJECTED))
    await house.reply(SERVER, SECOND, HandIn(1, 2))
    assert "The change was undone" in text_of(await house.reply(SERVER, SECOND, Undo()))
    assert "B-1/3 cannot be undone here." in text_of(await house.reply(SERVER, SECOND, Undo(1, 3)))


async def test_the_host_at_the_terminal_is_held_to_nothing(house: House) -> None:
    await house.reply(SERVER, AT_THE_KEYBOARD, Judge(1, 1, "e1", Verdict.REJECTED))
    assert text_of(await house.reply(SERVER, AT_THE_KEYBOARD, Publish(1))).startswith("Published: B-1")


async def test_switched_off_the_author_publishes_again(house: House) -> None:
    await house.reply(SERVER, ADMIN, Unsettle(Setting.TWO_PEOPLE))
    review = await house.reply(SERVER, AUTHOR, Review(1))
    assert YOURS not in text_of(review)
    assert text_of(await house.reply(SERVER, AUTHOR, Publish(1))).startswith("Published: B-1")


async def test_an_import_is_not_published_by_whoever_imports(house: House) -> None:
    exported = await house.run(SERVER, AUTHOR, command("briefing export"), {"briefing": "B-1"})
    [file] = exported.files  # type: ignore[union-attr]
    await house.reply(SERVER + 1, ADMIN, Settle(Setting.TWO_PEOPLE, ON))
    values: dict[str, str | Upload] = {"file": Upload(file.name, file.data), "publish": "yes"}
    told = text_of(await house.run(SERVER + 1, ADMIN, command("briefing import"), values))
    assert "1 file was added to the drafts" in told
