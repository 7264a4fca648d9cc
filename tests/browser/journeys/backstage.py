"""What a journey does behind the scenes, in a process of its own over the site's data: opens what is not its subject.

Run as text before the lines of a journey; never imported.
"""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from touchstone.foundation.accounts import actions as accounts
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.actions.people import grant_role
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.inspectorate.evidence.actions import drafts, submitting
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import JudgementRow, LiveFinding
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.models import Inspection

WELSH = {
    "lead-inspector": "lead_inspector",
    "inspector": "inspector",
    "second-inspector": "inspector",
    "moderator": "moderator",
    "publisher": "publisher",
}
SEEN = (
    ("service_responsiveness", "weakness", "Children wait too long for a first meeting", 9),
    ("case_planning_and_recording", "strength", "Plans say who does what by when", 61),
)


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


def judged(key, kind, title, **more):
    """Its fieldwork is done, a weakness and a strength are found, and every judgement stands."""
    row = fieldwork(key, kind, title, areas=areas[:1], **more)
    asked = {each.key: each for each in asked_of(row)}
    own = [key for key in asked if key.endswith("_law_practice")]
    for number, (key, direction, text, n) in enumerate(SEEN):
        counted = LiveFinding(
            own[number] if own else key, direction, text, n=n, of=67, base="case files", basis="sample"
        )
        findings.write_finding(by=person["inspector"], inspection=row, row=counted)
    for source in frameworks.definition(row.framework).evidence:
        MissingSource.objects.create(
            inspection=row,
            source_key=source.key,
            reason="It was not asked for at this visit.",
            saved_by=person["lead-inspector"],
            saved_at=timezone.now(),
        )
    actions.move(by="a journey", inspection=row, step="end fieldwork")
    rows = [
        JudgementRow(
            each.key,
            "graded" if each.scale else "not in regime",
            each.scale.key if each.scale else "",
            "good" if each.scale else "",
        )
        for each in asked.values()
    ]
    findings.record_judgements(by="a journey", inspection=row, rows=rows)
    Inspection.objects.filter(pk=row.pk).update(state="settled", reference="NM 077")
    print(row.slug)


def in_wales():
    """The inspectorate of the lines that follow is a Welsh one, with people of its own: `welsh-inspector` and so on."""
    global inspectorate
    name = "Arolygiaeth Gwasanaethau Teulu Glanmor"
    inspectorate, _new = Organisation.objects.get_or_create(
        slug="glanmor",
        defaults={
            "kind": "inspectorate",
            "name": name,
            "name_cy": name,
            "nation": "Wales",
            "fictional": True,
            "listed": True,
        },
    )
    for who, role in WELSH.items():
        address = f"welsh-{who}@northmere.example"
        person[who] = accounts.create_demonstration_person(
            email=address, name=f"{who.replace('-', ' ').title()} o Lanmor"
        )
        if not RoleGrant.objects.filter(person=person[who], organisation=inspectorate).exists():
            grant_role(by="a journey", person=person[who], role=role, organisation=inspectorate)
