"""A national inspection of the fictional service, in the middle of its fieldwork on the day on which it is loaded.

Played by the demonstration's people through the rooms' actions, so that nothing stands in it that could not have been
done by hand. The same seed and day give the same inspection. What a person does is done now; only the steps that must
lie in the past (opening, notice, the first day of fieldwork) are played with their own dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from touchstone.demonstration import live_words as words
from touchstone.demonstration.live_stage import Stage, asked, sampled
from touchstone.domain import deadlines
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.evidence.actions import drafts, submitting
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.rows import LiveFinding
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection, Phase
from touchstone.inspectorate.inspections.presenters.letters import letter_for
from touchstone.inspectorate.programme.actions.opening import Opening, open_for
from touchstone.inspectorate.programme.models import Obligation

FRAMEWORK = "ofsted-cafcass-2021"
BY = "the demonstration"
SEED = 11
ITEMS = 90
DAYS_OF_FIELDWORK = 3  # working days before the day of loading on which it began


def play(*, inspectorate: Organisation, service: Organisation) -> Inspection | None:
    """Play the inspection, whole or not at all; None where it was played before."""
    held = Inspection.objects.filter(origin=Inspection.Origin.HELD, provider=service, kind="full")
    if held.filter(framework__key=FRAMEWORK).exists():
        return None
    domain = f"{inspectorate.slug.split('-')[0]}.example"
    people = {person.email.split("@")[0]: person for person in User.objects.filter(email__endswith=f"@{domain}")}
    stage = Stage(
        inspectorate, service, list(service.areas.order_by("pk")), people, _first_day(clock.today()), Random(SEED)
    )
    with transaction.atomic():
        inspection = _announced(stage)
        asked(stage, inspection)
        references = sampled(stage, inspection)
        items = _evidence(stage, inspection, references)
        _findings(stage, inspection, items)
        _notes(stage, inspection)
    return inspection


def _first_day(today: date) -> date:
    """So many working days before today."""
    day = today
    for _step in range(DAYS_OF_FIELDWORK):
        day -= timedelta(days=1)
        while not deadlines.is_working_day(day):
            day -= timedelta(days=1)
    return day


def _friday(day: date) -> date:
    """The Friday of the same week."""
    return day + timedelta(days=4 - day.weekday())


def _at(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _announced(stage: Stage) -> Inspection:
    """Opened a month before, announced with more notice than the regime's, and begun on the first day."""
    framework = frameworks.by_key(FRAMEWORK)
    assert framework is not None  # the demonstration loads every definition first
    opened, announced = stage.began - timedelta(days=35), stage.began - timedelta(days=14)
    due = Obligation.objects.filter(programme__provider=stage.service, rule="national-inspection", opened=None)
    opening = Opening(
        framework=framework,
        kind="full",
        title=f"National inspection of {stage.service}, {stage.began.year}",
        areas=stage.rng.sample(list(stage.areas), k=min(6, len(stage.areas))),
        lead=stage.people["lead-inspector"],
        starts_on=stage.began,
        ends_on=_friday(stage.began + timedelta(weeks=3)),
        at=_at(opened),
    )
    inspection = open_for(by=BY, obligation=due.latest("latest"), opening=opening)
    for person in stage.team[1:]:
        inspections.add_member(by=BY, inspection=inspection, person=person)
    letter = letter_for(inspection, 5, deadlines.Unit.UNKNOWN_DAYS)
    inspections.announce(by=BY, inspection=inspection, letter=letter, at=_at(announced))
    inspections.begin_fieldwork(by=BY, inspection=inspection, at=_at(stage.began))
    _planned(stage, inspection)
    return inspection


def _planned(stage: Stage, inspection: Inspection) -> None:
    """Lines of enquiry, days planned and worked, and a timetable that says who is where."""
    for source, label, said, areas in words.ENQUIRIES:
        inspections.open_line(
            by=BY, inspection=inspection, text=said, source=source, source_label=label, judgement_areas=areas
        )
    visited = [row.area for row in inspection.inspection_areas.select_related("area")]
    for place, person in enumerate(stage.team):
        days = {Phase.PREPARING.value: Decimal(2), Phase.FIELDWORK.value: Decimal(8), Phase.REPORTING.value: Decimal(3)}
        inspections.plan_days(by=BY, inspection=inspection, person=person, days=days)
        day = stage.began
        for week in range(3):
            row = inspections.SlotRow(
                person, FieldworkSlot.Mode.ON_SITE, _at(day, 9), _at(day, 16), words.DAYS[week % len(words.DAYS)],
                visited[(place + week) % len(visited)],
            )  # fmt: skip
            inspections.add_slot(by=BY, inspection=inspection, row=row)
            if day < clock.today():
                inspections.log_days(
                    by=BY, inspection=inspection, person=person, phase=Phase.FIELDWORK, day=day, days=Decimal(1)
                )
            day = _next_working_day(day)


def _next_working_day(day: date) -> date:
    return deadlines.add_working_days(day, 1)


def _evidence(stage: Stage, inspection: Inspection, references: Sequence[str]) -> list[EvidenceItem]:
    """What the team has seen so far: submitted, but for one draft of each inspector."""
    items = []
    places = [row.area for row in inspection.inspection_areas.select_related("area")]
    for number in range(ITEMS):
        author = stage.team[number % len(stage.team)]
        method, source, role, direction, areas, said = words.SEEN[number % len(words.SEEN)]
        written = Written(
            text=said.format(
                weeks=stage.rng.randint(6, 21), times=stage.rng.randint(3, 7), days=stage.rng.randint(2, 40),
                minutes=stage.rng.randint(9, 14), cases=stage.rng.randint(14, 61),
            ),
            method=method,
            seen_on=stage.began + timedelta(days=stage.rng.randint(0, (clock.today() - stage.began).days)),
            direction=direction,
            areas=areas,
            area=stage.rng.choice(places),
            about_role=role,
            case_reference=stage.rng.choice(references) if method == "case_file_review" and references else "",
            source_key=source,
        )  # fmt: skip
        item = drafts.save_draft(
            by=author, inspection=inspection, public_id=UUID(int=stage.rng.getrandbits(128)), written=written, base=0
        )
        if number < ITEMS - len(stage.team):
            submitting.submit(by=author, item=item)
            item.refresh_from_db()
            items.append(item)
    return items


def _findings(stage: Stage, inspection: Inspection, items: Sequence[EvidenceItem]) -> None:
    """The first findings, each resting on what was seen of its kind."""
    for number, (area_key, direction, said, kind) in enumerate(words.FOUND):
        author = stage.team[number % len(stage.team)]
        row = LiveFinding(area_key=area_key, direction=direction, text=said)
        finding = findings.write_finding(by=author, inspection=inspection, row=row)
        for item in items[kind :: len(words.SEEN)]:
            findings.link_evidence(by=author, finding=finding, item=item, bearing="supports")


def _notes(stage: Stage, inspection: Inspection) -> None:
    """What the lead has told the service so far; today's note is still a draft."""
    lead = stage.people["lead-inspector"]
    for days, said in enumerate(words.NOTES):
        day = stage.began + timedelta(days=days)
        note = findings.write_note(by=lead, inspection=inspection, day=day, text=said.format(files=ITEMS // 2))
        if days + 1 < len(words.NOTES):
            findings.send_note(by=lead, note=note, revision=note.revision)
