"""What is proposed, of what, and never twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.learning import SUPERVISED, SUPERVISION, make_pair, make_recurrence
from tests.factories.people import make_person
from tests.factories.records import NOW, make_afi, make_area, make_inspection, make_organisation, make_publication
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.learning import matching
from touchstone.inspectorate.learning.models import Looked, Recurrence
from touchstone.inspectorate.learning.tasks import run_due

pytestmark = pytest.mark.django_db


def test_the_same_weakness_of_one_service_is_proposed_with_its_reason() -> None:
    earlier, later = make_pair()
    assert run_due(NOW) == 1
    found = Recurrence.objects.get()
    assert (found.earlier, found.later, found.place, found.state) == (earlier, later, "same", "proposed")
    assert found.score >= Decimal("0.65")
    assert "#supervision" in found.why
    assert AuditEvent.objects.get(action="learning.propose").actor_label == "tick"


def test_a_second_run_finds_nothing_new_and_asks_little(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_pair()
    run_due(NOW)
    with django_assert_num_queries(2):
        assert run_due(NOW) == 0
    assert Looked.objects.count() == 3


def test_what_was_refused_is_never_proposed_again() -> None:
    earlier, later = make_pair()
    make_recurrence(
        earlier=earlier, later=later, state="refused", reason="Another team.", decided_by=make_person(), decided_at=NOW
    )
    assert run_due(NOW) == 0
    Looked.objects.all().delete()
    assert run_due(NOW) == 0
    assert Recurrence.objects.get().state == "refused"


def test_the_order_in_which_reports_arrive_makes_no_difference() -> None:
    provider = make_organisation()
    newer = make_inspection(provider, published=date(2024, 3, 1), afis=[SUPERVISION])
    run_due(NOW)
    older = make_inspection(provider, published=date(2021, 3, 1), afis=[SUPERVISED])
    run_due(NOW)
    found = Recurrence.objects.get()
    assert (found.earlier.inspection, found.later and found.later.inspection) == (older, newer)


def test_what_is_not_public_is_not_compared_until_it_is() -> None:
    _, later = make_pair(public=False)
    assert run_due(NOW) == 0
    make_publication(later.inspection)
    assert run_due(NOW) == 1


def test_two_of_one_inspection_or_of_one_day_are_no_return() -> None:
    provider = make_organisation()
    make_inspection(provider, published=date(2024, 3, 1), afis=[SUPERVISED, SUPERVISION])
    make_inspection(provider, published=date(2024, 3, 1), afis=[SUPERVISED])
    assert run_due(NOW) == 0


def test_an_inspection_of_no_known_day_is_compared_with_nothing() -> None:
    provider = make_organisation()
    make_inspection(provider, published=None, afis=[SUPERVISED])
    make_inspection(provider, published=date(2024, 3, 1), afis=[SUPERVISION])
    assert run_due(NOW) == 0


def test_a_board_and_an_authority_are_different_bodies() -> None:
    provider = make_organisation()
    first = make_inspection(provider, published=date(2021, 3, 1))
    make_afi(first, SUPERVISED, section="lscb")
    second = make_inspection(provider, published=date(2024, 3, 1))
    make_afi(second, SUPERVISION, section="local_authority")
    assert run_due(NOW) == 0


def test_of_other_services_only_the_likeliest_few_are_proposed() -> None:
    for year in range(2010, 2015):
        make_inspection(make_organisation(), published=date(year, 3, 1), afis=[SUPERVISED])
    run_due(NOW)
    Recurrence.objects.all().delete()
    Looked.objects.all().delete()
    last = make_inspection(make_organisation(), published=date(2024, 3, 1), afis=[SUPERVISION])
    Looked.objects.bulk_create(
        Looked(area_for_improvement=row, at=NOW)
        for row in type(last.areas_for_improvement.get()).objects.exclude(inspection=last)
    )
    assert run_due(NOW) == 3
    assert set(Recurrence.objects.values_list("place", flat=True)) == {"other"}


def test_made_up_services_are_not_compared_with_real_ones() -> None:
    make_inspection(make_organisation(fictional=True), published=date(2021, 3, 1), afis=[SUPERVISED])
    make_inspection(make_organisation(fictional=False), published=date(2024, 3, 1), afis=[SUPERVISION])
    assert run_due(NOW) == 0


def test_another_area_of_the_same_service_is_told_apart() -> None:
    provider = make_organisation()
    fen, moor = make_area(provider, "Fen"), make_area(provider, "Moor")
    make_inspection(provider, published=date(2021, 3, 1), areas=[fen], afis=[SUPERVISED])
    make_inspection(provider, published=date(2024, 3, 1), areas=[moor], afis=[SUPERVISION])
    run_due(NOW)
    assert Recurrence.objects.get().place == "service"


def test_of_other_areas_of_the_same_service_only_the_likeliest_few_are_proposed() -> None:
    provider = make_organisation()
    for year in range(2010, 2015):
        area = make_area(provider, f"Area of {year}")
        found = make_inspection(provider, published=date(year, 3, 1), areas=[area], afis=[SUPERVISED])
        Looked.objects.create(area_for_improvement=found.areas_for_improvement.get(), at=NOW)
    make_inspection(provider, published=date(2024, 3, 1), areas=[make_area(provider, "Moor")], afis=[SUPERVISION])
    assert run_due(NOW) == 3
    assert set(Recurrence.objects.values_list("place", flat=True)) == {"service"}


def test_the_ground_of_an_area_that_was_merged_is_the_same_place() -> None:
    provider = make_organisation()
    fen, whole = make_area(provider, "Fen"), make_area(provider, "Fen and Moor")
    AreaSuccession.objects.create(before=fen, after=whole, kind=AreaSuccession.Kind.MERGED)
    make_inspection(provider, published=date(2021, 3, 1), areas=[fen], afis=[SUPERVISED])
    make_inspection(provider, published=date(2024, 3, 1), areas=[whole], afis=[SUPERVISION])
    run_due(NOW)
    assert Recurrence.objects.get().place == "same"


def weakness(inspection: object, text: str, **fields: object) -> Finding:
    return Finding.objects.create(inspection=inspection, direction="weakness", text=text, **fields)  # type: ignore[misc]


def test_a_weakness_found_later_is_proposed_too() -> None:
    provider = make_organisation()
    make_inspection(provider, published=date(2021, 3, 1), afis=[SUPERVISED])
    later = make_inspection(provider, published=date(2024, 3, 1))
    found = weakness(later, SUPERVISION)
    weakness(later, "Families wait too long for a letter.")
    assert run_due(NOW) == 1
    row = Recurrence.objects.get()
    assert (row.later, row.later_finding, row.later_text) == (None, found, SUPERVISION)
    assert run_due(NOW) == 0


def test_what_a_report_prints_of_a_live_finding_is_not_compared_again() -> None:
    inspection = make_inspection(published=date(2024, 3, 1))
    live = Finding.objects.create(inspection=inspection, direction="weakness", text=SUPERVISION)
    printed = Finding.objects.create(inspection=inspection, direction="weakness", text=SUPERVISION, urgent=True)
    printed.behind.add(live)
    assert list(matching.new_findings(NOW)) == [live]


def test_a_finding_of_an_inspection_without_a_day_is_passed_over() -> None:
    weakness(make_inspection(published=None), SUPERVISION)
    assert run_due(NOW) == 0


def test_a_finding_is_not_proposed_beside_the_area_for_improvement_that_says_it() -> None:
    _, later = make_pair()
    weakness(later.inspection, SUPERVISION)
    assert run_due(NOW) == 1
    assert Recurrence.objects.get().later == later
