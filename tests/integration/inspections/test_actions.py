"""Is an inspection recorded whole, extended without loss, and linked to what it follows?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.records import make_area, make_framework, make_inspectorate, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import actions, policies, queries
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import AreaRow, InspectionRow, TeamRow

pytestmark = pytest.mark.django_db
OCTOBER = PreciseDate.month(2009, 10, "October 2009")


@pytest.fixture
def service():
    return make_organisation("Northmere Family Court Service", slug="northmere")


@pytest.fixture
def fenquay(service):
    return make_area(service, "Fenquay")


@pytest.fixture
def row(service, fenquay):
    def make(**fields):
        defaults = {
            "origin": "facts",
            "kind": "full",
            "inspectorate": make_inspectorate(),
            "provider": service,
            "title": "Inspection of Fenquay",
            "areas": [AreaRow(fenquay, ["Quay Street"])],
            "published": OCTOBER,
        }
        return InspectionRow(**{**defaults, **fields})

    return make


def audit_actions():
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_recorded_whole_with_one_audit_row(row):
    framework = make_framework()
    made = actions.record_inspection(
        by="a test", row=row(framework=framework, team=[TeamRow("lead", "Robin Vale")], reference="N1 001")
    )
    assert made.slug == "northmere-fenquay-2009-10"
    assert (made.stub, made.reference) == (False, "N1 001")
    covered = made.inspection_areas.get()
    assert (covered.area.name, covered.offices_visited) == ("Fenquay", ["Quay Street"])
    assert str(made.team.get()) == "Robin Vale (lead inspector)"
    framework.refresh_from_db()
    assert framework.first_used_on is not None
    assert audit_actions() == ["inspections.record"]
    assert AuditEvent.objects.get().owner == "northmere-inspectorate-of-family-services"


def test_addresses_are_readable_and_never_taken_twice(row):
    slugs = [actions.record_inspection(by="a test", row=row()).slug for _ in range(3)]
    assert slugs == [
        "northmere-fenquay-2009-10",
        "northmere-fenquay-2009-10-full",
        "northmere-fenquay-2009-10-full-2",
    ]
    whole = actions.record_inspection(by="a test", row=row(areas=(), published=None, kind="board review"))
    assert whole.slug == "northmere-undated"
    with pytest.raises(Refused, match="already held at the address 'northmere-undated'"):
        actions.record_inspection(by="a test", row=row(slug="northmere-undated"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": " "}, "An inspection needs a title"),
        ({"kind": "picnic"}, "'picnic' is not a kind of inspection. Kinds are: full, focused"),
        (
            {"starts": PreciseDate.day(2009, 10, 9), "ends": PreciseDate.day(2009, 10, 5)},
            "Fieldwork cannot end",
        ),
        ({"starts": PreciseDate.day(2009, 11, 5)}, "A report cannot be published"),
    ],
)
def test_refuses_what_contradicts_itself(row, change, says):
    with pytest.raises(Refused, match=says):
        actions.record_inspection(by="a test", row=row(**change))
    assert not policies.can_record(row(**change))
    assert not Inspection.objects.exists()
    assert audit_actions() == []


def test_refuses_what_is_not_the_providers_or_the_inspectorates(row, service):
    stranger = make_area(make_organisation(), "Elsewhere")
    real = make_organisation("Real Inspectorate", kind="inspectorate", fictional=False)
    theirs = make_framework("theirs", inspectorate_key="somebody-else")
    for change, says in (
        ({"areas": [AreaRow(stranger)]}, "Elsewhere is not part of Northmere"),
        ({"inspectorate": service}, "is not an inspectorate"),
        ({"inspectorate": real}, "A fictional inspectorate inspects fictional services only"),
    ):
        with pytest.raises(Refused, match=says):
            actions.record_inspection(by="a test", row=row(**change))
    actual = make_organisation("Real Service", fictional=False)
    with pytest.raises(Refused, match="is not a framework of Real Inspectorate"):
        actions.record_inspection(by="a test", row=row(inspectorate=real, provider=actual, areas=(), framework=theirs))
    assert policies.can_record(row())


def test_extending_fills_what_is_empty_and_lists_what_differs(row, service):
    stub = actions.record_stub(by="a test", row=row(areas=()))
    found = actions.extend(
        by="a test",
        inspection=stub,
        row=row(
            title="Another title",
            published=PreciseDate.day(2009, 10, 23),
            reference="N1 001",
            team=[TeamRow("lead", "Robin Vale")],
        ),
    )
    assert list(found.filled) == ["published", "reference", "stub", "Fenquay", "Robin Vale"]
    assert [(each.field, each.offered) for each in found.differences] == [("title", "Another title")]
    stub.refresh_from_db()
    assert (stub.title, stub.published, stub.stub) == ("Inspection of Fenquay", PreciseDate.day(2009, 10, 23), False)
    again = actions.extend(by="a test", inspection=stub, row=row(title="Another title"))
    assert again.filled == ()
    assert "1 values differ and were left." in AuditEvent.objects.order_by("id")[1].summary


def test_a_vaguer_date_is_neither_taken_nor_a_loss(row):
    made = actions.record_inspection(by="a test", row=row(published=PreciseDate.day(2009, 10, 23)))
    found = actions.extend(by="a test", inspection=made, row=row(published=OCTOBER))
    made.refresh_from_db()
    assert made.published == PreciseDate.day(2009, 10, 23)
    assert found.filled == ()


def test_correcting_needs_a_reason_and_keeps_what_it_said(row):
    made = actions.record_inspection(by="a test", row=row())
    actions.correct(by="a test", inspection=made, changes={"title": "Inspection of Fenquay, 2009"}, reason="Misread.")
    event = AuditEvent.objects.get(action="inspections.correct")
    assert event.changes == {"title": ["Inspection of Fenquay", "Inspection of Fenquay, 2009"]}
    assert "Misread." in event.summary
    with pytest.raises(Refused, match="Say why"):
        actions.correct(by="a test", inspection=made, changes={"title": "X"}, reason=" ")
    with pytest.raises(Refused, match="provider cannot be corrected here"):
        actions.correct(by="a test", inspection=made, changes={"provider": None}, reason="Misread.")


def test_a_visit_follows_one_earlier_inspection(row):
    first = actions.record_inspection(by="a test", row=row())
    visit = actions.record_inspection(
        by="a test", row=row(kind="monitoring", published=PreciseDate.day(2011, 2, 10)), follows=first
    )
    assert queries.chain_before(visit) == [first]
    assert list(queries.followed_by(first)) == [visit]
    count = AuditEvent.objects.count()
    actions.link_follow_up(by="a test", inspection=visit, follows=first)
    assert AuditEvent.objects.count() == count
    other = actions.record_inspection(by="a test", row=row())
    refusals = (
        (first, first, "cannot follow itself"),
        (first, visit, "they cannot follow each other"),
        (visit, other, "One visit follows one inspection"),
        (other, visit, "is earlier than"),
    )
    for inspection, follows, says in refusals:
        with pytest.raises(Refused, match=says):
            actions.link_follow_up(by="a test", inspection=inspection, follows=follows)
        assert not policies.can_follow(inspection, follows)
    assert policies.can_follow(visit, first)


def test_a_visit_follows_inspections_of_its_own_provider_only(row):
    first = actions.record_inspection(by="a test", row=row())
    other = actions.record_inspection(
        by="a test", row=row(provider=make_organisation(), areas=(), published=PreciseDate.year(2012))
    )
    with pytest.raises(Refused, match="different providers"):
        actions.link_follow_up(by="a test", inspection=other, follows=first)
    actions.link_follow_up(
        by="a test",
        inspection=actions.record_inspection(by="a test", row=row(published=PreciseDate.year(2012))),
        follows=first,
    )
    assert audit_actions()[-1] == "inspections.link_follow_up"


def test_the_response_is_due_by_both_countings_where_days_are_not_explained(row, service):
    service.nation = "Wales"
    made = actions.record_inspection(by="a test", row=row())
    clock = actions.set_response_clock(
        by="a test", inspection=made, starts_on=date(2019, 3, 4), length=20, unit="unknown", basis="Within 20 days."
    )
    assert (clock.due, clock.due_if_working, clock.calendar) == (date(2019, 3, 24), date(2019, 4, 1), "wales")
    again = {"by": "a test", "inspection": made, "starts_on": date(2019, 3, 4), "length": 20, "basis": "Again."}
    with pytest.raises(Refused, match="already has a date"):
        actions.set_response_clock(unit="unknown", **again)
    other = actions.record_inspection(by="a test", row=row())
    with pytest.raises(Refused, match="'moons' is not a unit of time"):
        actions.set_response_clock(unit="moons", **{**again, "inspection": other})
