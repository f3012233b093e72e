"""Who an article names: mentions, people and their roles. Knows no quotes."""
