"""The report or letter of every framework: its PDFs pass both PDF/UA checkers, and its Braille reads back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from tests.cast import play
from tests.factories.round_trip import OUTPUTS, Progress, Told, enter, scales
from tests.integration.formats.braille_back import exceptions, folded, read_back, written_words
from tests.integration.formats.checkers import outloud_findings, pdfua_findings
from tests.machine import require
from touchstone import formats
from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.document import Document
from touchstone.inspectorate.drafting.building import documents_of

LEAST = 0.995  # of the words of an English Braille file
TEXT = "Make sure that every case has a plan that says who does what, by when and why."


def told(framework: str, kind: str) -> Told:
    """Something of everything that the form has a place for."""
    inspection = play(framework=framework, kind=kind).inspection
    grades = {key: steps[1] for key, (_scale, steps) in scales(inspection).items()}
    transaction.set_rollback(True)
    visit = kind == "monitoring"
    return Told(
        framework, kind, date(2026, 10, 5), date(2026, 10, 16), date(2026, 11, 20), grades=grades,
        improve=() if visit else (("", TEXT), ("", "Answer every complaint within ten days.")),
        strengths=("Children are listened to.",) if kind == "focused" else (),
        counts={"case_file_review": 3, "interview": 2, "observation": 1},
        progress=(Progress(TEXT, "good"), Progress("Hear both parents.", "inadequate")) if visit else (),
    )  # fmt: skip


@pytest.fixture
def documents(db: None) -> dict[str, Document]:
    """The document of every framework's output, in English and in Welsh, by name."""
    made: dict[str, Document] = {}
    for framework, kind in OUTPUTS:
        with transaction.atomic():
            says = told(framework, kind)
        with transaction.atomic():
            _cast, draft = enter(says)
            draft.welsh = True
            draft.save(update_fields=["welsh"])
            built = documents_of(draft, dated=PreciseDate(says.published))
            transaction.set_rollback(True)
        made |= {f"{framework}-{kind.replace(' ', '-')}-{name}": document for name, document in built.items()}
    assert len(made) == 2 * len(OUTPUTS)
    return made


def test_every_pdf_passes_both_checkers(documents: dict[str, Document], tmp_path: Path) -> None:
    paths = []
    for name, document in documents.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(formats.make(document, "pdf").data)
    assert {path.name: found for path in paths if (found := pdfua_findings(path))} == {}
    found = outloud_findings(*paths)
    assert len(found) == len(paths)
    assert {name: broken for name, broken in found.items() if broken} == {}


def excused(document: Document) -> Counter[str]:
    """The words that back-translation is known to misread, each with its reason in the list of exceptions."""
    words = "\n".join([document.words(), *document.imprint]).casefold()
    found: Counter[str] = Counter()
    for pattern, _reason in exceptions():
        for match in pattern.finditer(words):
            found += folded(match.group())
    return found


def test_every_english_braille_file_reads_back(documents: dict[str, Document]) -> None:
    require("liblouis")
    shares = {}
    for name, document in documents.items():
        if document.language == "en":
            wanted = written_words(document)
            lost = wanted - folded(read_back(formats.make(document, "braille").data)) - excused(document)
            shares[name] = (1 - lost.total() / wanted.total(), lost.most_common(5))
    assert {name: told for name, told in shares.items() if told[0] < LEAST} == {}
