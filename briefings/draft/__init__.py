"""Drafts as values, and what an editor's change makes of one. Pure: knows no store and no drafter."""
