"""What reports and letters are called."""

from __future__ import annotations

import pytest

from tests.spec import library
from touchstone.domain.frameworks import Title
from touchstone.domain.reporting.titles import title_for, what_of

SERVICE = Title("Northmere Service", "Gwasanaeth Northmere")


@pytest.mark.parametrize(
    ("framework", "kind", "en", "cy"),
    [
        ("ofsted-cafcass-2009", "full", "Inspection of Northmere Service", "Arolygiad: Gwasanaeth Northmere"),
        (
            "ofsted-cafcass-2021",
            "focused",
            "Focused visit to Northmere Service",
            "Ymweliad â ffocws: Gwasanaeth Northmere",
        ),
        (
            "ofsted-ilacs-2023",
            "full",
            "Inspection of Northmere Service local authority children’s services",
            "Arolygiad o wasanaethau plant awdurdod lleol: Gwasanaeth Northmere",
        ),
        ("ofsted-sif-2013", "reinspection", "Re-inspection of Northmere Service", "Ailarolygiad: Gwasanaeth Northmere"),
    ],
)
def test_the_kind_of_visit_comes_first_then_the_form(framework: str, kind: str, en: str, cy: str) -> None:
    assert title_for(library.framework(framework), kind, SERVICE) == Title(en, cy)


def test_one_area_is_named_with_its_code() -> None:
    assert what_of(SERVICE) == SERVICE
    assert what_of(SERVICE, Title("Fen", "Y Ffen")).en == "Northmere Service: Fen service area"
    assert what_of(SERVICE, Title("Fen", "Y Ffen"), "N3") == Title(
        "Northmere Service: Fen service area (N3)", "Gwasanaeth Northmere: ardal gwasanaeth Y Ffen (N3)"
    )
