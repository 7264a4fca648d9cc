"""The Welsh that the program may put there itself: whole, or not at all."""

from __future__ import annotations

import pytest

from touchstone.domain.checks.hunspell import dictionary
from touchstone.domain.reporting.fixed_welsh import ACTS, known
from touchstone.foundation.frameworks.definition_files import read_folder


@pytest.mark.parametrize(
    ("words", "welsh"),
    [
        ("Lead inspector", "Prif arolygydd"),
        ("Director of Children’s Services", "Cyfarwyddwr Gwasanaethau Plant"),
        ("over", "dros"),
        ("Children Act 1989", "Deddf Plant 1989"),
        ("the Children Act 1989.", "Deddf Plant 1989"),
        ("Children Act 2004, section 38", "Deddf Plant 2004, adran 38"),
        ("Children Act 2004, Part 3", "Deddf Plant 2004, Rhan 3"),
        (
            "Education and Inspections Act 2006, sections 143 to 145; Government of Wales Act 2006, section 58A",
            "Deddf Addysg ac Arolygiadau 2006, adrannau 143 i 145; Deddf Llywodraeth Cymru 2006, adran 58A",
        ),
        ("Government of Wales Act 2006, sections 58A and 60", "Deddf Llywodraeth Cymru 2006, adrannau 58A a 60"),
        ("Children Act 1989, sections 7 and 8", "Deddf Plant 1989, adrannau 7 ac 8"),
        ("Children Act 2004, section 38 and others", ""),
        ("Children Act 2004, chapter 3", ""),
        ("Children Act 2004, section 38; the Made-up Act 2003", ""),
        ("Made-up Act 2003", ""),
        ("", ""),
    ],
)
def test_known(words: str, welsh: str) -> None:
    assert known(words) == welsh


def test_every_legal_basis_of_the_library_has_welsh() -> None:
    bases = {basis for each in read_folder() for basis in each.framework.legal_basis.value or ()}
    assert len(bases) > 3
    assert {basis for basis in bases if not known(basis)} == set()


def test_the_titles_are_welsh() -> None:
    for welsh in ACTS.values():
        words = [word for word in welsh.replace("(", " ").replace(")", " ").split() if word.isalpha()]
        assert [word for word in words if not any(map(dictionary("cy").knows, (word, word.lower())))] == []
