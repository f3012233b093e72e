"""Who may do what, and why something does not work for somebody. Knows no medium."""
