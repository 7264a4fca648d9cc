from __future__ import annotations

import pytest

from tests.factories import forms
from touchstone.formats import FORMS, CannotMake, make, missing
from touchstone.formats.braille import louis


def test_every_form_has_a_title_in_both_languages_and_an_extension():
    assert list(FORMS) == ["html", "pdf", "large-print", "braille", "word", "text"]
    for key, form in FORMS.items():
        assert form.key == key
        assert form.title("en")
        assert form.title("cy")
        assert form.title("pl") == form.title("en")
        assert form.extension.isalpha()


def test_an_unknown_form_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(CannotMake, match="no form called 'fax'.*large-print"):
        make(forms.letter(), "fax")


def test_a_machine_without_liblouis_says_what_to_install(monkeypatch):
    monkeypatch.setattr(louis, "library", lambda: None)
    assert list(missing()) == ["braille"]
    assert "sudo apt-get install liblouis20 liblouis-data" in missing()["braille"]
    with pytest.raises(CannotMake, match="Braille needs liblouis"):
        make(forms.letter(), "braille")
    assert make(forms.letter(), "text").data


def test_a_machine_without_the_tables_says_so(monkeypatch):
    monkeypatch.setattr(louis, "library", lambda: object())
    monkeypatch.setattr(louis, "tables", lambda: None)
    assert "the tables of liblouis" in missing()["braille"]
    with pytest.raises(louis.Untranslated):
        louis._call("lou_translateString", "words", "en-ueb-g2.ctb")
