"""Carries out an editor's actions: an action in, a card or a form out. Knows no medium."""
