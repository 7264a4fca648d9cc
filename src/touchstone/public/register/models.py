"""The search index of the register: one row for each thing a person can find. Rebuilt from what is public."""
