"""Briefing files: YAML in and out, and the sample that comes with the program."""

from importlib.resources import files

from briefings.draft import Draft
from briefings.packs.reader import read_file
from briefings.packs.writer import write_file

__all__ = ["read_file", "sample", "write_file"]


def sample() -> Draft:
    """The sample briefing as a draft, every item accepted."""
    folder = files("briefings.sample")
    article = "prosecutor-and-ice.txt"
    return read_file(
        folder.joinpath("prosecutor-and-ice.yaml").read_text(encoding="utf-8"),
        {article: folder.joinpath(article).read_text(encoding="utf-8")},
    )
