"""The lock file beside the database: one process at a time."""

from pathlib import Path

from filelock import FileLock, Timeout

from briefings.errors import StoreBusy, StoreReadOnly


def take_lock(path: Path) -> FileLock:
    """The lock of the database at `path`, held until it is released or the process ends.

    Makes the folder when it is missing. Raises StoreBusy when another process (or another store of this one) holds it,
    StoreReadOnly when the folder cannot be written.
    """
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreBusy(
            f"Another process is using the record in {path}.",
            "Stop that one first, or start this one with another data folder.",
        ) from error
    except OSError as error:
        raise StoreReadOnly(
            f"The folder {path.parent} cannot be written ({error.strerror}).",
            "Let this user write there, or name another data folder.",
        ) from error
    return lock
