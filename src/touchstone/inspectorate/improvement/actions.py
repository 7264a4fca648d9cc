"""Everything that writes what must change, by when, and whether it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement import due, policies, queries
from touchstone.inspectorate.improvement.models import (
    AreaForImprovement,
    Milestone,
    Move,
    ProgressDraft,
    ProgressJudgement,
)
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, MilestoneRow, Place, ProgressRow, VisitRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.inspections.vocabulary import vocabulary


@transaction.atomic
def record_areas_for_improvement(
    *,
    by: User | str,
    inspection: Inspection,
    rows: Sequence[AreaForImprovementRow],
    areas: Sequence[Area] | None = None,
) -> list[AreaForImprovement]:
    """Record areas for improvement; each with a timescale gets a due date that says what it rests on.

    The clock starts at publication (`improvement.due`). `areas` are the service areas they bind, by default those
    that the inspection covered.
    """
    policies.check_can_record(inspection, rows)
    judgements = {each.area_key: each for each in Judgement.objects.filter(inspection=inspection)}
    bound = list(inspection.areas.all()) if areas is None else list(areas)
    made = []
    for row in rows:
        months = vocabulary(inspection.framework).months(row.timescale_key)
        values = asdict(row)
        key = values.pop("judgement_key")
        afi = AreaForImprovement.objects.create(
            slug=_slug(inspection, row),
            inspection=inspection,
            clock=_clock(by, inspection, months),
            judgement=judgements.get(key),
            **values,
        )
        afi.areas.set(bound)
        made.append(afi)
    audit.record(
        by=by,
        action="improvement.record",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} areas for improvement of {inspection}.",
        changes={afi.slug: ["", afi.text] for afi in made},
    )
    events.record_changed()
    return made


def _slug(inspection: Inspection, row: AreaForImprovementRow) -> str:
    section = f"-{row.section.lower().replace(' ', '-')}" if row.section else ""
    return f"{inspection.slug}{section}-{row.number}"


def _clock(by: User | str, inspection: Inspection, months: int | None) -> Clock | None:
    deadline = due.after_publication(inspection.published, months)
    if deadline is None:
        return None
    return start_clock(
        by=by,
        starts_on=deadline.starts_on,
        length=deadline.length,
        unit=Clock.Unit.MONTHS,
        basis=deadline.basis,
        nation=nation_of(inspection.provider),
        owner=inspection.inspectorate.slug,
        after="publication",
    )


@transaction.atomic
def take_back(*, by: User | str, inspection: Inspection) -> int:
    """Remove the areas for improvement of an inspection of which nothing has been public; how many. For the room that
    publishes, which knows. Raises Refused where something rests on one already."""
    rows = AreaForImprovement.objects.filter(inspection=inspection)
    clocks = list(rows.exclude(clock=None).values_list("clock", flat=True))
    try:
        with transaction.atomic():
            removed = rows.update(taken_back=True)  # the database lets no other go
            rows.delete()
    except ProtectedError as error:
        raise Refused(
            _("Something is recorded of an area for improvement already, so it cannot be taken back.")
        ) from error
    Clock.objects.filter(pk__in=clocks).delete()
    audit.record(
        by=by,
        action="improvement.take_back",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Took back {removed} areas for improvement of {inspection}: none was ever public.",
    )
    events.record_changed()
    return removed


@transaction.atomic
def start_clocks(*, by: User | str, inspection: Inspection) -> int:
    """Give due dates to timed areas for improvement recorded before publication was known; how many got one."""
    words = vocabulary(inspection.framework)
    started = 0
    for afi in inspection.areas_for_improvement.filter(clock=None).exclude(timescale_key=""):
        made = _clock(by, inspection, words.months(afi.timescale_key))
        if made is not None:
            afi.clock = made
            afi.save(update_fields=["clock"])
            started += 1
    if started:
        audit.record(
            by=by,
            action="improvement.start_clocks",
            subject=inspection,
            owner=inspection.inspectorate.slug,
            summary=f"Started the clocks of {started} areas for improvement of {inspection}.",
        )
        events.record_changed()
    return started


@transaction.atomic
def fill_in(
    *, by: User | str, area_for_improvement: AreaForImprovement, timescale_key: str = "", class_key: str = ""
) -> AreaForImprovement:
    """Say by when, for one known until now only from a later letter that did not say. Replaces nothing.

    The clock starts with `start_clocks`. Raises Refused where a timescale or class is held, or the framework has none
    of that name.
    """
    afi = area_for_improvement
    policies.check_can_fill_in(afi, timescale_key, class_key)
    afi.timescale_key, afi.class_key = timescale_key, class_key
    afi.save(update_fields=["timescale_key", "class_key"])
    audit.record(
        by=by,
        action="improvement.fill_in",
        subject=afi,
        owner=afi.inspection.inspectorate.slug,
        summary=f"Gave area for improvement {afi.number} of {afi.inspection} its timescale or class.",
        changes={"timescale": ["", timescale_key or class_key]},
    )
    events.record_changed()
    return afi


@transaction.atomic
def record_progress(*, by: User | str, inspection: Inspection, rows: Sequence[ProgressRow]) -> list[ProgressJudgement]:
    """Record what a visit judged of areas for improvement. Raises Refused unless it follows their inspection."""
    policies.check_can_record_progress(inspection, rows)
    made = ProgressJudgement.objects.bulk_create(
        ProgressJudgement(
            inspection=inspection,
            area_for_improvement=row.area_for_improvement,
            scale_key=row.scale_key,
            grade_key=row.grade_key,
            words=row.words,
            found=row.found,
            residual=row.residual,
        )
        for row in rows
    )
    audit.record(
        by=by,
        action="improvement.record_progress",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded progress on {len(made)} areas for improvement at {inspection}.",
        changes={row.area_for_improvement.slug: ["", row.grade_key] for row in rows},
    )
    events.record_changed()
    return made


@transaction.atomic
def record_milestones(*, by: User | str, inspection: Inspection, rows: Sequence[MilestoneRow]) -> list[Milestone]:
    """Record dated things that a visit's document says were done."""
    policies.check_can_record_milestones(rows)
    made = Milestone.objects.bulk_create(
        Milestone(inspection=inspection, on=row.on, text=row.text, area_for_improvement=row.area_for_improvement)
        for row in rows
    )
    audit.record(
        by=by,
        action="improvement.record_milestones",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} milestones told by {inspection}.",
    )
    events.record_changed()
    return made


@transaction.atomic
def replace_wording(*, by: User | str, area_for_improvement: AreaForImprovement, text: str) -> AreaForImprovement:
    """Put the published wording in the place of this project's own words; after that nobody can change it."""
    afi = area_for_improvement
    policies.check_can_replace_wording(afi, text)
    before, afi.text, afi.own_words = afi.text, text.strip(), False
    afi.save(update_fields=["text", "own_words"])
    audit.record(
        by=by,
        action="improvement.replace_wording",
        subject=afi,
        owner=afi.inspection.inspectorate.slug,
        summary=f"Gave area for improvement {afi.number} of {afi.inspection} the wording published.",
        changes={"text": [before, afi.text]},
    )
    events.record_changed()
    return afi


def move(*, by: Actor, area_for_improvement: AreaForImprovement, to: Place, on: date, reason: str) -> Move:
    """Move it from a service area to that one's successor, or to another organisation. Its wording, its number and the
    inspection that found it stay. Raises Refused, with a sentence."""
    return move_to_all(by=by, area_for_improvement=area_for_improvement, to=[to], on=on, reason=reason)[0]


@transaction.atomic
def move_to_all(
    *, by: Actor, area_for_improvement: AreaForImprovement, to: Sequence[Place], on: date, reason: str
) -> list[Move]:
    """The same to several at once: where one service area was split, it may bind each of the parts from then on. All
    leave the same area. Raises Refused, with a sentence."""
    afi = AreaForImprovement.objects.select_for_update().get(pk=area_for_improvement.pk)
    policies.check_can_move_to_all(afi, to, on, reason, machine.today())
    made = []
    for place in to:
        row = Move.objects.create(
            area_for_improvement=afi, before=place.before, after=place.after, organisation=place.organisation, on=on,
            reason=reason.strip(), by=person_of(by), at=machine.now(),
        )  # fmt: skip
        made.append(row)
    for place in to:
        if place.before is not None:
            afi.areas.remove(place.before)
        if place.after is not None:
            afi.areas.add(place.after)
    goes_to = ", ".join(str(place.after or place.organisation) for place in to)
    audit.record(
        by=by,
        action="improvement.move",
        subject=afi,
        owner=afi.inspection.inspectorate.slug,
        summary=f"Moved area for improvement {afi.number} of {afi.inspection} to {goes_to}.",
        changes={"area": [str(to[0].before or ""), goes_to]},
    )
    events.record_changed()
    return made


@transaction.atomic
def judge_progress(
    *, by: User, inspection: Inspection, area_for_improvement: AreaForImprovement, row: VisitRow, base: int = 0
) -> ProgressDraft:
    """Say what a live visit found of an earlier area for improvement. It lands in the record when judgements stand.

    Raises Conflict where somebody saved it since revision `base`.
    """
    afi = area_for_improvement
    policies.check_can_judge_progress(by, inspection, afi, row)
    draft = _draft(by, inspection, afi)
    changes = {"grade_key": row.grade_key, "found": row.found.strip(), "residual": row.residual.strip()}
    before = draft.grade_key or draft.found
    items = queries.evidence_named(inspection, row.evidence)
    if conflicts.save(draft, base=base, changes=changes, left_out_reason="", saved_by=by, saved_at=machine.now()):
        draft.evidence.set(items)
    else:  # somebody saved the very same words: their evidence stays beside this
        draft.evidence.add(*items)
    _record_visit(by, draft, "judge_progress", {afi.slug: [before, row.grade_key or row.found.strip()]})
    return draft


@transaction.atomic
def leave_out(
    *, by: User, inspection: Inspection, area_for_improvement: AreaForImprovement, reason: str
) -> ProgressDraft:
    """Leave an area for improvement out of a visit, with the reason. The audit trail keeps what was drafted of it."""
    afi = area_for_improvement
    policies.check_can_leave_out(by, inspection, afi, reason)
    draft = _draft(by, inspection, afi)
    before = draft.grade_key or draft.found
    draft.grade_key = draft.found = draft.residual = ""
    draft.left_out_reason, draft.saved_by, draft.saved_at = reason.strip(), by, machine.now()
    draft.revision += 1
    draft.save()
    draft.evidence.clear()
    _record_visit(by, draft, "leave_out", {afi.slug: [before, draft.left_out_reason]})
    return draft


def _draft(by: User, inspection: Inspection, afi: AreaForImprovement) -> ProgressDraft:
    values = {"saved_by": by, "saved_at": machine.now()}
    draft, _made = ProgressDraft.objects.get_or_create(inspection=inspection, area_for_improvement=afi, defaults=values)
    return draft


def _record_visit(by: User, draft: ProgressDraft, action: str, changes: dict[str, list[object]]) -> None:
    audit.record(
        by=by, action=f"improvement.{action}", subject=draft, owner=draft.inspection.inspectorate.slug,
        summary=f"Progress on area for improvement {draft.area_for_improvement.number}, at {draft.inspection}.",
        changes=changes,
    )  # fmt: skip
