"""The table of commands, their options, and autocomplete. Carries nothing out."""
