"""The tools that gather, keep, compile and check the Welsh."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from touchstone.foundation.core import extraction, translations

SOURCE = """
from django.utils.translation import gettext as _, ngettext
def words(n):
    return _("Find a service"), _("Write to %(who)s"), ngettext("%(n)d report", "%(n)d reports", n)
"""
TEMPLATE = "{% trans %}From a template{% endtrans %} {{ _('Find a service') }}"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small room of its own, with strings in Python and in a template."""
    place = tmp_path / "public" / "shop"
    (place / "templates" / "shop").mkdir(parents=True)
    (place / "apps.py").write_text("")
    (place / "words.py").write_text(SOURCE)
    (place / "templates" / "shop" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(translations, "PACKAGE", tmp_path)
    return place


def _write(room: Path, old: str, new: str) -> None:
    path = extraction.catalogue_of(room)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_strings_of_python_and_templates_are_gathered_as_drafts(room: Path) -> None:
    assert extraction.update(room) == (4, 4)
    messages = {
        translations.ids(m)[0]: m for m in translations.entries(translations.read(extraction.catalogue_of(room)))
    }
    assert set(messages) == {"Find a service", "From a template", "Write to %(who)s", "%(n)d report"}
    assert {translations.status(m) for m in messages.values()} == {"draft"}
    assert len(messages["%(n)d report"].string) == 5


def test_gathering_again_keeps_the_welsh_and_its_status(room: Path) -> None:
    extraction.update(room)
    _write(room, 'msgid "From a template"\nmsgstr ""', 'msgid "From a template"\nmsgstr "O dempled"')
    path = extraction.catalogue_of(room)
    path.write_text(path.read_text().replace("#. status: draft", "#. status: reviewed", 2))
    before = path.read_text()
    assert extraction.update(room) == (4, 0)
    assert path.read_text() == before
    assert "reviewed" in before


def test_welsh_of_a_string_that_is_gone_is_kept_as_obsolete(room: Path) -> None:
    extraction.update(room)
    _write(room, 'msgid "From a template"\nmsgstr ""', 'msgid "From a template"\nmsgstr "O dempled"')
    (room / "templates" / "shop" / "page.html").write_text("nothing")
    assert extraction.update(room) == (3, 0)
    assert '#~ msgstr "O dempled"' in extraction.catalogue_of(room).read_text()
    extraction.update(room)
    assert '#~ msgstr "O dempled"' in extraction.catalogue_of(room).read_text()


def test_plural_forms_written_as_one_and_other_become_the_five_of_welsh(room: Path) -> None:
    path = extraction.catalogue_of(room)
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n#. status: draft\n'
        'msgid "%(n)d report"\nmsgid_plural "%(n)d reports"\nmsgstr[0] "un"\nmsgstr[1] "llawer"\n'
    )
    extraction.update(room)
    message = translations.read(path).get("%(n)d report")
    assert message is not None and message.string == ("llawer", "un", "llawer", "llawer", "llawer")


def test_missing_welsh_status_and_placeholders_are_named(room: Path) -> None:
    extraction.update(room)
    _write(room, 'msgid "Write to %(who)s"\nmsgstr ""', 'msgid "Write to %(who)s"\nmsgstr "Ysgrifennwch at %(pwy)s"')
    _write(
        room, "#. status: draft\n#: public/shop/templates/shop/page.html\n", "#: public/shop/templates/shop/page.html\n"
    )
    texts = [fault.text for fault in extraction.faults(("public/shop",))]
    assert "no Welsh for 'Find a service'" in texts
    assert any("placeholders: pwy, who" in text for text in texts)
    assert any("'From a template' needs a line" in text for text in texts)


def test_compiling_writes_only_what_is_stale(room: Path) -> None:
    extraction.update(room)
    _write(room, 'msgid "From a template"\nmsgstr ""', 'msgid "From a template"\nmsgstr "O dempled"')
    assert translations.compile_if_stale() == 1
    assert translations.compile_if_stale() == 0
    path = extraction.catalogue_of(room)
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("From a template") == "O dempled"
    later = path.with_suffix(".mo").stat().st_mtime + 5
    os.utime(path, (later, later))
    assert translations.compile_if_stale() == 1


def test_what_is_not_reviewed_is_a_draft(room: Path) -> None:
    extraction.update(room)
    path = extraction.catalogue_of(room)
    path.write_text(
        path.read_text().replace(
            "#. status: draft\n#: public/shop/templates/shop/page.html\n", "#. status: reviewed\n#: x.html\n"
        )
    )
    assert translations.draft_ids() == {"Find a service", "Write to %(who)s", "%(n)d report", "%(n)d reports"}
