"""What editors do, each from the Desk that they work at. Knows the store, no door."""

from briefings.desk.desk import Desk

__all__ = ["Desk"]
