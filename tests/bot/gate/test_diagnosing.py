"""What stands in somebody's way is said in sentences that name who can change it."""

from pathlib import Path

import pytest

from bot.gate.diagnosing import Asked, Diagnosis, diagnose
from bot.gate.rules import Actor, Need, Rules
from bot.gate.standing import Barred, Standing
from briefings.settings import Settings
from tests.bot.houses import EDITOR, SERVER, command, opened, text_of

MONA = Actor(3, "Mona", manage_server=False, roles=frozenset({"7", "Regulars"}))
DAN = Actor(4, "Dan", manage_server=False, roles=frozenset({"8", "Desk"}))
RULES = Rules(("8",), ("9",), ("1",), two_people=True)
NAMES = {"8": "Desk", "9": "Chief", "1": "#debate", "2": "#news"}


def named(value: str) -> str:
    return NAMES.get(value, value)


def found(
    standing: Standing,
    asked: Asked = Asked(),  # noqa: B008 a frozen value
    barred: Barred = Barred(),  # noqa: B008
    settings: Settings = Settings(),  # noqa: B008
) -> Diagnosis:
    return diagnose(standing, barred, asked, RULES, settings, named)


@pytest.mark.parametrize(
    ("standing", "asked", "barred", "said"),
    [
        (Standing(None), Asked(), Barred(), "That person is not a member of this server"),
        (
            Standing(MONA, "#debate", ("Use Application Commands",)),
            Asked(),
            Barred(),
            "Mona lacks Use Application Commands in #debate. Somebody with Manage Channels can change that",
        ),
        (
            Standing(MONA),
            Asked("briefing add", Need.EDITOR),
            Barred(),
            "/briefing add is for editors. Mona has none of the roles that may use it (“Desk”). Somebody with Manage Server",
        ),
        (
            Standing(MONA),
            Asked("desk queue", Need.REVIEWER),
            Barred(),
            "Mona has none of the roles that may use it (“Desk”, “Chief”).",
        ),
        (Standing(DAN), Asked("setup panel", Need.ADMIN), Barred(), "needs Manage Server, which Dan does not have."),
        (Standing(MONA), Asked("who"), Barred(member=True), "/who is switched off for Mona in Server Settings"),
        (Standing(MONA, "#news"), Asked("who"), Barred(channel=True), "/who is switched off for #news in Server"),
        (Standing(MONA), Asked("who"), Barred(scope=True), "without the scope applications.commands"),
    ],
)
def test_a_cause_is_named_with_who_can_change_it(standing: Standing, asked: Asked, barred: Barred, said: str) -> None:
    [block] = found(standing, asked, barred).blocks
    assert said in block


def test_where_no_role_is_named_none_is_to_be_given() -> None:
    asked = Asked("briefing add", Need.EDITOR)
    [block] = diagnose(Standing(MONA), Barred(), asked, Rules((), (), ()), Settings(), named).blocks
    assert block.endswith("no role may use it yet. Somebody with Manage Server can name one with /setup panel.")


def test_every_cause_is_named() -> None:
    several = found(Standing(MONA, "#news", ("View Channel",)), Asked("briefing add", Need.EDITOR), Barred(member=True))
    assert len(several.blocks) == 3


def test_nothing_stands_in_an_editor_s_way() -> None:
    clear = found(Standing(DAN, "#debate"), Asked("briefing add", Need.EDITOR))
    assert clear == Diagnosis((), ("Dan is an editor.", "Everybody sees answers in #debate at once."))


@pytest.mark.parametrize(
    ("standing", "settings", "note"),
    [
        (Standing(MONA, "#news"), Settings(), "Answers in #news are private until somebody presses Share."),
        (Standing(MONA, "#debate", ("Send Messages",)), Settings(), "Share does not work for them there."),
        (
            Standing(MONA, "#news", bot_lacks=("Send Messages",)),
            Settings(announcements="2"),
            "The bot cannot write in #news, where announcements should appear: it lacks Send Messages.",
        ),
        (Standing(DAN), Settings(two_people=True), "Review by two is on: Dan may not approve drafts."),
    ],
)
def test_what_can_surprise_is_noted(standing: Standing, settings: Settings, note: str) -> None:
    assert note in " ".join(found(standing, settings=settings).notes)


async def test_the_terminal_says_where_to_ask(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        told = text_of(await house.run(SERVER, EDITOR, command("setup diagnose"), {}))
        wrong = text_of(await house.run(SERVER, EDITOR, command("setup diagnose"), {"command": "briefing ad"}))
    assert "Use /setup diagnose in Discord." in told
    assert "There is no command /briefing ad." in wrong
