"""A command as it is typed in a terminal: `/who krasner`, `/quote person:lyons topic:"local prosecution"`. Pure."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from bot.commands.options import Command, Option, Suggest
from briefings.errors import BadValue
from briefings.model.record import Kind
from briefings.text.item_number import read_item_number


def command_in(typed: str, commands: Sequence[Command]) -> tuple[Command, str]:
    """The command that the line begins with, and the rest of the line. Raises BadValue with the nearest names."""
    words = typed.strip().removeprefix("/").split(maxsplit=2)
    for count in (2, 1):
        name = " ".join(words[:count]).casefold()
        command = next((command for command in commands if command.name == name), None)
        if command is not None and len(words) >= count:
            return command, typed.strip().removeprefix("/").split(maxsplit=count)[count] if words[count:] else ""
    raise BadValue(f"There is no command /{' '.join(words[:2])[:40]}.", _way_on(words, commands))


def values_in(command: Command, rest: str) -> Mapping[str, str]:
    """The options in the rest of the line: `name:value` pairs, and before them the value of the first option that it suits.

    Values of options with choices are the choices' own values. Raises BadValue.
    """
    if not command.options:
        return {}
    names = "|".join(option.name for option in command.options)
    pairs = list(re.finditer(rf'(?<!\S)({names}):(\s*"[^"]*"|.*?)(?=\s+(?:{names}):|\s*$)', rest))
    values = {pair[1]: _bare(pair[2]) for pair in pairs if _bare(pair[2])}
    first = _bare(rest[: pairs[0].start()] if pairs else rest)
    if first:
        values.setdefault(_first_suited(command, first).name, first)
    missing = next((option for option in command.options if option.required and option.name not in values), None)
    if missing is not None:
        raise BadValue(
            f"/{command.name} needs “{missing.name}”. {missing.about}",
            f"Type it after the command: /{command.name} {missing.name}:…",
        )
    given = [option for option in command.options if option.name in values]
    return {option.name: _check(command, option, values[option.name]) for option in given}


def _check(command: Command, option: Option, value: str) -> str:
    if len(value) > option.max_length and not option.file:
        raise BadValue(
            f"“{option.name}” of /{command.name} takes at most {option.max_length} characters.", "Type fewer words."
        )
    if not option.choices:
        return value
    wanted = value.casefold()
    chosen = next((own for shown, own in option.choices if wanted in (shown.casefold(), own.casefold())), None)
    if chosen is None:
        shown = ", ".join(shown for shown, _ in option.choices)
        raise BadValue(f"“{value[:50]}” is not a choice for “{option.name}”.", f"The choices are {shown}.")
    return chosen


def _first_suited(command: Command, value: str) -> Option:
    """The first option, or the next one where the first takes a quote's number or a file and this is none."""
    first, *others = command.options
    if first.file and re.match(r"https?://", value, re.IGNORECASE):
        return next((option for option in others if option.name == "url"), first)
    if others and first.suggest is Suggest.QUOTE:
        return first if read_item_number(value, Kind.QUOTE) is not None else others[0]
    return first


def _bare(value: str) -> str:
    """The value without the quotation marks around it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] == '"' else value


def _way_on(words: Sequence[str], commands: Sequence[Command]) -> str:
    """The commands of that group, or those that are spelled nearly so; /help where there are none."""
    typed = " ".join(words[:2]).casefold()
    grouped = [command.name for command in commands if words and command.name.startswith(f"{words[0].casefold()} ")]
    scored = process.extract(
        typed, grouped or [command.name for command in commands], scorer=_likeness, limit=3, score_cutoff=60
    )
    near = [f"/{name}" for name, *_ in scored] or [f"/{name}" for name in grouped]
    if not near:
        return "/help shows what you can ask."
    return f"Did you mean {', '.join(near[:-1])} or {near[-1]}?" if near[1:] else f"Did you mean {near[0]}?"


def _likeness(typed: str, name: str, *, score_cutoff: float | None = None, **_: object) -> float:
    """The likeness, from 0 to 100, of what was typed to a name: of the first word where the name is one word, else of both."""
    score = fuzz.ratio(typed if " " in name else typed.split(" ")[0], name)
    return score if score >= (score_cutoff or 0) else 0
