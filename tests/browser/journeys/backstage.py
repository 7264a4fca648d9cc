"""What a journey does behind the scenes, in a process of its own over the site's data: opens what is not its subject.

Run as text before the lines of a journey; never imported.
"""
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.evidence.actions import drafts, submitting
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import LiveFinding
from touchstone.inspectorate.inspections import actions

service = Organisation.objects.get(slug="northmere")
inspectorate = Organisation.objects.get(slug="northmere-inspectorate")
person = {each.email.split("@")[0]: each for each in User.objects.filter(email__endswith="@northmere.example")}
areas = list(service.areas.order_by("pk"))


def fieldwork(key, kind, title, **more):
    """An inspection whose fieldwork began six days ago, with its team."""
    start, now = clock.today() - timedelta(days=6), timezone.now()
    row = actions.open_inspection(
        by="a journey",
        provider=service,
        inspectorate=inspectorate,
        framework=frameworks.by_key(key),
        kind=kind,
        title=title,
        lead=person["lead-inspector"],
        starts_on=start,
        ends_on=start + timedelta(days=11),
        at=now - timedelta(days=40),
        **more,
    )
    for name in ("inspector", "second-inspector"):
        actions.add_member(by="a journey", inspection=row, person=person[name])
    if not row.legal_basis:
        row.legal_basis = "As the journey needs."
        row.save()
    at = now - timedelta(days=30)
    try:
        actions.announce(by="a journey", inspection=row, letter="We will inspect.", at=at)
    except Refused:
        actions.announce(
            by="a journey",
            inspection=row,
            letter="We will inspect.",
            length=10,
            unit="calendar",
            basis="Chosen for the journey: the regime's own notice is not known.",
            at=at,
        )
    actions.begin_fieldwork(by="a journey", inspection=row, at=now - timedelta(days=6))
    return row


def see(row):
    """A finding of each area that is judged, with the evidence that it rests on."""
    for each in asked_of(row):
        item = drafts.save_draft(
            by=person["inspector"], inspection=row, public_id=uuid4(), base=0,
            written=Written(
                text="Most of the files that were read show it.", method="document", seen_on=clock.today(),
                direction="strength", areas=(each.key,), about_role="child",
            ),
        )  # fmt: skip
        submitting.submit(by=person["inspector"], item=item)
        item.refresh_from_db()
        found = findings.write_finding(
            by=person["inspector"], inspection=row, row=LiveFinding(each.key, "strength", "Most of it is so.")
        )
        findings.link_evidence(by=person["inspector"], finding=found, item=item, bearing="supports")


def end(row):
    see(row)
    actions.move(by="a journey", inspection=row, step="end fieldwork")
    print(row.slug)
