"""Braille files read back as the words they were made of, page by page as an embosser needs them."""

from __future__ import annotations

import re

import pytest

from tests.factories import forms, hostile_forms
from tests.integration.formats.braille_back import exceptions, folded, lines_of, read_back, written_words
from tests.machine import PROJECT, require
from touchstone.domain.reporting.document import Document, Heading, Paragraph, text
from touchstone.formats import make
from touchstone.formats.braille import louis
from touchstone.formats.wording import WELSH

LEAST = 0.995


@pytest.fixture(autouse=True)
def _liblouis():
    require("liblouis")


def manual() -> Document:
    """The prose of our own documentation: some eight thousand words that nobody chose for Braille."""
    paragraphs = []
    for path in sorted((PROJECT / "docs").glob("*/*.md")):
        prose = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        prose = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", prose)
        for part in prose.split("\n\n"):
            words = " ".join(re.sub(r"`[^`]*`|[*_]{2}|https?\S+", "", part).split())
            if words[:1].isalpha() and "|" not in words:
                paragraphs.append(Paragraph(text(words)))
    return Document("en", "report", "Manual", (Heading("Words", "words"), *paragraphs))


def hard() -> Document:
    """What is listed as an exception, in sentences."""
    paragraphs = (
        "We asked for the letter; it came first; the other letters (and some said no letter) came from the court.",
        "The form is at https://example.org/forms?number=4 and moved from waiting → open.",
        "See it (all of it) before Friday; we must be quick; nobody was told about it; you could find it.",
    )
    return Document("en", "report", "Hard words", tuple(Paragraph(text(words)) for words in paragraphs))


FIXED = {
    "report": forms.report,
    "letter": forms.letter,
    "long report": hostile_forms.long_report,
    "wide table": hostile_forms.wide,
}
ENGLISH = {**FIXED, "our manual": manual}  # the manual grows: its share is held, its exceptions are not listed


@pytest.mark.parametrize("name", ENGLISH)
def test_english_reads_back(name):
    document = ENGLISH[name]()
    wanted = written_words(document)
    lost = wanted - folded(read_back(make(document, "braille").data))
    share = 1 - lost.total() / wanted.total()
    assert share >= LEAST, f"{share:.4%} read back; lost: {lost.most_common(30)}"


@pytest.mark.parametrize("name", [*FIXED, "hard"])
def test_every_word_that_does_not_read_back_is_a_listed_exception(name):
    document = {**FIXED, "hard": hard}[name]()
    print_words = "\n".join([document.words(), *document.imprint]).casefold()
    excused = sum((folded(match.group()) for pattern, _ in exceptions() for match in pattern.finditer(print_words)),
                  folded(""))  # fmt: skip
    lost = written_words(document) - folded(read_back(make(document, "braille").data))
    assert lost - excused == folded("")
    assert bool(lost) == (name == "hard")


def test_an_untranslated_file_does_not_read_back():
    """The measure can fail: letters in the place of contractions are other words."""
    document = forms.report()
    unlike = document.words().upper().encode("ascii", "replace")
    lost = written_words(document) - folded(louis.back_translated(unlike.decode(), "en-ueb-g2.ctb"))
    assert lost.total() / written_words(document).total() > 1 - LEAST


@pytest.mark.parametrize("make_document", [forms.report, forms.letter, hostile_forms.scripts, hostile_forms.markup])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_pages_are_forty_cells_by_twenty_five_lines(make_document, language):
    document = make_document() if make_document is hostile_forms.markup else make_document(language)
    pages = lines_of(make(document, "braille").data)
    for number, lines in enumerate(pages, 1):
        assert len(lines) == 25
        assert max(map(len, lines)) <= 40
        assert lines[-1].strip() == louis.translated(str(number), louis.table_of(language))
    assert len(pages) > 1


def test_contents_lead_to_the_pages_of_their_headings():
    pages = lines_of(make(forms.report(), "braille").data)
    for words in ("Judgements", "What we found", "Leadership"):
        cells = louis.translated(words, "en-ueb-g2.ctb")
        entry = next(line for line in pages[1] if line.strip().startswith(cells + " "))
        number = entry.split()[-1]
        page = next(lines for lines in pages if lines[-1].strip() == number)
        assert any(line.strip() == cells for line in page)


def test_welsh_keeps_figures_names_and_form_and_says_that_it_is_unreviewed():
    document = forms.report("cy")
    made = make(document, "braille")
    pages = lines_of(made.data)
    first, whole = (
        " ".join(" ".join(pages[0]).split()),
        " ".join(" ".join(line for p in pages for line in p[:-1]).split()),
    )
    table = louis.table_of("cy")
    assert louis.translated(WELSH.unreviewed, table) in first
    assert any("not been reviewed" in note for note in made.notes)
    for figure in ("2009", "14", "1,204", "£14,250", "92%", "31"):
        assert louis.translated(figure, table) in whole, figure
    for name in ("Harrowgate", "Northmere", "Ruth Amberley", "Oakdale", "Kingsferry"):
        assert louis.translated(name, table) in whole, name
    assert louis.translated("16 Hydref 2009", table) in whole


def test_english_says_nothing_of_review():
    assert not any("reviewed" in note for note in make(forms.report(), "braille").notes)


def test_words_of_another_language_go_through_its_own_table():
    whole = make(forms.report("en"), "braille").data.decode()
    assert louis.translated("maes i’w wella", "cy-cy-g2.ctb") in " ".join(whole.split())


def test_what_the_tables_do_not_know_is_written_otherwise_and_said():
    made = make(hostile_forms.scripts(), "braille")
    assert b"\\X" not in made.data and b"\\Y" not in made.data
    assert "U+1F467 (girl) as “[girl]”" in made.notes[-1]
