"""A long list of plans says how many there are, and is narrowed to those of one state."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.cast import play
from tests.factories.people import browser_of
from tests.factories.plans import plan_for
from tests.factories.records import make_afi, make_inspection
from touchstone.inspectorate.plans.actions import writing

pytestmark = pytest.mark.django_db


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(("who", "address"), [("director", "/work/plans/"), ("head", "/asked/plans/")])
def test_a_list_of_plans_is_counted_and_narrowed(who: str, address: str) -> None:
    cast = play(framework="ciw-cafcass-cymru-2018", kind="narrative", state="settled")
    writing.send(by=cast["head"], plan=plan_for(cast))
    browser = browser_of(cast[who])
    alone = text_of(browser.get(address).content.decode())
    assert "1 plan, the inspection published last first." in alone
    assert "All (1)" not in alone, "there is nothing to choose"
    older = make_inspection(
        cast.inspection.provider, inspectorate=cast.inspection.inspectorate, framework=cast.inspection.framework,
        title="An older one", published=date(2020, 3, 2),
    )  # fmt: skip
    make_afi(older)
    both = text_of(browser.get(address).content.decode())
    assert "2 plans, the inspection published last first." in both
    assert "All (2) Not begun (1) With the inspectorate (1)" in both
    assert "An older one" in both and cast.inspection.title in both
    sent = text_of(browser.get(f"{address}?state=sent").content.decode())
    assert "1 plan, the" in sent and "An older one" not in sent and cast.inspection.title in sent
    assert "2 plans, the" in text_of(browser.get(f"{address}?state=nonsense").content.decode())
