"""What SQLite says when it cannot go on, as an error that a person can act on."""

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.errors import StoreBusy, StoreDamaged, StoreError, StoreReadOnly


def restore_hint(path: Path) -> str:
    """How to put a copy back: names the newest copy beside the file where there is one."""
    copies = sorted(path.parent.glob(f"{path.name}.before-*"))
    copy = shlex.quote(str(copies[-1])) if copies else "YOUR-COPY"
    there, *logs = (shlex.quote(f"{path}{ending}") for ending in ("", "-wal", "-shm"))
    return f"Stop the bot and put a copy back: cp {copy} {there} && rm -f {' '.join(logs)}"


def read_only(path: Path) -> StoreReadOnly:
    """The refusal of a file that this user may not write."""
    return StoreReadOnly(
        f"The record in {path} cannot be written.",
        f"Let this user write the folder and the files in it whose names begin with {path.name}.",
    )


@contextmanager
def translate_faults(path: Path) -> Iterator[None]:
    """Turns SQLite's own errors about the file into StoreErrors; a broken rule (IntegrityError) passes through, it is a defect."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise error_of(error, path) from error


def error_of(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """The StoreError for an error of SQLite, or the error itself when it is not about the file."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(
                f"The record in {path} is locked by another program.",
                "Close whatever has the file open, then try again; nothing was lost.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(path)
        case sqlite3.SQLITE_CANTOPEN:
            return StoreReadOnly(
                f"The record in {path} cannot be opened.", "Let this user read and write the file and its folder."
            )
        case sqlite3.SQLITE_NOTADB:
            return StoreDamaged(
                f"{path} is not a record: it is not an SQLite database, or it is damaged.", restore_hint(path)
            )
        case sqlite3.SQLITE_CORRUPT:
            return StoreDamaged(f"The record in {path} is damaged.", restore_hint(path))
        case sqlite3.SQLITE_FULL:
            return StoreError(
                f"There is no space left to write the record in {path}.", "Free some space, then try again."
            )
        case sqlite3.SQLITE_IOERR:
            return StoreError(f"The record in {path} could not be read or written.", "Check the disk, then try again.")
        case _:
            return error
