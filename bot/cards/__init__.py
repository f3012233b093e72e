"""Answers and drafts as cards: what is shown, before any medium. Pure; no discord."""
