"""What was said, directly and indirectly, and by whom. Knows no stances."""
