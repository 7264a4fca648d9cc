"""What does each kind of inspection need, how much notice does a regime give, and does a ledger refuse the unknown?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.spec import library
from touchstone.domain.deadlines import Deadline, Unit
from touchstone.domain.effort import Days, Entry, ledger
from touchstone.domain.frameworks import KINDS
from touchstone.domain.inspection_kinds import NEEDS, Lack, fewest_areas, lacking
from touchstone.domain.notice import RegimeNotice, counted, has_run, notice_of

REGIME_2021 = "ofsted-cafcass-2021"


def test_every_kind_of_inspection_says_what_it_needs() -> None:
    assert set(NEEDS) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "framework", "given", "lacks"),
    [
        ("full", REGIME_2021, {}, []),
        ("focused", REGIME_2021, {}, [Lack.THEME, Lack.AREAS]),
        ("focused", REGIME_2021, {"theme": "delay", "areas": 2}, [Lack.AREAS]),
        ("focused", REGIME_2021, {"theme": "delay", "areas": 3}, []),
        ("monitoring", REGIME_2021, {}, [Lack.EARLIER]),
        ("monitoring", REGIME_2021, {"follows": True}, []),
        ("progress", REGIME_2021, {"follows": True}, [Lack.KIND]),
        ("progress", "ofsted-cafcass-progress-2011", {"areas": 1}, [Lack.EARLIER_OR_PLAN]),
        ("progress", "ofsted-cafcass-progress-2011", {"areas": 1, "theme": "the plan"}, []),
        ("full", "ofsted-cafcass-2009", {}, [Lack.ONE_AREA]),
        ("narrative", "ciw-cafcass-cymru-2018", {}, []),
        ("narrative", REGIME_2021, {}, [Lack.KIND, Lack.GRADED]),
        ("full", REGIME_2021, {"judged": ["value_for_money"]}, [Lack.JUDGED]),
        ("full", REGIME_2021, {"judged": ["leadership"]}, []),
    ],
)
def test_what_is_lacking(kind: str, framework: str, given: dict[str, object], lacks: list[Lack]) -> None:
    assert lacking(kind, library.framework(framework), **given) == lacks  # type: ignore[arg-type]


def test_the_fewest_areas_are_the_frameworks_or_one_where_it_judges_areas() -> None:
    assert fewest_areas("focused", library.framework(REGIME_2021)) == 3
    assert fewest_areas("full", library.framework(REGIME_2021)) == 0
    assert fewest_areas("full", library.framework("ofsted-cafcass-2009")) == 1


@pytest.mark.parametrize(
    ("framework", "length", "unit", "without"),
    [
        (REGIME_2021, 5, Unit.UNKNOWN_DAYS, False),
        ("ofsted-cafcass-national-2014", 0, Unit.WORKING_DAYS, True),
        ("ciw-cafcass-cymru-2018", None, Unit.UNKNOWN_DAYS, False),
    ],
)
def test_the_notice_of_a_regime(framework: str, length: int | None, unit: Unit, without: bool) -> None:
    found = notice_of(library.framework(framework))
    assert (found.length, found.unit, found.without, found.known) == (length, unit, without, length is not None)


def test_a_regime_without_a_clock_of_notice_does_not_say() -> None:
    silent = replace(library.framework(REGIME_2021), clocks=())
    assert notice_of(silent) == RegimeNotice(None, Unit.UNKNOWN_DAYS)


@pytest.mark.parametrize(
    ("unit", "says"),
    [("weeks", (14, Unit.CALENDAR_DAYS)), ("months", (2, Unit.MONTHS)), ("years", (24, Unit.MONTHS))],
)
def test_lengths_of_frameworks_are_counted_as_deadlines(unit: str, says: tuple[int, Unit]) -> None:
    clock = library.framework(REGIME_2021).clocks[0]
    assert counted(replace(clock, length=2, unit=unit)) == says
    assert counted(replace(clock, length=None)) is None


def test_a_notice_that_stands_still_has_not_run() -> None:
    assert not has_run(Deadline(date(2026, 12, 1), stands_still=True), date(2026, 12, 24))


def test_a_ledger_keeps_its_members_in_order_and_refuses_a_phase_that_has_no_column() -> None:
    made = ledger([Entry("b", "fieldwork", used=Decimal("0.5"))], ["fieldwork"], ["a", "b"])
    assert made.members == ("a", "b") and made.of_member("a") == Days()
    with pytest.raises(ValueError, match="no phase 'travel'"):
        ledger([Entry("b", "travel")], ["fieldwork"])
