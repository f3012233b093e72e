"""Who may edit. Asked again at every command, button, form and autocomplete."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.config import Config
from briefings.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Actor:
    """A member as Discord describes them right now. `roles` holds the ids and the names of their roles."""

    id: int
    name: str
    manage_server: bool
    roles: frozenset[str] = frozenset()


def is_editor(actor: Actor, config: Config) -> bool:
    """Whether the actor has Manage Server or a role that the config names, by id or by exact name."""
    return actor.manage_server or not actor.roles.isdisjoint(config.editors.roles)


def check(actor: Actor, config: Config) -> None:
    """Raises NotAllowed, which says who may, when the actor is no editor."""
    if is_editor(actor, config):
        return
    roles = config.editors.roles
    if not roles:
        raise NotAllowed(
            "Only editors can do that. Editors here are the members with Manage Server.",
            "Somebody with Manage Server can do it for you. The bot's host can name more roles in config.yaml.",
        )
    raise NotAllowed(
        f"Only editors can do that. Editors here are the members with Manage Server or with {_either(roles)}.",
        "Ask somebody with Manage Server for one of these roles."
        if roles[1:]
        else "Ask somebody with Manage Server for this role.",
    )


def is_public(channel: Iterable[str], config: Config) -> bool:
    """Whether answers in a channel, given by its id and name, are seen by everybody at once."""
    return not set(channel).isdisjoint(config.public_channels)


def _either(roles: tuple[str, ...]) -> str:
    *others, last = [f"“{role}”" for role in roles]
    return f"the role {', '.join(others)} or {last}" if others else f"the role {last}"
