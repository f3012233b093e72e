"""The cards of answers, for members. Pure."""
