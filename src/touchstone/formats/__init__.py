"""One document in, every form out: HTML, PDF/UA, large print, Braille, Word, plain text. Plain Python."""
