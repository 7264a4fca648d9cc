"""What the archive writes: documents brought in, decisions about values, confirmed readings."""
