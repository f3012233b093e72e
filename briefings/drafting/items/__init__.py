"""Puts what was found into the items of a draft, with their doubts. Knows no clock and no record."""
