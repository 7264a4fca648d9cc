"""Who may publish what, when is it public, and does withdrawing say why?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories.records import NOW, make_framework, make_inspection, make_inspectorate
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import RoleGrant
from touchstone.inspectorate.reports import actions, policies, queries
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.inspectorate.reports.rows import ReportRow

pytestmark = pytest.mark.django_db
ROW = ReportRow("letter", "Letter about Fenquay", references=("N1 001",), copies_to=("Robin Vale",))


def person(role="", organisation=None):
    made = User.objects.create(email=f"{role or 'nobody'}@example.org", name=role or "nobody")
    if role:
        RoleGrant.objects.create(
            person=made, role=role, organisation=organisation or make_inspectorate(), starts_on=date(2020, 1, 1)
        )
    return made


def record(**fields):
    inspection = make_inspection(public=False, **fields)
    return actions.record_report(by="a test", inspection=inspection, row=ROW)


def audit_rows():
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_a_report_is_not_public_until_it_is_published():
    report = record()
    assert (report.references, report.copies_to) == (["N1 001"], ["Robin Vale"])
    assert not queries.public_inspections(NOW).exists()
    actions.publish(by="a test", report=report, public_from=NOW - timedelta(days=1))
    assert list(queries.public_inspections(NOW)) == [report.inspection]
    assert audit_rows() == ["reports.record", "publication.published"]


def test_an_embargo_holds_until_its_moment():
    report = record()
    actions.publish(by="a test", report=report, public_from=NOW)
    assert not queries.public_reports(NOW - timedelta(seconds=1)).exists()
    assert list(queries.public_reports(NOW)) == [report]


def test_withdrawing_says_why_and_keeps_the_row():
    report = record()
    publication = actions.publish(by="a test", report=report, public_from=NOW)
    with pytest.raises(Refused, match="published already"):
        actions.publish(by="a test", report=report)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw(by="a test", publication=publication, reason=" ")
    assert not policies.can_withdraw("a test", publication, "")
    actions.withdraw(by="a test", publication=publication, reason="It was about another area.")
    assert not queries.public_reports(NOW).exists()
    assert Publication.objects.get().withdrawn_reason == "It was about another area."
    with pytest.raises(Refused, match="is not published, so it cannot be withdrawn"):
        actions.withdraw(by="a test", publication=publication, reason="Again.")
    assert actions.publish(by="a test", report=report).state == "published"
    assert audit_rows()[1:] == ["publication.published", "publication.withdrawn", "publication.published"]


def test_the_outline_of_an_earlier_inspection_has_nothing_to_publish():
    report = record(stub=True)
    with pytest.raises(Refused, match="not held, so there is nothing to publish"):
        actions.publish(by="a test", report=report)
    assert not policies.can_publish("a test", report)


@pytest.mark.parametrize(
    ("role", "past", "held"),
    [
        ("publisher", True, True),
        ("archivist", True, False),
        ("lead_inspector", False, False),
        ("", False, False),
    ],
)
def test_who_may_publish(role, past, held):
    somebody = person(role)
    assert policies.can_publish(somebody, record()) is past
    live = record(origin="held", framework=make_framework())
    assert policies.can_publish(somebody, live) is held
    if not held:
        with pytest.raises(Refused, match="You may not publish the report"):
            actions.publish(by=somebody, report=live)


def test_a_live_report_is_published_by_a_person_of_that_inspectorate():
    live = record(origin="held", framework=make_framework())
    with pytest.raises(Refused, match="Only a person may publish"):
        actions.publish(by="the program", report=live)
    stranger = person("publisher", make_inspectorate("Southmere Inspectorate", slug="southmere-inspectorate"))
    assert not policies.can_publish(stranger, live)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ReportRow("letter", " "), "A report needs a title"),
        (ReportRow("poem", "Ode"), "'poem' is not a kind of report. Kinds are: full, letter, facts"),
        (ReportRow("letter", "Letter", source_url="example.org"), "is not a web address"),
    ],
)
def test_refuses_a_report_that_cannot_be_shown(row, says):
    with pytest.raises(Refused, match=says):
        actions.record_report(by="a test", inspection=make_inspection(public=False), row=row)
    assert not policies.can_record(row)
    assert not Report.objects.exists()
