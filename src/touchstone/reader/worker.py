"""What runs in the process that can be killed? One document at a time: bytes in, reading out, within set limits.

In come two frames (reader/frames.py), NAME and DATA. Out go PAGES
(how many pages there are, so that the parent knows how long to wait), then RESULT. When its input ends, it ends.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import BinaryIO

from touchstone.reader.frames import PAGES, RESULT, receive, send
from touchstone.reader.inputs import Unreadable
from touchstone.reader.inputs.sniff import PDF, sniff
from touchstone.reader.read import read_in_process
from touchstone.reader.reading import refused_reading

OUT_OF_MEMORY = (
    "Reading the file needed more memory than the reader allows itself, and was stopped. "
    "Give the report alone, or save it again from the program that made it."
)


def main() -> None:
    """Reads documents from standard input until it ends. Arguments: memory in bytes and CPU in seconds."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    _limit(memory, seconds)
    # The pipes are kept to this protocol: whatever a library prints goes nowhere.
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    while (name := receive(source)) is not None:
        data = receive(source)
        if data is None:
            return
        _serve(sink, data[1], name[1].decode("utf-8", "surrogateescape"))


def _serve(sink: BinaryIO, data: bytes, name: str) -> None:
    try:
        send(sink, PAGES, str(_page_count(data)).encode())
        reading = read_in_process(data, name)
    except MemoryError:
        reading = refused_reading(OUT_OF_MEMORY, path=name, sha256=None)
    content = json.dumps({"data": reading.data, "pages": reading.pages}, ensure_ascii=True)
    send(sink, RESULT, content.encode("ascii"))


def _page_count(data: bytes) -> int:
    """The pages of a PDF, known before they are read; 1 for every other format, which is one piece of text."""
    try:
        if sniff(data) != PDF:
            return 1
        pypdfium2 = importlib.import_module("pypdfium2")  # only where a PDF comes: it is slow to load
        document = pypdfium2.PdfDocument(data)
        try:
            return max(1, len(document))
        finally:
            document.close()
    except (Unreadable, RuntimeError):  # pypdfium2's error is a RuntimeError; the reader itself words the refusal
        return 1


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # a system without limits: the parent's clock still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A worker whose parent was killed while it hung would run for ever; this counts over all its documents.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
