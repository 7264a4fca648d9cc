from __future__ import annotations

import importlib.util

from tests.machine import PROJECT
from touchstone.formats.pdf.glyphs import FONTS, covered, note, shown


def test_the_committed_coverage_is_that_of_the_bundled_typefaces():
    script = PROJECT / "scripts" / "font-coverage.py"
    spec = importlib.util.spec_from_file_location("font_coverage", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (FONTS / "coverage.txt").read_text() == module.coverage()


def test_every_typeface_has_its_licence_beside_it():
    families = {path.name.split("_")[0] for path in FONTS.glob("*.ttf")}
    assert families == {path.name.removesuffix("-OFL.txt") for path in FONTS.glob("*-OFL.txt")}
    assert all("SIL Open Font License, Version 1.1" in path.read_text() for path in FONTS.glob("*-OFL.txt"))


def test_what_english_welsh_hebrew_arabic_and_emoji_need_is_there():
    assert all(map(covered, "ŵŷŴŶẁẃâêîôûáéíóúïö£€–—“”‘’…•½²≥≤→✓שלוםالسلام😀✅αд"))


def test_joiners_and_variation_selectors_need_no_shape():
    assert covered("\u200d")
    assert covered("\ufe0f")
    assert covered("\u2066")


def test_what_cannot_be_shown_is_named():
    lost: dict[str, str] = {}
    assert shown("a中b", lost) == "a[cjk unified ideograph-4e2d]b"
    assert shown("plain", lost) == "plain"
    assert note(lost) == (
        "No bundled typeface has these, so their names are printed in brackets: U+4E2D (cjk unified ideograph-4e2d).",
    )
    assert note({}) == ()


def test_letters_and_their_marks_are_joined_before_they_are_looked_up():
    assert shown("q中w\u0302", {}).endswith("ŵ")
