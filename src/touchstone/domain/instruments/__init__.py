"""Question sets: what they ask, which questions apply, and which answers count."""
