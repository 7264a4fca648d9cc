"""One round of the bench `publish`, in a process of its own: typst keeps what it has set, and would remember a second.

Prints JSON. `python -m benches._publish_forms PAGES ours|bare`: which of the two goes first.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import pypdfium2

from benches import _publish_bare as bare
from tests.factories import forms
from touchstone.domain.reporting.document import Document, Picture
from touchstone.formats import FORMS, make

STATEMENTS_A_PAGE = 11
T = TypeVar("T")
LANGUAGES = ("en", "cy")


def report(language: str, pages: int) -> Document:
    """A report of about so many pages, without its picture: the bare markup has none."""
    whole = forms.report(language, statements=round((pages - 4) * STATEMENTS_A_PAGE))
    return replace(whole, blocks=tuple(block for block in whole.blocks if not isinstance(block, Picture)))


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What it made, seconds of the processor, seconds of the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    made = work()
    return made, time.process_time() - processor, time.perf_counter() - clock


def measure(pages: int, ours_first: bool) -> dict[str, Any]:
    """Seconds of each form in each language, of bare typst, and how many pages came out."""
    documents = {language: report(language, pages) for language in LANGUAGES}
    small = report("en", 5)
    bare.compiled(bare.markup(small))
    for language in LANGUAGES:
        for key in FORMS:  # tables, typefaces and styles are read once in the life of a worker
            make(report(language, 5), key)
    out: dict[str, Any] = {"bare": {}, "forms": {}, "clock": {}, "pages": {}}

    def run_bare() -> None:
        for language, document in documents.items():
            source = bare.markup(document)
            made, out["bare"][language], out["clock"][f"bare {language}"] = timed(partial(bare.compiled, source))
            out["pages"][f"bare {language}"] = len(pypdfium2.PdfDocument(made))

    def run_ours() -> None:
        for language, document in documents.items():
            for key in FORMS:
                made, seconds, clock = timed(partial(make, document, key))
                out["forms"][f"{key} {language}"], out["clock"][f"{key} {language}"] = seconds, clock
                if FORMS[key].extension == "pdf":
                    out["pages"][f"{key} {language}"] = len(pypdfium2.PdfDocument(made.data))

    for work in (run_ours, run_bare) if ours_first else (run_bare, run_ours):
        work()
    return out


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2] == "ours")))
