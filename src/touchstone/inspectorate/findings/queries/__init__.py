"""What was found, what was proposed and moderated, how far each area is, and what the service was told."""
