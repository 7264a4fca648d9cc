from __future__ import annotations

import pytest

from touchstone.domain.reporting.document import Address, Document, Heading, Paragraph, Run, plain, text
from touchstone.formats.clean import blank, cleaned, line, linked, name_of
from touchstone.formats.forms import CannotMake


def document(*blocks, title="A report", **fields):
    return Document(language="en", kind="report", title=title, blocks=blocks, **fields)


def test_sound_words_are_not_touched():
    given = document(Paragraph(text("Dŵr £5 – “שלום” 😀")), Address(("1 Mill Lane", "Northmere")))
    clean, notes = cleaned(given)
    assert clean == given
    assert notes == ()


def test_line_breaks_inside_a_line_become_spaces():
    clean, notes = cleaned(document(Paragraph(text("one\r\ntwo\tthree\u2028four"))))
    assert plain(clean.blocks[0].words) == "one two three four"
    assert notes == ()


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x9f", "\u202e", "\ud800", "\ufffe", "\U0001ffff"])
def test_a_character_that_no_form_can_hold_is_left_out_and_said(character):
    clean, notes = cleaned(document(Paragraph(text(f"a{character}b"))))
    assert plain(clean.blocks[0].words) == "ab"
    assert notes == (f"The character U+{ord(character):04X} cannot be written in any form and was left out.",)


def test_a_link_that_leads_nowhere_becomes_words():
    runs = text(Run("inside", link="#here"), Run("lost", link="#there"), Run("script", link="javascript:alert(1)"))
    clean, notes = cleaned(document(Heading("Here", "here"), Paragraph(runs)))
    assert [run.link for run in clean.blocks[1].words] == ["#here", "", ""]
    assert len(notes) == 2
    assert "javascript:alert(1)" in notes[1]


def test_a_link_without_words_is_no_link():
    clean, _ = cleaned(document(Paragraph(text(Run(" \u200b", link="https://example.org")))))
    assert clean.blocks[0].words[0].link == ""


@pytest.mark.parametrize("words", ["", "  ", "\u200b", "\n"])
def test_a_heading_or_title_without_words_is_refused(words):
    with pytest.raises(CannotMake, match="A heading has no words"):
        cleaned(document(Heading(words, "a")))
    with pytest.raises(CannotMake, match="The title has no words"):
        cleaned(document(title=words))


def test_printed_addresses_are_linked():
    assert line("Write to reports@example.org.") == (
        Run("Write to "),
        Run("reports@example.org", link="mailto:reports@example.org"),
        Run("."),
    )
    assert [run.link for run in linked(Run("See https://example.org/a, and b"))] == ["", "https://example.org/a", ""]
    assert line("an @ alone") == (Run("an @ alone"),)
    assert line("") == ()


def test_blank():
    assert blank("\u200b \n")
    assert not blank("–")


def test_the_name_of_a_character():
    assert name_of("中") == "cjk unified ideograph-4e2d"
    assert name_of("\ue000") == "U+e000"
