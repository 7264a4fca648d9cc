"""How is a document read? Open it, recognise its layout, let that family read it, look for contradictions.

This is the reader in the present process. Callers that take documents from strangers use reader/sandbox.py, which
runs this in a process that can be killed.
"""

from __future__ import annotations

import hashlib

from touchstone.reader.document import Document
from touchstone.reader.families import general, recognise
from touchstone.reader.inputs import Unreadable, open_document
from touchstone.reader.language import language_of
from touchstone.reader.limits import MAX_CHARACTERS, MAX_FILE_BYTES, too_large
from touchstone.reader.reading import Reading, reading_of, refused_reading
from touchstone.reader.record import Record


def read_document(document: Document) -> Record:
    """The record of an open document, by the family that is surest of it; by general rules where none is."""
    family, _ = recognise(document)
    return (family or general.FAMILY).read(document)


def read_in_process(data: bytes, name: str) -> Reading:
    """The reading of a file's bytes; never raises for bad input. `name` is used in the reading as its path."""
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_FILE_BYTES:
        return refused_reading(too_large(len(data)), path=name, sha256=sha256)
    try:
        document = open_document(data, name)
        if len(document.text) > MAX_CHARACTERS:
            raise Unreadable(
                f"The document has {len(document.text):,} characters of text; the reader takes at most "
                f"{MAX_CHARACTERS:,}. Give one report at a time."
            )
        if document.language == "en":
            document.language = language_of(document.text)
        record = read_document(document)
        if record.refusal and document.misnamed:
            record.refusal = f"{document.misnamed} {record.refusal}"
        return reading_of(record, document, path=name, sha256=sha256)
    except Unreadable as refusal:
        return refused_reading(refusal.sentence, path=name, sha256=sha256)
    except RecursionError:
        sentence = "The file is nested too deeply to read. Save it again from the program that made it."
        return refused_reading(sentence, path=name, sha256=sha256)
