"""Everything that writes a draft: its statements, areas for improvement, comments, signatures and steps."""
