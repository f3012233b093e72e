"""Telling Discord about the commands, only when they changed: a needless sync costs every client a new fetch."""

from collections.abc import Iterable, Mapping
from typing import Any

from discord import Client, app_commands

_OURS = (  # what a command is made of; Discord adds ids and empty parts of its own
    "name",
    "type",
    "description",
    "options",
    "required",
    "choices",
    "value",
    "autocomplete",
    "min_length",
    "max_length",
    "contexts",
    "integration_types",
    "nsfw",
    "default_member_permissions",
)


async def sync_if_changed(tree: app_commands.CommandTree[Client]) -> bool:
    """Send the commands where they differ from those that Discord has; whether they did."""
    client = tree.client
    wanted = [command.to_dict(tree) for command in tree.get_commands()]
    # As Discord sends them: the objects of `tree.fetch_commands` lose a part of the contexts.
    there = await client.http.get_global_commands(client.application_id or 0)
    if same(wanted, there):
        return False
    await tree.sync()
    return True


def same(wanted: Iterable[Mapping[str, Any]], there: Iterable[Mapping[str, Any]]) -> bool:
    """Whether both lists describe the same commands, in any order; missing, empty and false are one."""
    return _by_name(wanted) == _by_name(there)


def _by_name(commands: Iterable[Mapping[str, Any]]) -> list[Any]:
    return sorted((_essence(command) for command in commands), key=lambda command: str(command.get("name")))


def _essence(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _essence(value[key]) for key in _OURS if key in value}
        return {key: part for key, part in kept.items() if part not in (None, False, "", [], {})}
    if isinstance(value, list | tuple):
        return [_essence(part) for part in value]
    return value
