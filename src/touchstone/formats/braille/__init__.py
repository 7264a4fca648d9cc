"""Braille files (BRF): liblouis translates, the layout is ours."""
