"""What comes in outside inspection: self-evaluations, meetings that were held; and deferred inspections."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.self_evaluation import SELF_EVALUATION
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.conversations.models import Meeting
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import due, policies
from touchstone.inspectorate.programme.models import Deferral, Programme, SelfEvaluation


@transaction.atomic
def receive_self_evaluation(
    *,
    by: Actor,
    programme: Programme,
    year: int,
    received_on: date,
    what_known: str,
    how_known: str,
    plans: str,
    document: UploadedFile[bytes] | None = None,
) -> SelfEvaluation:
    """Record a service's answers to the three questions, and its own document where there is one."""
    policies.check_can_plan(by, programme.inspectorate)
    _check_day(received_on, programme)
    answers = {"what_known": what_known.strip(), "how_known": how_known.strip(), "plans": plans.strip()}
    if document is None and not all(answers.values()):
        raise Refused(_("Answer the three questions, or add the document that answers them."))
    if programme.self_evaluations.filter(year=year).exists():
        raise Refused(_("The self-evaluation of %(year)s is recorded already. Open that one.") % {"year": year})
    made = SelfEvaluation.objects.create(
        programme=programme,
        year=year,
        received_on=received_on,
        document=store(document.file) if document is not None and document.file else None,  # type: ignore[arg-type]
        document_name=(document.name or "")[:200] if document is not None else "",
        **answers,
    )
    audit.record(
        by=by,
        action="programme.receive_self_evaluation",
        subject=made,
        owner=programme.inspectorate.slug,
        summary=f"{made} came on {received_on}.",
    )
    due.recompute(programme, clock.now())
    return made


@transaction.atomic
def review_self_evaluation(*, by: User, evaluation: SelfEvaluation, review: str) -> SelfEvaluation:
    """Say what follows from it. Once: what was said stays."""
    policies.check_can_plan(by, evaluation.programme.inspectorate)
    held = SelfEvaluation.objects.select_for_update().get(pk=evaluation.pk)
    try:
        held.state = SELF_EVALUATION.target(held.state, "review")
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal
    if not review.strip():
        raise Refused(_("Say what you read in it and what follows from it."))
    held.review, held.reviewed_by, held.reviewed_on = review.strip(), by, clock.today()
    held.save(update_fields=["state", "review", "reviewed_by", "reviewed_on"])
    audit.record(
        by=by,
        action="programme.review_self_evaluation",
        subject=held,
        owner=held.programme.inspectorate.slug,
        summary=f"Reviewed: {held}.",
    )
    return held


def meeting_held(meeting: Meeting) -> None:
    """What the room of conversations tells: a meeting was recorded or moved, which may meet what is due."""
    found = Programme.objects.filter(inspectorate=meeting.inspectorate_id, provider=meeting.provider_id)
    for programme in found.select_related("inspectorate", "provider", "framework"):
        due.recompute(programme, clock.now())


def _check_day(day: date, programme: Programme) -> None:
    if day > clock.today():
        raise Refused(_("That day has not come yet. Record it when it has happened."))
    if day < programme.starts_on:
        said = _("The programme begins on %(day)s. Give a day from then on.")
        raise Refused(said % {"day": programme.starts_on})


@transaction.atomic
def plan_again_on(*, by: Actor, inspection: Inspection, day: date) -> Deferral:
    """Say on which day a deferred inspection goes back to planning. Again: changes the day."""
    policies.check_can_plan(by, inspection.inspectorate)
    if inspection.state != "deferred":
        raise Refused(_("%(inspection)s is not deferred.") % {"inspection": inspection})
    if day <= clock.today():
        raise Refused(_("Choose a day after today, or plan it again now from its own page."))
    row, _made = Deferral.objects.update_or_create(inspection=inspection, defaults={"again_on": day, "done_at": None})
    audit.record(
        by=by,
        action="programme.plan_again_on",
        subject=row,
        owner=inspection.inspectorate.slug,
        summary=f"{row}.",
    )
    return row
