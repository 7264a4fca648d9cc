"""What this room writes: drafts, submitted evidence and its amendments, files, and what could not be seen."""
