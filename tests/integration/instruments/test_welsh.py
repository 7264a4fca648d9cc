"""The pages of a response in Welsh: no English of the program on them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.people import browser_of
from tests.factories.responses import make_response
from tests.welsh import english_left_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["instrument-response", "instrument-children", "instrument-check", "instrument-two-texts"]
)
def test_a_page_of_a_response_is_welsh(name: str) -> None:
    response = make_response()
    page = browser_of(response.rater).get("/cy" + reverse(name, args=[response.pk])).content.decode()
    assert "Adolygiad achos" in page and "All pages" not in page and "Pages<" not in page
    assert english_left_in(page) == []


def test_a_page_of_questions_is_welsh() -> None:
    response = make_response()
    path = reverse("instrument-child-section", args=[response.pk, "each_child", "A"])
    page = browser_of(response.rater).get(f"/cy{path}?check=1").content.decode()
    assert "A welwyd y plentyn hwn?" in page and "Plentyn A (5 i 9 oed)" in page
    assert english_left_in(page) == []
