"""Who may edit, and what the others are told."""

import pytest

from bot.config import Config, Editors
from bot.gate.rules import Actor, Need, Rules, check, is_public, may, rules_of
from briefings.errors import NotAllowed
from briefings.settings import Settings

MEMBER = Actor(5, "Ana", manage_server=False, roles=frozenset({"88", "Regulars"}))
TWO_ROLES = rules_of(Config(editors=Editors(roles=("Desk", "4711"))), Settings())


def test_manage_server_makes_an_editor() -> None:
    check(Actor(1, "Bea", manage_server=True), Rules())


@pytest.mark.parametrize("role", ["Desk", "4711"])
def test_a_named_role_makes_an_editor_by_name_and_by_id(role: str) -> None:
    check(Actor(2, "Cem", manage_server=False, roles=frozenset({"1", "Regulars", role})), TWO_ROLES)


@pytest.mark.parametrize("role", ["desk", "Desk ", "Des", "471", ""])
def test_a_role_that_only_resembles_a_named_one_makes_no_editor(role: str) -> None:
    assert not may(Actor(2, "Cem", manage_server=False, roles=frozenset({role})), TWO_ROLES, Need.EDITOR)


def test_a_member_is_told_which_roles_may() -> None:
    with pytest.raises(NotAllowed) as refusal:
        check(MEMBER, TWO_ROLES)
    assert refusal.value.say == (
        "Only editors can do that. Editors here are the members with Manage Server or with the role “Desk” or “4711”."
    )
    assert refusal.value.hint == "Ask somebody with Manage Server for one of these roles."


def test_without_roles_in_the_settings_a_member_is_told_about_manage_server() -> None:
    with pytest.raises(NotAllowed) as refusal:
        check(MEMBER, Rules())
    assert refusal.value.say == "Only editors can do that. Editors here are the members with Manage Server."
    assert "/setup panel" in refusal.value.hint


@pytest.mark.parametrize(
    ("channel", "public"), [({"17", "debate"}, True), ({"18", "news"}, False), ({"99", "x"}, True)]
)
def test_a_channel_is_public_by_its_name_or_id(channel: set[str], public: bool) -> None:
    assert is_public(channel, Rules(public=("debate", "99"))) is public


def test_what_the_server_settled_counts_instead_of_the_host_s_default() -> None:
    host = Config(editors=Editors(roles=("Desk",)), public_channels=("debate",))
    assert rules_of(host, Settings()) == Rules(("Desk",), (), ("debate",))
    settled = Settings(editors=("Press",), reviewers=("Chief",), public=())
    assert rules_of(host, settled) == Rules(("Press",), ("Chief",), ())


@pytest.mark.parametrize(
    ("roles", "reviewers", "approves"),
    [({"Chief"}, ("Chief",), True), ({"Desk"}, ("Chief",), False), ({"Desk"}, (), True), (set(), (), False)],
)
def test_editors_approve_where_no_reviewer_role_is_named(
    roles: set[str], reviewers: tuple[str, ...], approves: bool
) -> None:
    actor = Actor(2, "Cem", manage_server=False, roles=frozenset(roles))
    assert may(actor, Rules(("Desk",), reviewers, two_people=True), Need.APPROVER) is approves


def test_whoever_may_not_approve_is_told_who_may() -> None:
    with pytest.raises(NotAllowed, match="with the role “Chief”"):
        check(MEMBER, Rules(("Desk",), ("4",), two_people=True), Need.APPROVER, {"4": "Chief"}.__getitem__)


@pytest.mark.parametrize(
    ("need", "fits"),
    [(Need.NOTHING, True), (Need.REVIEWER, True), (Need.EDITOR, False), (Need.ADMIN, False)],
)
def test_a_reviewer_is_no_editor(need: Need, fits: bool) -> None:
    reviewer = Actor(2, "Cem", manage_server=False, roles=frozenset({"Chief"}))
    assert may(reviewer, Rules(("Desk",), ("Chief",)), need) is fits


def test_settings_are_for_whoever_has_manage_server() -> None:
    with pytest.raises(NotAllowed, match="Only members with Manage Server"):
        check(Actor(2, "Cem", manage_server=False, roles=frozenset({"Desk"})), Rules(("Desk",)), Need.ADMIN)
