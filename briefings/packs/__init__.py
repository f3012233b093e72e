"""Briefing files: YAML in and out, and the sample that comes with the program."""

from importlib.resources import files

from briefings.draft.model import Draft
from briefings.packs.bundle import MOST_FILES, Entry, file_name_of, pack, unpack, write_files
from briefings.packs.people_file import ListedPeople, ListedPerson, ListedRole
from briefings.packs.reader import read_file
from briefings.packs.topics_file import ListedTopic
from briefings.packs.writer import write_file

__all__ = [
    "MOST_FILES",
    "Entry",
    "ListedPeople",
    "ListedPerson",
    "ListedRole",
    "ListedTopic",
    "file_name_of",
    "pack",
    "read_file",
    "sample",
    "unpack",
    "write_file",
    "write_files",
]


def sample() -> Draft:
    """The sample briefing as a draft, every item accepted."""
    folder = files("briefings.sample")
    article = "prosecutor-and-ice.txt"
    return read_file(
        folder.joinpath("prosecutor-and-ice.yaml").read_text(encoding="utf-8"),
        {article: folder.joinpath(article).read_text(encoding="utf-8")},
    )
