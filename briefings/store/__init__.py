"""The record on disk: the only place with SQL."""

from briefings.store.store import Store, open_store

__all__ = ["Store", "open_store"]
