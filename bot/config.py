"""config.yaml -> Config, and the token from the environment. Every refusal names the file, the line and what was expected."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from rapidfuzz import fuzz, process

from briefings.errors import BadConfig

FILE_NAME = "config.yaml"


def _names(value: object) -> object:
    """A list of names and ids as texts; anything else is left for pydantic to refuse."""
    if not isinstance(value, list):
        return value
    return tuple(str(part) if isinstance(part, int) and not isinstance(part, bool) else part for part in value)


def _path(value: object) -> object:
    return Path(value).expanduser() if isinstance(value, str) and value else value


Name = Annotated[
    str, Field(min_length=1, description="a name or an id; put quotes around a name that starts with # or @")
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_names)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Editors(_Part):
    roles: Annotated[Names, Field(description="a list of role names or ids, such as [Editors]")] = ()


class Limits(_Part):
    """Limits that a host may want another way (DESIGN §9)."""

    file_mb: Annotated[int, Field(ge=1, le=100, description="a whole number of megabytes from 1 to 100")] = 10
    article_characters: Annotated[
        int, Field(ge=1_000, le=5_000_000, description="a whole number of characters from 1000 to 5000000")
    ] = 1_000_000

    @property
    def file_bytes(self) -> int:
        return self.file_mb * 1024 * 1024


class PreviewSettings(_Part):
    port: Annotated[int, Field(ge=0, le=65535, description="a port from 0 to 65535")] = 8765


class Config(_Part):
    """The settings. They hold no secret: the token is read by `token_from` and kept nowhere else. `data` is absolute once loaded."""

    data: Annotated[Path, BeforeValidator(_path), Field(description="a folder, as text")] = Path("data")
    editors: Annotated[Editors, Field(description="a section with the setting “roles”")] = Editors()
    public_channels: Annotated[Names, Field(description="a list of channel names or ids, such as [debate]")] = ()
    contact: Annotated[str, Field(max_length=200, description="a text of at most 200 characters")] = ""
    privacy_url: Annotated[
        str,
        Field(
            max_length=500, pattern=r"^(https?://\S+)?$", description="an address that starts with https:// or http://"
        ),
    ] = ""
    fetch_urls: Annotated[bool, Field(description="true or false")] = False
    limits: Annotated[Limits, Field(description="a section with the settings “file_mb” and “article_characters”")] = (
        Limits()
    )
    preview: Annotated[PreviewSettings, Field(description="a section with the setting “port”")] = PreviewSettings()
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="one of debug, info, warning and error")
    ] = "info"
    shard_count: Annotated[int | None, Field(ge=1, le=10_000, description="a whole number from 1, or nothing")] = None


def load(path: Path | None, folder: Path) -> Config:
    """The settings of the file at `path`, or of config.yaml in `folder`, or the defaults where that does not exist.

    A data folder that is not absolute counts from the file's own folder. Raises BadConfig.
    """
    chosen = path or folder / FILE_NAME
    if path is None and not chosen.exists():
        return Config(data=(folder / Config().data).absolute())
    config = _read(chosen, str(path or FILE_NAME))
    return config.model_copy(update={"data": (chosen.absolute().parent / config.data).absolute()})


def token_from(env: Mapping[str, str]) -> SecretStr | None:
    """The token in DISCORD_TOKEN, or in the file that DISCORD_TOKEN_FILE names; None when neither is set. Raises BadConfig."""
    where, token = "DISCORD_TOKEN", env.get("DISCORD_TOKEN", "").strip()
    if not token and (file := env.get("DISCORD_TOKEN_FILE", "").strip()):
        where, token = "The file that DISCORD_TOKEN_FILE names", _token_in(Path(file))
    if not token:
        return None
    if re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", token, re.ASCII) is None:
        raise BadConfig(
            f"{where} does not hold a bot token.",
            "Copy it from the Bot page of your application at discord.com/developers, without quotation marks and without “Bot”.",
        )
    return SecretStr(token)


def _token_in(file: Path) -> str:
    hint = "Put the bot token, and nothing else, into that file."
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not text"
        raise BadConfig(f"DISCORD_TOKEN_FILE names {file}, which cannot be read: {reason}.", hint) from error
    if not token:
        raise BadConfig(f"DISCORD_TOKEN_FILE names {file}, which is empty.", hint)
    return token


def _read(path: Path, shown: str) -> Config:
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        _refuse_twice(root, shown)
        values = yaml.safe_load(text)
    except OSError as error:
        hint = "Check the path that you gave with --config."
        raise BadConfig(f"{shown} cannot be read: {error.strerror}.", hint) from error
    except UnicodeDecodeError as error:
        raise BadConfig(f"{shown} is not UTF-8 text.", "Save it as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{shown}, line {mark.line + 1}" if mark else shown
        raise BadConfig(
            f"{where}: this is not valid YAML ({error.problem}).",
            "Settings are written as “name: value”, one per line, with equal spaces before settings of one section.",
        ) from error
    except yaml.YAMLError as error:
        say = f"{shown} is not valid YAML: it holds a control character."
        raise BadConfig(say, "Save it as plain text.") from error
    except (ValueError, RecursionError) as error:  # PyYAML lets these through, of a day such as 2025-02-31 for one
        say = f"{shown} holds a value that cannot be read: {error}."
        raise BadConfig(say, "Put quotation marks around texts.") from error
    if values is None:
        return Config()
    if not isinstance(values, dict):
        raise BadConfig(
            f"{shown}, line 1: settings were expected, such as “contact: name@example.org”.",
            "Settings are written as “name: value”, one per line.",
        )
    if "token" in values:
        raise BadConfig(
            f"{shown}, line {_line_of(root, ('token',))}: the token does not belong in this file.",
            "Remove the line and set DISCORD_TOKEN, or DISCORD_TOKEN_FILE, in the environment. "
            "If anybody else has seen the file, reset the token in the developer portal.",
        )
    try:
        return Config.model_validate(_without_nothing(values))
    except ValidationError as error:
        raise _refusal(error, root, shown) from None


def _without_nothing(values: dict[Any, Any]) -> dict[Any, Any]:
    """The settings that were given a value; a name with nothing behind it keeps its default."""
    return {
        name: _without_nothing(value) if isinstance(value, dict) else value
        for name, value in values.items()
        if value is not None
    }


def _refuse_twice(node: yaml.Node | None, shown: str) -> None:
    for mapping in _mappings(node, set()):
        seen: dict[str, int] = {}
        for key, _ in mapping.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise BadConfig(
                    f"{shown}, line {line}: “{key.value}” is here a second time; the first is on line {seen[key.value]}.",
                    "Keep one of the two lines.",
                )
            seen[key.value] = line


def _mappings(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.MappingNode]:
    """Every mapping in the tree, each once (an alias may lead back)."""
    if isinstance(node, yaml.MappingNode) and id(node) not in seen:
        seen.add(id(node))
        yield node
        for _, value in node.value:
            yield from _mappings(value, seen)


def _line_of(root: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """The line of the setting at `place`, or of the nearest part of the way there that the file has."""
    node, line = root, 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line + 1, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def _refusal(error: ValidationError, root: yaml.Node | None, shown: str) -> BadConfig:
    """The first thing that is wrong, in the order of the file."""
    first = min(error.errors(), key=lambda fault: _line_of(root, fault["loc"]))
    place = first["loc"]
    where = f"{shown}, line {_line_of(root, place)}"
    if first["type"] in ("extra_forbidden", "invalid_key"):
        return _unknown(where, place)
    name = ".".join(str(part) for part in place if isinstance(part, str))
    return BadConfig(
        f"{where}: “{name}” has a value that cannot be used: {_shortly(first['input'])}.",
        f"Expected {_hint_of(place)}.",
    )


def _unknown(where: str, place: tuple[int | str, ...]) -> BadConfig:
    *section, key = place
    siblings = list(_section(tuple(section)).model_fields)
    near = process.extractOne(str(key), siblings, scorer=fuzz.ratio, score_cutoff=60)
    names = f"{', '.join(siblings[:-1])}{' and ' if siblings[1:] else ''}{siblings[-1]}"
    hint = f"Did you mean “{near[0]}”?" if near else f"The settings here are {names}."
    return BadConfig(f"{where}: “{key}” is not a setting.", hint)


def _section(place: tuple[int | str, ...]) -> type[_Part]:
    """The part of the settings at `place`."""
    part: type[_Part] = Config
    for name in place:
        part = part.model_fields[str(name)].annotation  # type: ignore[assignment]
    return part


def _hint_of(place: tuple[int | str, ...]) -> str:
    """What the setting at `place` takes, in words."""
    *section, name = [part for part in place if isinstance(part, str)]
    within_list = len(place) > len(section) + 1
    field = get_args(Name)[1] if within_list else _section(tuple(section)).model_fields[name]
    return field.description or ""


def _shortly(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case str():
            return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
        case list() | tuple():
            return "a list"
        case dict():
            return "a section"
        case _:
            return str(value)
