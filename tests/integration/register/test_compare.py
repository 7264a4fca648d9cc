"""Areas side by side: an inspection of several areas stands where its line says, in both directions."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.paginator import Page

from tests.factories import records
from touchstone.foundation.core import clock
from touchstone.public.register.queries import compare

pytestmark = pytest.mark.django_db


def _names(page: Page) -> list[str]:
    return [row.title for row in page]


def test_several_areas_stand_under_the_first_by_name_whichever_was_founded_first() -> None:
    service = records.make_organisation("Weldmere")
    framework = records.make_framework("northmere-2015")
    moor, dale, elm = (records.make_area(service, name) for name in ("Moor", "Dale", "Elm"))
    for title, areas in (("Elm", [elm]), ("Dale and Moor", [moor, dale]), ("Dale", [dale])):
        records.make_inspection(
            service, title=title, areas=areas, framework=framework, published=date(2019, 5, 1),
            judgements={"safeguarding": "good"},
        )  # fmt: skip
    rows = compare.newest_of_each("northmere-2015", clock.now())
    assert _names(compare.page(rows, "", False, "1")) == ["Dale", "Dale and Moor", "Elm"]
    assert _names(compare.page(rows, "", True, "1")) == ["Elm", "Dale and Moor", "Dale"]
    assert _names(compare.page(rows, "safeguarding", False, "1")) == ["Dale", "Dale and Moor", "Elm"]
