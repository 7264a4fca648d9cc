"""Are organisations and their areas recorded through time, and is what became of them found again?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.factories.records import make_area, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.actions import loading
from touchstone.foundation.providers.actions import organisations as actions
from touchstone.foundation.providers.models import Area, AreaSuccession, Organisation, PostHolder
from touchstone.foundation.providers.queries import organisations as queries
from touchstone.foundation.providers.rows import AreaRow, OfficeRow, OrganisationRow, SuccessionRow

pytestmark = pytest.mark.django_db


def audit_actions() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_record_an_organisation_once():
    row = OrganisationRow("service", "Northmere Family Court Service", fictional=True, other_names=("Northmere",))
    made = actions.record_organisation(by="a test", row=row)
    assert made.slug == "northmere-family-court-service"
    assert [each.name for each in made.other_names.all()] == ["Northmere"]
    assert audit_actions() == ["providers.record"]
    with pytest.raises(Refused, match="already held at the address 'northmere-family-court-service'"):
        actions.record_organisation(by="a test", row=row)
    with pytest.raises(Refused, match="'circus' is not a kind of organisation"):
        actions.record_organisation(by="a test", row=OrganisationRow("circus", "Big Top"))
    assert len(audit_actions()) == 1


def test_another_name_is_added_once():
    organisation = make_organisation()
    for _ in range(2):
        actions.add_other_name(by="a test", organisation=organisation, name=" NFCS ")
    assert [each.name for each in organisation.other_names.all()] == ["NFCS"]
    assert audit_actions() == ["providers.add_name"]
    with pytest.raises(Refused, match="Give the other name"):
        actions.add_other_name(by="a test", organisation=organisation, name=" ")


def test_record_an_area_with_its_parts_and_add_to_it():
    service = make_organisation(nation="Northmere")
    row = AreaRow("Fenquay", code="N1", local_authorities=("Fenquay Borough",), offices=(OfficeRow("Quay Street"),))
    area = actions.record_area(by="a test", organisation=service, row=row)
    authority = Organisation.objects.get(slug="fenquay-borough")
    assert (authority.kind, authority.nation, authority.fictional) == ("local authority", "Northmere", True)
    with pytest.raises(Refused, match="already has an area at the address 'fenquay'"):
        actions.record_area(by="a test", organisation=service, row=row)
    more = {"local_authorities": ["Fenquay Borough", "Upper Fenquay"], "teams": ["Early work"]}
    assert actions.add_to_area(by="a test", area=area, **more) == ["Upper Fenquay", "Early work team"]
    assert actions.add_to_area(by="a test", area=area, **more) == []
    assert audit_actions() == ["providers.record_area", "providers.add_to_area"]


def test_what_became_of_areas_is_recorded_once():
    service = make_organisation()
    for name in ("Fenquay", "Mossquay"):
        make_area(service, name)
    rows = [
        SuccessionRow("fenquay", "merged", "mossquay", PreciseDate.year(2011)),
        SuccessionRow("mossquay", "lost part"),
    ]
    assert actions.record_successions(by="a test", organisation=service, rows=rows) == 2
    assert actions.record_successions(by="a test", organisation=service, rows=rows) == 0
    assert audit_actions() == ["providers.record_successions"]
    with pytest.raises(Refused, match="has no area at the address 'nowhere'"):
        actions.record_successions(by="a test", organisation=service, rows=[SuccessionRow("nowhere", "merged")])
    with pytest.raises(Refused, match="Fenquay cannot become itself"):
        actions.record_successions(
            by="a test", organisation=service, rows=[SuccessionRow("fenquay", "renamed", "fenquay")]
        )


def test_post_holders_are_one_row_each():
    service = make_organisation()
    for _ in range(2):
        actions.record_post_holder(by="a test", organisation=service, post="Chief Executive", name="Robin Vale")
    assert str(PostHolder.objects.get()) == "Robin Vale, Chief Executive"
    assert audit_actions() == ["providers.record_post_holder"]
    with pytest.raises(Refused, match="Give both the post and the name"):
        actions.record_post_holder(by="a test", organisation=service, post="", name="Robin Vale")


def test_the_definition_files_load_once_and_again_when_they_change(tmp_path: Path):
    first = loading.load_organisations(by="a test")
    assert first.slugs == first.changed
    assert {"cafcass-cymru", "cafcass", "ciw", "ofsted", "kent"} <= set(first.slugs)
    assert loading.load_organisations(by="a test").changed == ()
    assert audit_actions() == ["providers.load"]
    (tmp_path / "ciw.yaml").write_text("organisation: {slug: ciw, kind: inspectorate, name: CIW, nation: Wales}")
    assert loading.load_organisations(by="a test", folder=tmp_path).changed == ("ciw",)
    assert Organisation.objects.get(slug="ciw").name == "CIW"
    assert Organisation.objects.filter(slug="cafcass").exists()


def test_lancashire_and_cumbria_lost_cumbria_and_nobody_says_where_it_went():
    loading.load_organisations(by="a test")
    change = AreaSuccession.objects.get(before__slug="lancashire-and-cumbria")
    assert change.after is None
    assert str(change.on) == "before January 2011"
    area = Area.objects.get(slug="lancashire-and-cumbria")
    found = queries.succession(area.organisation)
    assert found.successors(area) == []
    assert found.last(area) == [area]


def test_areas_and_counts_on_a_day(django_assert_num_queries):
    loading.load_organisations(by="a test")
    cafcass = queries.by_slug("cafcass")
    assert cafcass is not None
    make_area(cafcass, "Fenquay", valid_from=PreciseDate.year(2012), valid_to=PreciseDate.month(2013, 6))
    with django_assert_num_queries(1):
        assert "Fenquay" in {area.name for area in queries.areas_on(cafcass, date(2013, 6, 30))}
    assert "Fenquay" not in {area.name for area in queries.areas_on(cafcass, date(2013, 7, 1))}
    assert "Fenquay" not in {area.name for area in queries.areas_on(cafcass, date(2011, 12, 31))}
    counts = {day: queries.count_on(cafcass, "service areas", date.fromisoformat(day)) for day in (
        "2009-01-01", "2010-01-01", "2014-01-01", "2025-01-01",
    )}  # fmt: skip
    assert [each and each.count for each in counts.values()] == [None, 21, 17, 19]


def test_successors_and_predecessors_take_two_queries_however_long_the_chain(django_assert_num_queries):
    service = make_organisation()
    areas = [make_area(service, f"Area {n}") for n in range(30)]
    for before, after in zip(areas, areas[1:], strict=False):
        AreaSuccession.objects.create(before=before, after=after, kind="renamed")
    # A wrong record must not make a walk endless.
    AreaSuccession.objects.create(before=areas[-1], after=areas[0], kind="renamed")
    with django_assert_num_queries(2):
        found = queries.succession(service)
    assert found.successors(areas[0]) == areas[1:]
    assert found.predecessors(areas[29]) == list(reversed(areas[:29]))


def test_what_became_of_an_authority_is_held_and_what_somebody_listed_stays_listed():
    loading.load_organisations(by="a test")
    cumbria = Organisation.objects.get(slug="cumbria")
    became = {(each.after.slug, str(each.on)) for each in cumbria.successions.all()}
    assert became == {("cumberland", "2023-04-01"), ("westmorland-and-furness", "2023-04-01")}
    assert not Organisation.objects.filter(kind="local authority", listed=True).exists()
    assert actions.list_in_register(by="a test", organisation=cumbria)
    assert not actions.list_in_register(by="a test", organisation=cumbria)
    assert loading.load_organisations(by="a test").changed == ()
    assert Organisation.objects.get(slug="cumbria").listed
