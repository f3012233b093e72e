"""Conditions that several lists share. Each takes the column that it is about, a constant of the statement around it."""

_BRIEFINGS = """
select t.briefing_id from topic_name n join topic t on t.topic_id = n.topic_id where n.guild_no = :guild and n.folded = :topic
"""
_QUOTES = """
select e.item_id from entry_index i join entry e on e.id = i.rowid
where i.entry_index match :words and i.rowid between :first and :last and e.kind = 'Q'
"""


def has_topic(briefing: str) -> str:
    """That the briefing has the topic `:topic`, a folded name or alias, of the server `:guild`; true where none is asked for."""
    return f"(:topic is null or {briefing} in ({_BRIEFINGS}))"


def has_words(quote: str) -> str:
    """That the quote fits `:words`, a query of the index, whose rows of the server are `:first` to `:last`; true for none."""
    return f"(:words is null or {quote} in ({_QUOTES}))"
