"""A report that was written, checked, signed and queued for publication; and a draft in the middle of its writing.

Both are played by the demonstration's people through the rooms' actions. The forms of the report are made by a process
in the background, so that the site is there before they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from touchstone.demonstration import written_words as words
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.accuracy.actions import answering, comments, ending
from touchstone.inspectorate.accuracy.actions import opening as accuracy
from touchstone.inspectorate.drafting.actions import areas, publishing, settings, signing, statements
from touchstone.inspectorate.drafting.actions.welsh import WelshRow, save_welsh
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.evidence.actions import drafts, sources, submitting
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import asked_of, board_of, framework_of
from touchstone.inspectorate.findings.rows import LiveFinding, ProposalRow
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import Inspection

BY = "the demonstration"
REPORTED, VISITED = 3, 6  # which area of the service, from 0: whose report is published; the first visited
SEEN_OF = 67  # case files


@dataclass(frozen=True)
class Place:
    """Who plays, and where."""

    inspectorate: Organisation
    service: Organisation
    people: Mapping[str, User]

    @property
    def lead(self) -> User:
        return self.people["lead-inspector"]

    @property
    def inspector(self) -> User:
        return self.people["inspector"]

    @property
    def head(self) -> User:
        return self.people["head-of-service"]


def play_report(place: Place) -> bool:
    """Play the report of one area up to its publication, whole or not at all; was it played now?"""
    area = place.service.areas.order_by("pk")[REPORTED]
    title = f"Inspection of {area}"
    if _there(place, title):
        return False
    with transaction.atomic():
        inspection = _fieldwork(place, [area], "ofsted-cafcass-2009", "full", title, weeks_ago=9)
        _judged(place, inspection)
        draft = open_draft(by=place.lead, inspection=inspection)
        _in_welsh(place, draft)
        _improvements(place, draft)
        _for_children(place, draft)
        _checked(place, draft)
        for who in ("lead-inspector", "moderator"):
            signing.sign(by=place.people[who], draft=draft, seen=fingerprint(draft))
        draft.refresh_from_db()
        publishing.publish(by=place.people["publisher"], draft=draft)
    return True


def play_draft(place: Place) -> bool:
    """Play a focused visit whose letter is being written, with a statement that its counts do not support."""
    visited = list(place.service.areas.order_by("pk")[VISITED : VISITED + 3])
    title = f"Focused visit to {', '.join(str(area) for area in visited)}"
    if _there(place, title):
        return False
    with transaction.atomic():
        inspection = _fieldwork(place, visited, "ofsted-cafcass-2021", "focused", title, weeks_ago=4, theme=words.THEME)
        item = _evidence(place, inspection, [each.key for each in asked_of(inspection)])
        found = [
            _found(place, inspection, item, LiveFinding(key, direction, said, n, SEEN_OF, "case files", "sample"))
            for key, direction, said, n in words.FOUND_AT_VISIT
        ]
        _proposed_and_settled(place, inspection)
        draft = open_draft(by=place.lead, inspection=inspection)
        beside = Statement.objects.filter(section__draft=draft, findings=found[-1]).select_related("section")[0]
        statements.add_statement(
            by=place.inspector, section=beside.section, text=words.TOO_FAR, findings=found[-1:], after=beside
        )
    return True


def _there(place: Place, title: str) -> bool:
    held = Inspection.objects.filter(origin=Inspection.Origin.HELD, provider=place.service, title=title)
    return held.exists()


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def _fieldwork(
    place: Place, visited: list[Area], framework: str, kind: str, title: str, *, weeks_ago: int, theme: str = ""
) -> Inspection:
    """An inspection whose fieldwork began so many weeks ago, on a Monday."""
    began = clock.today() - timedelta(days=clock.today().weekday(), weeks=weeks_ago)
    version = frameworks.by_key(framework)
    assert version is not None  # the demonstration loads every definition first
    inspection = inspections.open_inspection(
        by=BY, provider=place.service, inspectorate=place.inspectorate, framework=version, kind=kind, title=title,
        areas=visited, lead=place.lead, starts_on=began, ends_on=began + timedelta(days=4), theme=theme,
        at=_at(began - timedelta(days=40)),
    )  # fmt: skip
    for name in ("inspector", "second-inspector"):
        inspections.add_member(by=BY, inspection=inspection, person=place.people[name])
    # The notice is said where the regime's own is not known.
    notice: dict[str, Any] = {}
    if not any(each.key == "notice" and each.length for each in frameworks.definition(version).clocks):
        notice = {"length": 10, "unit": Clock.Unit.WORKING_DAYS, "basis": words.CHECK_RESTS_ON}
    inspections.announce(
        by=BY, inspection=inspection, letter=words.LETTER, at=_at(began - timedelta(days=30)), **notice
    )
    inspections.begin_fieldwork(by=BY, inspection=inspection, at=_at(began))
    return inspection


def _evidence(place: Place, inspection: Inspection, keys: list[str]) -> EvidenceItem:
    written = Written(
        text=words.SEEN, method="document", seen_on=inspection.starts.start if inspection.starts else clock.today(),
        direction="neutral", areas=tuple(keys), about_role="child",
    )  # fmt: skip
    item = drafts.save_draft(by=place.inspector, inspection=inspection, public_id=uuid4(), base=0, written=written)
    submitting.submit(by=place.inspector, item=item)
    item.refresh_from_db()
    return item


def _found(place: Place, inspection: Inspection, item: EvidenceItem, row: LiveFinding) -> Finding:
    found = findings.write_finding(by=place.inspector, inspection=inspection, row=row)
    findings.link_evidence(by=place.inspector, finding=found, item=item, bearing="supports")
    return found


def _judged(place: Place, inspection: Inspection) -> None:
    """A finding in each area, and a judgement that rests on it and stands."""
    item = _evidence(place, inspection, [key for key, *_rest in words.JUDGED])
    for key, _grade, direction, said, *_texts in words.JUDGED:
        _found(place, inspection, item, LiveFinding(key, direction, said))
    grades = {key: (grade, english) for key, grade, _direction, _said, english, _welsh in words.JUDGED}
    _proposed_and_settled(place, inspection, grades)


def _proposed_and_settled(
    place: Place, inspection: Inspection, grades: Mapping[str, tuple[str, str]] | None = None
) -> None:
    """Fieldwork ends; each judgement is proposed, moderated by two others, and stands. The overall one comes last."""
    for source in framework_of(inspection).evidence:
        sources.say_missing(by=place.lead, inspection=inspection, source_key=source.key, reason=words.MISSING)
    inspections.move(by=BY, inspection=inspection, step="end fieldwork")
    keys = sorted((each.key for each in asked_of(inspection)), key=lambda key: key == "overall_effectiveness")
    for key in keys:
        grade, reason = (grades or {}).get(key, ("", words.SEEN))
        standing = board_of(inspection).area(key)
        assert standing is not None
        in_words = "narrative" if standing.asked.scale is None and standing.findings.total else "not judged"
        row = ProposalRow(key, "graded" if grade else in_words, reason, grade_key=grade)
        made = findings.propose(by=place.inspector, inspection=inspection, row=row, seen=standing.findings_hash)
        for who in ("moderator", "second-moderator"):
            findings.moderate(
                by=place.people[who], inspection=inspection, area_key=key, agrees=True, seen=made.fingerprint
            )
    findings.settle(by=place.lead, inspection=inspection)
    inspection.refresh_from_db()


def _in_welsh(place: Place, draft: Draft) -> None:
    """One statement for each judgement, in English and Welsh; the title in both."""
    row = settings.row_of(draft)
    both = replace(row, welsh=True, title_cy=row.title_cy or row.title)
    settings.save_settings(by=place.lead, draft=draft, revision=draft.revision, row=both)
    welsh = {english: cy for _key, _grade, _direction, _said, english, cy in words.JUDGED}
    for statement in Statement.objects.filter(section__draft=draft).select_related("section"):
        if statement.text in welsh:
            statements.save_statement(
                by=place.inspector, statement=statement, base=statement.revision, text=statement.text,
                text_cy=welsh[statement.text],
            )  # fmt: skip
        else:  # a finding that the statement of its judgement says already
            statements.remove(by=place.inspector, statement=statement)
    typed = checker_of(draft, whole=True).typed.values()
    rows = [WelshRow(each.key, words.MISSING_CY) for each in typed if each.english == words.MISSING]
    save_welsh(by=place.inspector, draft=draft, rows=rows)


def _improvements(place: Place, draft: Draft) -> None:
    for area in DraftArea.objects.filter(draft=draft):
        when, english, welsh = words.IMPROVE[area.judgement_key]
        row = AreaRow(text=english, text_cy=welsh, timescale_key=when, judgement_key=area.judgement_key)
        areas.save_area(by=place.inspector, area=area, base=area.revision, row=row)


def _for_children(place: Place, draft: Draft) -> None:
    for section in draft.sections.filter(audience=Section.Audience.CHILDREN):
        for english, welsh in words.CHILDREN.get(section.key, ()):
            statements.add_statement(by=place.inspector, section=section, text=english, text_cy=welsh)


def _checked(place: Place, draft: Draft) -> None:
    """With the service, which says that it has no comments; the check ends."""
    days = accuracy.Days(5, Clock.Unit.WORKING_DAYS, words.CHECK_RESTS_ON)
    check = accuracy.send(by=place.lead, draft=draft, days=days)
    comments.send_all(by=place.head, check=check, count=0, words="We have read it, and it is right.")
    check = ending.end(by=place.lead, check=check)
    answering.send_answers(by=place.lead, check=check)
    draft.refresh_from_db()
