"""Every PDF passes both checkers of PDF/UA, and a broken one fails them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import typst

from tests.factories import forms, hostile_forms
from tests.integration.formats.checkers import outloud_findings, pdfua_findings
from touchstone.domain.reporting.document import Document
from touchstone.formats import make

CHILDREN = replace(forms.report(statements=6), kind="children", contents=False)
SOUND: dict[str, tuple[Document, str]] = {
    "report-en": (forms.report(), "pdf"),
    "report-cy": (forms.report("cy"), "pdf"),
    "letter-en": (forms.letter(), "pdf"),
    "letter-cy": (forms.letter("cy"), "pdf"),
    "children": (CHILDREN, "pdf"),
    "large-report-en": (forms.report(), "large-print"),
    "large-report-cy": (forms.report("cy"), "large-print"),
    "large-letter-en": (forms.letter(), "large-print"),
    "wide": (hostile_forms.wide(), "pdf"),
    "markup": (hostile_forms.markup(), "pdf"),
    "arabic": (hostile_forms.scripts("ar"), "pdf"),
    "long": (hostile_forms.long_report(), "pdf"),
}

# Lines of one shape at the foot of three pages are guessed to be footers tagged as content. They are content: rows of
# the wide table, and statements made of the same few sentences.
FALSE_ALARMS = ("wide.pdf: PAG-001", "long.pdf: PAG-001")


def files(folder: Path) -> dict[str, Path]:
    out = {}
    for name, (document, form) in SOUND.items():
        out[name] = folder / f"{name}.pdf"
        out[name].write_bytes(make(document, form).data)
    return out


def test_every_pdf_passes_pdfua(tmp_path):
    assert {name: found for name, path in files(tmp_path).items() if (found := pdfua_findings(path))} == {}


def test_every_pdf_passes_outloud(tmp_path):
    found = outloud_findings(*files(tmp_path).values())
    assert len(found) == len(SOUND)
    findings = [f"{name}: {each}" for name, broken in found.items() for each in broken]
    assert [each for each in findings if not each.startswith(FALSE_ALARMS)] == []


def untagged(data: bytes) -> bytes:
    return typst.compile(b'#set document(title: "A")\n= A heading\nWords.', format="pdf", pdf_tags=False)


def without_language(data: bytes) -> bytes:
    return _edited(data, lambda pdf: pdf.Root.__delitem__("/Lang"))


def without_title(data: bytes) -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Title"]
        with pdf.open_metadata() as metadata:
            del metadata["dc:title"]

    return _edited(data, edit)


def without_words_for_a_picture(data: bytes) -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf):
            if element.get("/S") == "/Figure":
                del element["/Alt"]

    return _edited(data, edit)


def with_a_level_left_out(data: bytes) -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf):
            if element.get("/S") == "/H3":
                element["/S"] = pikepdf.Name("/H5")

    return _edited(data, edit)


def without_header_cells(data: bytes) -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf):
            if element.get("/S") == "/TH":
                element["/S"] = pikepdf.Name("/TD")

    return _edited(data, edit)


BROKEN: list[Callable[[bytes], bytes]] = [
    untagged, without_language, without_title, without_words_for_a_picture, with_a_level_left_out, without_header_cells,
]  # fmt: skip
SEEN_BY_PDFUA = {untagged, without_language, without_title, without_words_for_a_picture, without_header_cells}


@pytest.mark.parametrize("broken", sorted(SEEN_BY_PDFUA, key=BROKEN.index))
def test_pdfua_refuses_a_broken_file(broken, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(broken(make(forms.report(), "pdf").data))
    assert pdfua_findings(path)


def test_outloud_refuses_broken_files(tmp_path):
    sound = make(forms.report(), "pdf").data
    broken_ways = [broken for broken in BROKEN if broken is not without_header_cells]  # which pdfua sees
    paths = [tmp_path / f"{broken.__name__}.pdf" for broken in broken_ways]
    for path, broken in zip(paths, broken_ways, strict=True):
        path.write_bytes(broken(sound))
    found = outloud_findings(*paths)
    assert [name for name, findings in found.items() if not findings] == []


def _edited(data: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each]
