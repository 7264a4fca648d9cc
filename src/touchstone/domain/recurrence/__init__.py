"""Does a weakness return? Two areas for improvement that say the same, proposed by their words; a person decides."""
