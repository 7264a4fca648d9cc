"""Which forms does a report come in, and what is each called? The list that every reader of this room uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class CannotMake(Exception):
    """A form that cannot be made, here or of this document. The text is a sentence that says why and what to do."""


@dataclass(frozen=True)
class Form:
    """One form of a document: its key in addresses, its media type, and its names by language."""

    key: str
    media_type: str
    extension: str
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """Its name as a reader meets it, in English where the language has none."""
        return self.titles.get(language, self.titles["en"])


@dataclass(frozen=True)
class Made:
    """A form that has been made. `notes`: sentences about what could not be shown as it was written."""

    data: bytes
    media_type: str
    extension: str
    notes: tuple[str, ...] = ()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# The Welsh names are drafts that no Welsh reader has checked.
FORMS: Mapping[str, Form] = {
    form.key: form
    for form in (
        Form("html", "text/html", "html", {"en": "Web page", "cy": "Tudalen we"}),
        Form("pdf", "application/pdf", "pdf", {"en": "PDF", "cy": "PDF"}),
        Form("large-print", "application/pdf", "pdf", {"en": "Large print (PDF)", "cy": "Print bras (PDF)"}),
        Form("braille", "text/plain", "brf", {"en": "Braille (BRF)", "cy": "Braille (BRF)"}),
        Form("word", WORD, "docx", {"en": "Word", "cy": "Word"}),
        Form("text", "text/plain", "txt", {"en": "Plain text", "cy": "Testun plaen"}),
    )
}
