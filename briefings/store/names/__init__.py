"""The names on record, in memory. Writes nothing."""
