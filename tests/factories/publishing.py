"""Documents to publish, and forms that are made at once and need no program: for tests of publishing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from tests.cast import Cast
from touchstone import formats
from touchstone.domain.reporting.document import Document, Heading, Paragraph, text
from touchstone.formats import CannotMake, Made
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.reports.rows import Bundle, ReportRow

AREAS = (AreaForImprovementRow(1, "Order waiting lists by need."), AreaForImprovementRow(2, "Answer complaints."))


def make_document(language: str = "en", words: str = "Plans are good.", title: str = "Northmere in 2026") -> Document:
    blocks = (
        Heading("Findings" if language == "en" else "Canfyddiadau", "findings"),
        Paragraph(text(words)),
        Heading("What comes next" if language == "en" else "Beth nesaf", "next"),
        Paragraph(text("A visit." if language == "en" else "Ymweliad.")),
    )
    return Document(language, "report", title, blocks, publisher="Northmere Inspectorate")


def make_bundle(*, words: str = "Plans are good.", welsh: bool = True, **fields: Any) -> Bundle:
    documents = {"en": make_document(words=words)}
    if welsh:
        documents["cy"] = make_document("cy", f"Mae cynlluniau’n dda. {words}", "Northmere yn 2026")
        documents["children-en"] = Document("en", "children", "For children", (Paragraph(text("You were heard.")),))
    defaults = {"report": ReportRow("full", "Northmere in 2026"), "areas": AREAS, "fingerprint": "f" * 64}
    return Bundle(documents=documents, **{**defaults, **fields})


def make_publisher(cast: Cast) -> User:
    return cast["publisher"]


def quick(document: Document, key: str) -> Made:
    form = formats.FORMS[key]
    data = f"{key} of {document.language}\n{document.words()}\n".encode()
    return Made(data, form.media_type, form.extension, ())


@contextmanager
def quick_forms(*, missing: dict[str, str] | None = None, fails: str = "") -> Iterator[None]:
    """Every form is its words in plain text; the form `fails` cannot be made of any document."""

    def make(document: Document, key: str) -> Made:
        if key == fails:
            raise CannotMake("A table is 40 columns wide.")
        return quick(document, key)

    with (
        patch.object(formats, "make", make, create=True),
        patch.object(formats, "missing", lambda: missing or {}, create=True),
    ):
        yield
