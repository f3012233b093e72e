"""The cards and forms of editing. Pure."""
