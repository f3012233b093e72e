"""The terminal doors: the commands as they are typed, and drafts of files. Knows no Discord."""
