"""Carries out an admin's actions. Knows no medium."""
