"""Rows as values and back, inside a running transaction. Commits nothing."""
