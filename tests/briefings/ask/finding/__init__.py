"""How well the search answers what members type, on twelve invented articles."""
