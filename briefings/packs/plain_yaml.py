"""A small, safe part of YAML -> plain values with the line of each. Knows nothing of briefings.

Every scalar is text, so `2025` is not a number and `no` is not false; only an empty plain scalar, `~` and `null` are None.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from briefings.errors import BadBriefingFile
from briefings.text.finding import clean

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

MOST_BYTES = 64 * 1024
DEEPEST = 12
LONGEST_WHY = 1_000  # characters of a refusal: it may repeat the file's own words, and a file can hold anything

_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """`lines` gives the line (from 1) of every value by its path; that of a mapping's value is its key's."""

    value: Value
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of the value at the path, or of the closest one around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def refusal(self, path: Path, why: str) -> BadBriefingFile:
        """The refusal of the file for the value at the path."""
        return refuse_line(self.line_of(path), why)


def load(text: str) -> YamlDocument:
    """The values of the one document in `text`.

    Raises BadBriefingFile, naming the line, for more than 64 KB, for what is not YAML, and for aliases, anchors, tags, keys
    given twice, keys that are not text, and nesting deeper than 12.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise too_large(size)
    lines: dict[Path, int] = {}
    try:
        value = _Builder(yaml.parse(text, Loader=yaml.SafeLoader), lines).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise refuse_line(line, f"this is not YAML: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise refuse_line(1, "the file holds characters that YAML does not allow.") from error
    return YamlDocument(value, lines)


def too_large(size_bytes: int) -> BadBriefingFile:
    """The refusal of a file over 64 KB."""
    say = f"The file is {size_bytes // 1024} KB; the limit is {MOST_BYTES // 1024}."
    return BadBriefingFile(say, "Keep the article in a file beside it.")


def refuse_line(line: int, why: str) -> BadBriefingFile:
    """The refusal of a file for one of its lines."""
    return BadBriefingFile(f"Line {line}: {clean(why)[:LONGEST_WHY]}", "docs/briefing-file.md describes the format.")


class _Builder:
    """Takes the parser's events one by one, so that nothing is built before it is known to be harmless."""

    def __init__(self, events: Iterator[yaml.Event], lines: dict[Path, int]) -> None:
        self._events = events
        self._lines = lines

    def document(self) -> Value:
        value: Value = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self._lines:
                    raise refuse_line(_line(event), "a second document begins here; a briefing file holds one.")
                value = self._value(next(self._events), ())
        return value

    def _value(self, event: yaml.Event, path: Path) -> Value:
        self._check(event, path)
        self._lines.setdefault(path, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return None if event.style is None and event.value in _NULLS else _text(event)
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _list(self, path: Path) -> Value:
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> Value:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._check(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise refuse_line(_line(event), "a key must be text.")
            key = _text(event)
            if key in values:
                raise refuse_line(_line(event), f"`{key}` is given a second time.")
            self._lines[(*path, key)] = _line(event)
            values[key] = self._value(next(self._events), (*path, key))
        return values

    def _check(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise refuse_line(_line(event), "aliases and anchors are not allowed; write the value out.")
        if getattr(event, "tag", None):
            raise refuse_line(_line(event), "tags are not allowed.")
        if len(path) > DEEPEST:
            raise refuse_line(_line(event), "this is nested too deep.")


def _text(event: yaml.ScalarEvent) -> str:
    """The scalar's text. Escapes can spell NUL and half of a surrogate pair, which no text has and no database keeps."""
    text = str(event.value)
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text):
        raise refuse_line(_line(event), "an escape here stands for a character that no text has.")
    return text


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
