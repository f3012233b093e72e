"""The file that keeps what editors said of people on record beside a server's briefing files: names, aliases, dates of roles. Knows no
store. A person is named by an article, by the hash of its text, and by the name that it gives; so is the place of a role."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefings.packs.listed import read_listed, write_listed
from briefings.packs.plain_yaml import Value, refuse_line

FIRST = "server-people"  # begins the name of each such file
_PERSON = ("article", "name", "shown", "aliases", "roles")
_ROLE = ("article", "start", "title", "since", "until", "source", "words", "note")


@dataclass(frozen=True, slots=True)
class ListedRole:
    """The dates of a role as they were typed; `source` is the hash of the article that has `words`. Empty: not given."""

    article: str
    start: int
    title: str
    since: str = ""
    until: str = ""
    source: str = ""
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """What was said of one person; `shown` is the name that an editor chose, or empty."""

    article: str
    name: str
    shown: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[ListedRole, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """The people of one file."""

    people: tuple[ListedPerson, ...]


def write_people(people: Iterable[ListedPerson]) -> dict[str, str]:
    """The files by their names, the people in their order; nothing without people."""
    return write_listed(FIRST, people)


def read_people(text: str) -> ListedPeople:
    """The people of one file. Raises BadBriefingFile, naming the line."""
    return ListedPeople(tuple(_person(line, value) for line, value in read_listed(text, "people")))


def _person(line: int, value: Value) -> ListedPerson:
    if not isinstance(value, dict) or not set(value) <= {*_PERSON}:
        raise refuse_line(line, f"a person has {', '.join(_PERSON)}.")
    aliases, roles = value.get("aliases") or [], value.get("roles") or []
    if not isinstance(aliases, list) or not isinstance(roles, list):
        raise refuse_line(line, "aliases and roles are lists.")
    return ListedPerson(
        _text(line, value.get("article")),
        _text(line, value.get("name")),
        _text(line, value.get("shown", "")),
        tuple(_text(line, alias) for alias in aliases),
        tuple(_role(line, role) for role in roles),
    )


def _role(line: int, value: Value) -> ListedRole:
    if not isinstance(value, dict) or not set(value) <= {*_ROLE}:
        raise refuse_line(line, f"a role has {', '.join(_ROLE)}.")
    start = _text(line, value.get("start"))
    if not (start.isascii() and start.isdecimal() and len(start) < 9):
        raise refuse_line(line, "start is the place of the role in its article, a number.")
    given = {key: _text(line, value.get(key, "")) for key in _ROLE if key not in ("article", "start", "title")}
    return ListedRole(_text(line, value.get("article")), int(start), _text(line, value.get("title")), **given)


def _text(line: int, value: Value) -> str:
    if not isinstance(value, str):
        raise refuse_line(line, "what is said of a person is text.")
    return value
