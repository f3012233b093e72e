"""Whether this machine's SQLite can hold a record: asked once at start."""

import sqlite3

from briefings.errors import StoreError

FLOOR = (3, 37, 0)


def probe(connection: sqlite3.Connection, version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raises StoreError with one clear sentence when SQLite is too old, or built without FTS5 or its trigram tokenizer."""
    hint = "Install a Python whose SQLite is 3.37 or newer with FTS5; the one from python.org has it."
    if version < FLOOR:
        found = ".".join(str(part) for part in version)
        raise StoreError(f"This Python's SQLite is {found}; 3.37 or newer is needed.", hint)
    try:
        connection.execute(
            "create virtual table temp.probe_words using fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        connection.execute("create virtual table temp.probe_trigram using fts5 (words, tokenize = 'trigram')")
        connection.execute("drop table temp.probe_words")
        connection.execute("drop table temp.probe_trigram")
    except sqlite3.DatabaseError as error:
        raise StoreError(f"This Python's SQLite has no full-text search ({error}).", hint) from error
