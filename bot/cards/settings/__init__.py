"""The cards of a server's settings and of its data as a whole. Pure."""
