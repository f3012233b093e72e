"""The database file: opening, locking, migrating, and its connections. Knows nothing of what is stored."""
