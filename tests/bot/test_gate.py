"""Who may edit, and what the others are told."""

import pytest

from bot.config import Config, Editors
from bot.gate import Actor, check, is_editor, is_public
from briefings.errors import NotAllowed

MEMBER = Actor(5, "Ana", manage_server=False, roles=frozenset({"88", "Regulars"}))
TWO_ROLES = Config(editors=Editors(roles=("Desk", "4711")))


def test_manage_server_makes_an_editor() -> None:
    check(Actor(1, "Bea", manage_server=True), Config())


@pytest.mark.parametrize("role", ["Desk", "4711"])
def test_a_named_role_makes_an_editor_by_name_and_by_id(role: str) -> None:
    check(Actor(2, "Cem", manage_server=False, roles=frozenset({"1", "Regulars", role})), TWO_ROLES)


@pytest.mark.parametrize("role", ["desk", "Desk ", "Des", "471", ""])
def test_a_role_that_only_resembles_a_named_one_makes_no_editor(role: str) -> None:
    assert not is_editor(Actor(2, "Cem", manage_server=False, roles=frozenset({role})), TWO_ROLES)


def test_a_member_is_told_which_roles_may() -> None:
    with pytest.raises(NotAllowed) as refusal:
        check(MEMBER, TWO_ROLES)
    assert refusal.value.say == (
        "Only editors can do that. Editors here are the members with Manage Server or with the role “Desk” or “4711”."
    )
    assert refusal.value.hint == "Ask somebody with Manage Server for one of these roles."


def test_without_roles_in_the_settings_a_member_is_told_about_manage_server() -> None:
    with pytest.raises(NotAllowed) as refusal:
        check(MEMBER, Config())
    assert refusal.value.say == "Only editors can do that. Editors here are the members with Manage Server."
    assert "config.yaml" in refusal.value.hint


@pytest.mark.parametrize(
    ("channel", "public"), [({"17", "debate"}, True), ({"18", "news"}, False), ({"99", "x"}, True)]
)
def test_a_channel_is_public_by_its_name_or_id(channel: set[str], public: bool) -> None:
    assert is_public(channel, Config(public_channels=("debate", "99"))) is public
