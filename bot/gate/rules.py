"""Who may do what. Asked again at every command, button, form and autocomplete, of the roles that the actor has then."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from bot.config import Config
from briefings.errors import NotAllowed
from briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Actor:
    """A member as Discord describes them right now. `roles` holds the ids and the names of their roles."""

    id: int
    name: str
    manage_server: bool
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may do what in one server, by ids or exact names: what the server settled, else the host's defaults."""

    editors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    two_people: bool = False


class Need(Enum):
    """What an actor must be."""

    NOTHING = auto()  # any member
    REVIEWER = auto()  # may look at drafts: an editor, or somebody with a role that may approve
    EDITOR = auto()
    APPROVER = auto()  # may publish: an editor; where two people are needed, a reviewer if such a role is named
    ADMIN = auto()  # Manage Server


def rules_of(config: Config, settings: Settings) -> Rules:
    """The rules of a server that settled this, on a host with these defaults."""
    return Rules(
        config.editors.roles if settings.editors is None else settings.editors,
        settings.reviewers,
        config.public_channels if settings.public is None else settings.public,
        settings.two_people,
    )


def may(actor: Actor, rules: Rules, need: Need) -> bool:
    """Whether the actor is what is needed. Manage Server is enough for everything."""
    if actor.manage_server or need is Need.NOTHING:
        return True
    match need:
        case Need.EDITOR:
            return not actor.roles.isdisjoint(rules.editors)
        case Need.REVIEWER:
            return not actor.roles.isdisjoint((*rules.editors, *rules.reviewers))
        case Need.APPROVER:
            return not actor.roles.isdisjoint(_approvers(rules))
        case _:
            return False


def _approvers(rules: Rules) -> tuple[str, ...]:
    return rules.reviewers if rules.two_people and rules.reviewers else rules.editors


def check(actor: Actor, rules: Rules, need: Need = Need.EDITOR, named: Callable[[str], str] = str) -> None:
    """Raises NotAllowed, which says who may, when the actor is not what is needed. `named` gives the name of a role's id."""
    if may(actor, rules, need):
        return
    if need is Need.ADMIN:
        raise NotAllowed("Only members with Manage Server can do that.", "Ask a member with Manage Server.")
    if need is Need.APPROVER and _approvers(rules) != rules.editors:
        who = _either(tuple(named(role) for role in rules.reviewers))
        raise NotAllowed(
            f"Only members who may approve drafts can publish here: members with Manage Server or with {who}.",
            "Hand the draft in from its review; /desk queue lists what waits.",
        )
    roles = tuple(named(role) for role in rules.editors)
    if not roles:
        raise NotAllowed(
            "Only editors can do that. Editors here are the members with Manage Server.",
            "Somebody with Manage Server can do it for you, or name editor roles with /setup panel.",
        )
    raise NotAllowed(
        f"Only editors can do that. Editors here are the members with Manage Server or with {_either(roles)}.",
        "Ask somebody with Manage Server for one of these roles."
        if roles[1:]
        else "Ask somebody with Manage Server for this role.",
    )


def is_public(channel: Iterable[str], rules: Rules) -> bool:
    """Whether answers in a channel, given by its id and name, are seen by everybody at once."""
    return not set(channel).isdisjoint(rules.public)


def _either(roles: tuple[str, ...]) -> str:
    """The roles in words: `the role “Desk” or “Press”`."""
    *others, last = [f"“{role}”" for role in roles]
    return f"the role {', '.join(others)} or {last}" if others else f"the role {last}"
