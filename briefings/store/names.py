"""Names, issues, topics and briefings of what is on record, in memory, for autocomplete and for finding whom somebody means."""

from briefings.store.database import Database
from briefings.store.tenants import Tenants


class Names:
    """The names of each server's record."""

    def __init__(self, database: Database, tenants: Tenants) -> None:
        self._database = database
        self._tenants = tenants

    def drop(self, server: int) -> None:
        """Forgets a server's names: its record has changed."""
