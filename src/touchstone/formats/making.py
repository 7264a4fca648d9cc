"""Who makes which form, and which cannot be made on this machine?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from touchstone.domain.reporting.document import Document
from touchstone.formats import html, plain
from touchstone.formats.braille import write as braille
from touchstone.formats.clean import cleaned
from touchstone.formats.forms import FORMS, CannotMake, Made
from touchstone.formats.pdf import write as pdf
from touchstone.formats.word import write as word

Written = tuple[bytes, tuple[str, ...]]
Writer = Callable[[Document], Written]

WRITERS: Mapping[str, Writer] = {
    "html": html.write,
    "pdf": pdf.write,
    "large-print": pdf.write_large,
    "braille": braille.write,
    "word": word.write,
    "text": plain.write,
}


def make(document: Document, key: str) -> Made:
    """The document in one form. Raises CannotMake with a sentence."""
    form = FORMS.get(key)
    if form is None:
        raise CannotMake(f"There is no form called {key!r}. The forms are {', '.join(FORMS)}.")
    reason = missing().get(key)
    if reason:
        raise CannotMake(reason)
    clean, notes = _cleaned(document)
    data, more = WRITERS[key](clean)
    return Made(data, form.media_type, form.extension, (*notes, *more))


def missing() -> dict[str, str]:
    """The forms that cannot be made on this machine, each with the reason and what to install."""
    reason = braille.lacks()
    return {"braille": reason} if reason else {}


def _cleaned(document: Document) -> tuple[Document, tuple[str, ...]]:
    """Once for the forms of a document that are made one after the other."""
    try:
        return _remembered(document)
    except TypeError:  # a list where the tree asks for a tuple: right in all but this
        return cleaned(document)


_remembered = lru_cache(maxsize=4)(cleaned)
