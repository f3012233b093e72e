"""The file that keeps a server's topics beside its briefing files: their names, aliases, and which are retired. Knows no store."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefings.draft.source_facts import LONGEST_TOPIC
from briefings.packs.listed import read_listed, write_listed
from briefings.packs.plain_yaml import Value, refuse_line

FIRST = "server-topics"  # begins the name of each such file


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """One topic as the file has it."""

    name: str
    aliases: tuple[str, ...] = ()
    retired: bool = False


def write_topics(topics: Iterable[ListedTopic]) -> dict[str, str]:
    """The files by their names, the topics in their order; nothing without topics."""
    return write_listed(FIRST, topics)


def read_topics(text: str) -> tuple[ListedTopic, ...]:
    """The topics of one file. Raises BadBriefingFile, naming the line."""
    return tuple(_topic(line, value) for line, value in read_listed(text, "topics"))


def _topic(line: int, value: Value) -> ListedTopic:
    if not isinstance(value, dict) or not set(value) <= {"name", "aliases", "retired"}:
        raise refuse_line(line, "a topic has a name, and may have aliases and retired.")
    aliases = value.get("aliases") or []
    names = [value.get("name"), *(aliases if isinstance(aliases, list) else [None])]
    texts = [name for name in names if isinstance(name, str) and name.strip() and len(name) <= LONGEST_TOPIC]
    if len(texts) != len(names):
        raise refuse_line(line, f"a topic's name and its aliases are texts of at most {LONGEST_TOPIC} characters.")
    return ListedTopic(texts[0], tuple(texts[1:]), value.get("retired") == "true")
