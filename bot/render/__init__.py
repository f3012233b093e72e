"""Cards in a medium: a terminal, a Discord layout."""
