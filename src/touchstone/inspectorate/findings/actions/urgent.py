"""Flagging a finding as urgent, following it up, answering it for the service, and reminding people while it stands."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import SERVICE_ROLES
from touchstone.domain.workflows.urgent_flag import PATIENCE, URGENT_FLAG, overdue
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.policies import grants_on
from touchstone.foundation.providers.roles import ROLES
from touchstone.inspectorate.findings.models import Finding, UrgentFlag, UrgentStep
from touchstone.inspectorate.findings.policies import urgent as policies
from touchstone.inspectorate.findings.queries import urgent as queries
from touchstone.inspectorate.findings.rows import FollowRow, LiveFinding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, service_people, write_to


def flag(*, by: User, finding: Finding, row: LiveFinding) -> None:
    """Called where a finding is written or changed, in its transaction: an urgent one has a flag that says why."""
    if not row.urgent:
        return
    why = row.urgent_why.strip()
    held, made = UrgentFlag.objects.get_or_create(
        finding=finding,
        defaults={
            "state": URGENT_FLAG.target(None, "flag"), "why": why, "raised_by": by, "raised_at": clock.now(),
        },
    )  # fmt: skip
    if made:
        _audit(by, finding, "flag_urgent", _("Flagged a finding as urgent: %(why)s") % {"why": why})
    elif held.why != why:
        before, held.why = held.why, why
        held.save(update_fields=["why"])
        _audit(by, finding, "flag_urgent", _("Changed why a finding is urgent."), {"why": [before, why]})


@transaction.atomic
def follow(*, by: User, inspection: Inspection, finding: Finding, row: FollowRow) -> UrgentStep:
    """Do something about an urgent finding, from its inspection or a later one of the service: tell, answer, start
    wider work, close, open again. Raises Refused unless that leads on from where it stands."""
    Finding.objects.select_for_update().get(pk=finding.pk)
    now = Finding.objects.select_related("urgent_flag", "inspection__inspectorate").get(pk=finding.pk)
    policies.check_can_follow(by, inspection, now, row)
    assert row.on is not None  # checked
    held = _held(now)
    held.state = URGENT_FLAG.target(held.state, row.does)
    held.save(update_fields=["state"])
    made = UrgentStep.objects.create(
        flag=held, does=row.does, on=row.on, who=row.who.strip(), text=row.text.strip(), told=row.told.strip(),
        must=row.must.strip(), due=row.due, inspection=queries.read_in(inspection, now) if row.told.strip() else None,
        by=by, at=clock.now(),
    )  # fmt: skip
    _tell(made)
    said = _("Followed up an urgent finding (%(does)s): %(text)s") % {"does": row.does, "text": made.text}
    _audit(by, now, "follow_urgent", said)
    return made


def _tell(step: UrgentStep) -> None:
    """Write to the service that there is something for it to read; what it is stays on the page."""
    if step.inspection is None:
        return
    with translation.override("en"):
        if step.does == "tell":
            subject, said = (
                _("A finding that cannot wait: %(inspection)s"),
                _("The inspectors have told you of something that cannot wait for the report. Act by %(day)s."),
            )
        else:
            subject, said = (
                _("An urgent finding is closed: %(inspection)s"),
                _("The inspectors have closed an urgent finding, and say why."),
            )
        write_to(
            service_people(step.inspection),
            subject=subject % {"inspection": step.inspection},
            said=said % {"day": formats.date_format(step.due) if step.due else ""},
            path=reverse("finding-urgent-asked-one", args=[step.inspection.slug, step.flag.finding_id]),
        )


@transaction.atomic
def answer(*, by: User, inspection: Inspection, finding: Finding, does: str, text: str) -> UrgentStep:
    """Say for the service what it does about an urgent finding that it was told of; the leads are written to. `does`:
    answer, or start wider work."""
    Finding.objects.select_for_update().get(pk=finding.pk)
    now = Finding.objects.select_related("urgent_flag", "inspection__inspectorate").get(pk=finding.pk)
    policies.check_can_answer(by, inspection, now, does, text)
    held = _held(now)
    held.state = URGENT_FLAG.target(held.state, does)
    held.save(update_fields=["state"])
    made = UrgentStep.objects.create(
        flag=held, does=does, on=clock.today(), who=_post(by, inspection), text=text.strip(), inspection=inspection,
        by_service=True, by=by, at=clock.now(),
    )  # fmt: skip
    said = _("The service answered an urgent finding (%(does)s): %(text)s") % {"does": does, "text": made.text}
    _audit(by, now, "follow_urgent", said)
    with translation.override("en"):
        write_to(
            leads(inspection),
            subject=_("The service answered an urgent finding: %(inspection)s") % {"inspection": inspection},
            said=_("The service says what it does about a finding that cannot wait for the report."),
            path=reverse("finding-urgent", args=[inspection.slug, now.pk]),
        )
    return made


def _post(by: User, inspection: Inspection) -> str:
    """Their part in the service, never their name."""
    held = grants_on(by, clock.today()).filter(organisation=inspection.provider_id, role__in=SERVICE_ROLES)
    return ", ".join(str(ROLES[role].title) for role in held.order_by("pk").values_list("role", flat=True))[:200]


def _held(finding: Finding) -> UrgentFlag:
    """The flag; of a document that calls it urgent, made when somebody first follows it up."""
    found = getattr(finding, "urgent_flag", None)
    if found is not None:
        return found  # type: ignore[no-any-return]
    return UrgentFlag.objects.create(
        finding=finding, state=policies.state_of(finding), why=_("Its document says that it needs attention at once."),
        raised_at=clock.now(),
    )  # fmt: skip


@transaction.atomic
def leave_out(*, by: User, finding: Finding, reason: str) -> UrgentFlag:
    """Let the report say nothing of an urgent finding, for a reason that is kept."""
    policies.check_can_leave_out(by, finding, reason)
    held = _held(finding)
    held.left_out_reason, held.left_out_by, held.left_out_at = reason.strip(), by, clock.now()
    held.save(update_fields=["left_out_reason", "left_out_by", "left_out_at"])
    said = _("Left an urgent finding out of the report: %(reason)s") % {"reason": held.left_out_reason}
    _audit(by, finding, "leave_urgent_out", said)
    return held


def remind_due(now: datetime) -> int:
    """Write to the leads about urgent findings that stand for too long; how many. Each once a status and spell."""
    rows = UrgentFlag.objects.filter(state__in=PATIENCE, finding__withdrawn_reason="").order_by("pk")
    return sum(_remind(number, now) for number in rows.values_list("pk", flat=True))


@transaction.atomic
def _remind(number: int, now: datetime) -> bool:
    # Locked, so that of two runs at once the second finds what the first one wrote.
    UrgentFlag.objects.select_for_update().get(pk=number)
    held = UrgentFlag.objects.select_related("finding__inspection__inspectorate").get(pk=number)
    last = held.steps.order_by("-at").first()
    since = last.at if last is not None else held.raised_at
    due = last.due if last is not None else None
    told = held.reminded_at is not None and held.reminded_at >= since
    if told or not overdue(held.state, timezone.localdate(since), timezone.localdate(now), due):
        return False
    held.reminded_at = now
    held.save(update_fields=["reminded_at"])
    inspection = held.finding.inspection
    with translation.override("en"):
        write_to(
            leads(inspection),
            subject=_("An urgent finding stands: %(inspection)s") % {"inspection": inspection},
            said=_("How it stands: %(state)s.") % {"state": URGENT_FLAG.statuses[held.state]},
            path=reverse("finding-urgent", args=[inspection.slug, held.finding_id]),
        )
        if last is not None and last.due is not None and last.inspection is not None:
            write_to(
                service_people(last.inspection),
                subject=_("The day has passed: %(inspection)s") % {"inspection": last.inspection},
                said=_("You were told of something that cannot wait. The day by which you must act has passed."),
                path=reverse("finding-urgent-asked-one", args=[last.inspection.slug, held.finding_id]),
            )
    audit.record(
        by="tick", action="findings.remind_urgent", subject=held.finding, owner=inspection.inspectorate.slug,
        summary=f"Reminded of an urgent finding that is {held.state}.",
    )  # fmt: skip
    return True


def _audit(by: User, finding: Finding, action: str, said: str, changes: dict[str, list[object]] | None = None) -> None:
    owner = finding.inspection.inspectorate.slug
    audit.record(by=by, action=f"findings.{action}", subject=finding, owner=owner, summary=said, changes=changes)
