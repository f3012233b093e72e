"""The file that keeps a server's topics beside its briefing files: their names, aliases, and which are retired. Knows no store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefings.draft.source_facts import LONGEST_TOPIC
from briefings.packs.listed import write_listed
from briefings.packs.plain_yaml import Value, YamlDocument, load, refuse_line

FIRST = "server-topics"  # begins the name of each such file
_YES = "true"


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """One topic as the file has it."""

    name: str
    aliases: tuple[str, ...] = ()
    retired: bool = False


def write_topics(topics: Iterable[ListedTopic]) -> dict[str, str]:
    """The files by their names, the topics in their order; nothing without topics."""
    return write_listed(FIRST, map(_plain, topics))


def read_topics(text: str) -> tuple[ListedTopic, ...]:
    """The topics of one file. Raises BadBriefingFile, naming the line."""
    document = load(text)
    if not isinstance(document.value, list):
        raise refuse_line(1, "this is not a list of topics.")
    return tuple(_topic(document, at, value) for at, value in enumerate(document.value))


def _plain(topic: ListedTopic) -> dict[str, object]:
    aliases = {"aliases": list(topic.aliases)} if topic.aliases else {}
    return {"name": topic.name, **aliases, **({"retired": True} if topic.retired else {})}


def _topic(document: YamlDocument, at: int, value: Value) -> ListedTopic:
    line = document.line_of((at,))
    if not isinstance(value, dict) or not set(value) <= {"name", "aliases", "retired"}:
        raise refuse_line(line, "a topic has a name, and may have aliases and retired.")
    aliases = value.get("aliases") or []
    names = [value.get("name"), *(aliases if isinstance(aliases, list) else [None])]
    return ListedTopic(*_names(line, names), retired=value.get("retired") == _YES)


def _names(line: int, names: Sequence[Value]) -> tuple[str, tuple[str, ...]]:
    found = [name for name in names if isinstance(name, str) and name.strip() and len(name) <= LONGEST_TOPIC]
    if len(found) != len(names):
        raise refuse_line(line, f"a topic's name and its aliases are texts of at most {LONGEST_TOPIC} characters.")
    return found[0], tuple(found[1:])
