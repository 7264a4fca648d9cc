"""One document in, every form out: HTML, PDF/UA, large print, Braille, Word, plain text. Plain Python.

`make(document, key)` gives the bytes of one form. The same document gives the same bytes on the same machine.
"""

from touchstone.formats.forms import FORMS, CannotMake, Form, Made
from touchstone.formats.making import make, missing

__all__ = ["FORMS", "CannotMake", "Form", "Made", "make", "missing"]
