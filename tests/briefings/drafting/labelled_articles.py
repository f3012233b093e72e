"""Our own labelled articles: reads the marks of `labelled/*.txt` (what they mean: `labelled/LABELS.md`). Knows no drafter."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"

_MARK = re.compile(r"<(/?)([qixrd])((?: [^<>\n]*)?)>")
_HOW = {"named", "pronoun", "role", "near"}
_POSITIONS = {"supports", "opposes", "mixed", "none"}
_TIERS = {"firm", "possible"}


class BadLabel(Exception):
    """A labelled article that breaks the rules of LABELS.md."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with their speakers (keys; none: nobody is named; several: any of them could be meant), and how the article gives
    the speaker: `named`, `pronoun`, `role` or `near`. `joins` says that the statement before goes on."""

    start: int
    end: int
    speakers: tuple[str, ...]
    how: str = ""
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article. `names` gives the names of every person and body by key; `people` are the keys of persons, `unnamed` of somebody
    whom the article only describes.

    `dates` are (start, end, value or None), `roles` (key, start, end), `events` (value, start, end), `stances` (holder's key,
    position, tier, target), `replies` places of a reply and of the quote that it answers.
    """

    id: str
    style: str
    published: str | None
    text: str
    names: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    unnamed: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    reported: tuple[Quoted, ...]
    dates: tuple[tuple[int, int, str | None], ...]
    roles: tuple[tuple[str, int, int], ...]
    events: tuple[tuple[str | None, int, int], ...]
    stances: tuple[tuple[str, str, str, str], ...]
    replies: tuple[tuple[int, int], ...]


def articles(folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """Every labelled article of the folder, by name."""
    return tuple(read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))


def read(name: str, content: str) -> Labelled:
    """The article with its labels. Raises BadLabel."""
    head, _, body = content.partition("\n\n")
    facts = [_fact(line) for line in head.splitlines()]
    names = {key[1]: tuple(rest.split(" | ")) for key, rest in facts if key[0] in ("person", "group", "unnamed")}
    text, marks = _parse_marks(body.strip("\n"))
    one = {key[0]: rest for key, rest in facts}
    return Labelled(
        name,
        one["style"],
        one.get("published") or None,
        text,
        names,
        tuple(key[1] for key, _ in facts if key[0] == "person"),
        tuple(key[1] for key, _ in facts if key[0] == "unnamed"),
        tuple(_quote(mark, names) for mark in marks if mark.kind == "q"),
        tuple(_quote(mark, names) for mark in marks if mark.kind == "i"),
        tuple((mark.start, mark.end, _value(mark.label)) for mark in marks if mark.kind == "d"),
        tuple((_check_key(mark.label, names), mark.start, mark.end) for mark in marks if mark.kind == "r"),
        tuple(_event(rest, text) for key, rest in facts if key[0] == "event"),
        tuple(_stance(rest, names) for key, rest in facts if key[0] == "stance"),
        tuple(_reply(rest, text) for key, rest in facts if key[0] == "reply"),
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    label: str
    start: int
    end: int


def _fact(line: str) -> tuple[list[str], str]:
    key, colon, rest = line.partition(":")
    if not colon:
        raise BadLabel(f"Not a line of facts: {line}")
    return key.split(), rest.strip()


def _parse_marks(body: str) -> tuple[str, list[_Mark]]:
    """The text, and its marks in source order of their starts."""
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    marks: list[_Mark] = []
    for match in _MARK.finditer(body):
        text, at = text + body[at : match.start()], match.end()
        if not match[1]:
            opened.append((match[2], match[3].strip(), len(text)))
            continue
        if not opened or opened[-1][0] != match[2]:
            raise BadLabel(f"</{match[2]}> closes nothing after: {text[-60:]}")
        marks.append(_Mark(*opened.pop(), len(text)))
    text += body[at:]
    if opened or "<" in text:
        raise BadLabel(f"A mark is open or unknown: {opened or text[text.index('<') :][:60]}")
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _quote(mark: _Mark, names: dict[str, tuple[str, ...]]) -> Quoted:
    who, *rest = mark.label.split()
    joins = rest[-1:] == ["+"]
    rest = rest[:-1] if joins else rest
    if who == "?" and not rest:
        return Quoted(mark.start, mark.end, (), joins=joins)
    speakers = tuple(_check_key(key, names) for key in who.split("|"))
    if len(speakers) == 1 and (len(rest) != 1 or rest[0] not in _HOW):
        raise BadLabel(f"How is the speaker given: {mark.label}")
    return Quoted(mark.start, mark.end, speakers, rest[0] if rest else "", joins)


def _value(label: str) -> str | None:
    return None if label == "?" else label


def _check_key(key: str, names: dict[str, tuple[str, ...]]) -> str:
    if key not in names:
        raise BadLabel(f"Nobody is listed as {key}.")
    return key


def _event(rest: str, text: str) -> tuple[str | None, int, int]:
    value, _, words = rest.partition(" | ")
    start = _place(words, text)
    return _value(value), start, start + len(words)


def _place(words: str, text: str) -> int:
    if text.count(words) != 1:
        raise BadLabel(f"The text has these words {text.count(words)} times: {words}")
    return text.index(words)


def _reply(rest: str, text: str) -> tuple[int, int]:
    reply, _, answered = rest.partition(" | ")
    return _place(reply, text), _place(answered, text)


def _stance(rest: str, names: dict[str, tuple[str, ...]]) -> tuple[str, str, str, str]:
    what, _, target = rest.partition(" | ")
    holder, position, tier = what.split()
    if position not in _POSITIONS or tier not in _TIERS or not target:
        raise BadLabel(f"Not a stance: {rest}")
    return _check_key(holder, names), position, tier, target
