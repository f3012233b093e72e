"""The record on disk: the only place with SQL."""

from briefings.store.record import Record
from briefings.store.store import Store, open_store

__all__ = ["Record", "Store", "open_store"]
