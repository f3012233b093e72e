"""Whom a pronoun or a noun phrase means. Knows mentions, and finds no quotes."""
