"""Questions and their answers. Writes nothing and knows no door."""
