"""Briefing files by name, one or many in a zip, in and out. Knows no store and no disk."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from briefings.draft.model import Draft
from briefings.errors import BadBriefingFile, TooLarge
from briefings.packs import people_file, topics_file
from briefings.packs.people_file import ListedPeople, ListedPerson, read_people, write_people
from briefings.packs.plain_yaml import MOST_BYTES, too_large
from briefings.packs.reader import read_file
from briefings.packs.topics_file import ListedTopic, read_topics, write_topics
from briefings.packs.writer import write_file
from briefings.reading.limits import MB
from briefings.text.folding import tokens

MOST_FILES: Final = 2000  # in one zip
MOST_UNPACKED: Final = 50 * MB  # bytes of all files of a zip together
MOST_ARTICLE: Final = 4 * MB  # bytes: a million characters of up to four bytes
LONGEST_NAME: Final = 60  # characters of a title in a file's name

SETTINGS_FILE: Final = "server-settings.yaml"

_YAML = (".yaml", ".yml")
_TEXT = (".txt", ".md")
_ENTRY = b"PK\x01\x02"  # begins each line of a zip's table of contents
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name: the same files are always the same bytes
_AGAIN = "Export the briefings again, or zip the files afresh."
_PARTS = "Send the briefings in several zips."


@dataclass(frozen=True, slots=True)
class Entry:
    """A file by its name: the draft, the topics or what was said of people that it describes, or why it is refused."""

    name: str
    found: Draft | tuple[ListedTopic, ...] | ListedPeople | BadBriefingFile


def file_name_of(draft: Draft) -> str:
    """What the draft's briefing file is called: date, title and the beginning of the text's hash, the same in every server."""
    source = draft.source
    title = "-".join(tokens(source.title.value)) if source.title else ""
    day = source.published.value.replace("/", "-to-") if source.published else "undated"
    return "-".join(part for part in (day, title[:LONGEST_NAME].strip("-"), source.sha256[:8]) if part) + ".yaml"


def write_files(draft: Draft) -> dict[str, str]:
    """The draft's briefing file by its name, and beside it the article where that is too long to be in it."""
    name = file_name_of(draft)
    try:
        return {name: write_file(draft)}
    except TooLarge:
        article = str(PurePosixPath(name).with_suffix(".txt"))
        return {name: write_file(draft, article=article), article: f"{draft.source.text}\n"}


def pack(
    drafts: Iterable[Draft],
    settings: str | None = None,
    topics: Iterable[ListedTopic] = (),
    people: Iterable[ListedPerson] = (),
) -> bytes:
    """A zip of the drafts' briefing files, in the order of their names: the same drafts are always the same bytes.

    `settings` are put beside them, for people to read; `unpack` passes them over. `topics` and `people` are put beside them too.
    """
    files = write_topics(topics) | write_people(people)
    if settings is not None:
        files[SETTINGS_FILE] = settings
    for draft in drafts:
        files |= write_files(draft)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3  # a zip says which system wrote it; the same everywhere
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name])
    return packed.getvalue()


def unpack(file_name: str, data: bytes) -> tuple[Entry, ...]:
    """The briefing files in a zip, or the one file that `data` is, in the order of their names.

    A file that is refused is an entry with its refusal. Raises BadBriefingFile for what cannot be opened at all: a zip that is
    damaged, encrypted, has more than 2,000 files or unpacks to more than 50 MB, and for a zip without a briefing file.
    """
    if not data.startswith(b"PK"):
        return (_entry(file_name, data, {}),)
    files = _unzip(data)
    briefing_files = sorted(name for name in files if _has_ending(PurePosixPath(name), _YAML))
    if not briefing_files:
        raise BadBriefingFile("There is no briefing file in this zip.", "A briefing file ends with .yaml.")
    folders = {PurePosixPath(name).parent for name in briefing_files}
    beside = {folder: _Beside(folder, files) for folder in folders}
    return tuple(_entry(name, files[name], beside[PurePosixPath(name).parent]) for name in briefing_files)


class _Beside(Mapping[str, str]):
    """The text files in one folder of a zip, by their own names; each is decoded when it is asked for."""

    def __init__(self, folder: PurePosixPath, files: Mapping[str, bytes]) -> None:
        paths = ((PurePosixPath(name), data) for name, data in files.items())
        self._files = {path.name: data for path, data in paths if path.parent == folder and _has_ending(path, _TEXT)}

    def __getitem__(self, name: str) -> str:
        return _text(name, self._files[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _entry(name: str, data: bytes, beside: Mapping[str, str]) -> Entry:
    try:
        if len(data) > MOST_BYTES:  # before it is decoded
            raise too_large(len(data))
        text, bare_name = _text(name, data), PurePosixPath(name).name
        if bare_name.startswith(topics_file.FIRST):
            return Entry(name, read_topics(text))
        if bare_name.startswith(people_file.FIRST):
            return Entry(name, read_people(text))
        return Entry(name, read_file(text, beside))
    except BadBriefingFile as error:
        return Entry(name, error)


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBriefingFile(f"{PurePosixPath(name).name} is not UTF-8 text.", "Save it as UTF-8.") from error


def _unzip(data: bytes) -> dict[str, bytes]:
    if data.count(_ENTRY) > MOST_FILES:  # before the table of contents is built
        raise BadBriefingFile(f"This zip has more than {MOST_FILES:,} files; that is the limit.", _PARTS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _contents(archive, [info for info in archive.infolist() if _is_wanted(info)])
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadBriefingFile("This zip cannot be opened: it is damaged or encrypted.", _AGAIN) from error


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return _has_ending(path, (*_YAML, *_TEXT)) and "__MACOSX" not in path.parts and path.name != SETTINGS_FILE


def _has_ending(path: PurePosixPath, endings: tuple[str, ...]) -> bool:
    return path.suffix.casefold() in endings


def _contents(archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """The files' bytes. What a zip says of its sizes is not believed: what comes out is counted."""
    files: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadBriefingFile("This zip is compressed in a way that the bot does not read.", _AGAIN)
        if info.filename in files:
            raise BadBriefingFile(f"“{info.filename[:80]}” is in this zip twice.", "Keep one of the two.")
        with archive.open(info) as file:
            files[info.filename] = file.read(min(left, MOST_ARTICLE) + 1)
        left -= len(files[info.filename])
        if left < 0 or len(files[info.filename]) > MOST_ARTICLE:
            most = f"{MOST_UNPACKED // MB} MB, or one of its files to more than {MOST_ARTICLE // MB} MB"
            raise BadBriefingFile(f"This zip unpacks to more than {most}.", _PARTS)
    return files
