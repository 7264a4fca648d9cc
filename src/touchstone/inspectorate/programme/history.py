"""What has happened to a service, as the rules read it? Inspections, self-evaluations and meetings as plain events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.domain.deadlines import Pause
from touchstone.domain.frameworks import Framework
from touchstone.domain.programme.rows import (
    AREA,
    ENGAGEMENT_MEETING,
    SELF_EVALUATION,
    SERVICE,
    Event,
    Extra,
    Situation,
)
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.conversations.models import Meeting
from touchstone.inspectorate.conversations.queries import meetings_between
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection, StateChange
from touchstone.inspectorate.programme.models import Escalation, Programme

# An inspection held here counts as made once its fieldwork has ended; its grade once its judgements stand.
MADE = ("judging", "settled")
GIVEN_UP = ("abandoned",)
OVERALL = "overall_effectiveness"
INSPECTION, EVALUATION, MEETING, ESCALATION = "inspection", "evaluation", "meeting", "escalation"


def key_of(kind: str, number: int) -> str:
    return f"{kind}:{number}"


def number_of(key: str, kind: str) -> int | None:
    """The number of the row that a key names, if it is of that kind."""
    named, _, number = key.partition(":")
    return int(number) if named == kind else None


def situation_of(programme: Programme, today: date) -> Situation:
    """Everything that the rules are applied to. Nine queries."""
    day = min(today, programme.ends_on) if programme.ends_on else today
    areas = organisations.areas_on(programme.provider, day)
    return Situation(
        start=programme.starts_on,
        kept_from=programme.kept_from,
        today=day,
        history=tuple(event for event in _events(programme) if event.last is None or event.last <= today),
        areas=tuple(sorted(area.slug for area in areas)),
        suspensions=tuple(Pause(each.from_day, each.to_day) for each in programme.suspensions.all()),
        extras=tuple(_extras(programme)),
    )


def _events(programme: Programme) -> Iterable[Event]:
    yield from inspections_as_events(programme)
    for evaluation in programme.self_evaluations.all():
        day = evaluation.received_on
        yield Event(key_of(EVALUATION, evaluation.pk), SELF_EVALUATION, day, day)
    for meeting in meetings_between(programme.inspectorate, programme.provider, [Meeting.Kind.ENGAGEMENT]):
        yield Event(key_of(MEETING, meeting.pk), ENGAGEMENT_MEETING, meeting.held_on, meeting.held_on)


def _extras(programme: Programme) -> Iterable[Extra]:
    """What was authorised to come sooner. A longer next inspection is due when that inspection is."""
    sooner = programme.escalations.filter(state="authorised", measure=Escalation.Measure.SOONER)
    for each in sooner:
        if each.decided_on is not None and each.due_by is not None:
            kinds = (Inspection.Kind.FULL, Inspection.Kind.REINSPECTION)
            yield Extra(key_of(ESCALATION, each.pk), tuple(map(str, kinds)), each.decided_on, each.due_by)


def inspections_as_events(programme: Programme) -> list[Event]:
    """The inspections of the service by the inspectorate, in no order. Four queries."""
    held = (
        Inspection.objects.filter(provider=programme.provider, inspectorate=programme.inspectorate)
        .exclude(state__in=GIVEN_UP)
        .select_related("framework")
        .prefetch_related("areas")
    )
    graded = Judgement.objects.filter(inspection__in=held, area_key=OVERALL, state=Judgement.State.GRADED).values_list(
        "inspection_id", "grade_key"
    )
    ended = StateChange.objects.filter(inspection__in=held, step="end fieldwork").order_by("at")
    grades, ends = dict(graded), {each.inspection_id: timezone.localdate(each.at) for each in ended}
    found = [_event(inspection, grades.get(inspection.pk, ""), ends.get(inspection.pk)) for inspection in held]
    return [event for event in found if event is not None]


def _event(inspection: Inspection, grade: str, ended: date | None) -> Event | None:
    """None where nothing says when it was."""
    live = inspection.origin == Inspection.Origin.HELD
    known = [day for day in (inspection.ends, inspection.starts, inspection.published) if day is not None]
    last = ended or (known[0].end if known else None)
    done = inspection.state in MADE if live else True
    if done and last is None:
        return None
    return Event(
        key=key_of(INSPECTION, inspection.pk),
        kind=inspection.kind,
        first=_first(inspection.starts or (known[0] if known else None)),
        last=last if done else None,
        done=done,
        level=_level(inspection),
        areas=frozenset(area.slug for area in inspection.areas.all()),
        grade=grade if not live or inspection.state == "settled" else "",
        exact=bool(ended) or not known or known[0].precision is Precision.DAY,
    )


def _first(day: PreciseDate | None) -> date | None:
    return min(day.start, day.end) if day is not None else None


def _level(inspection: Inspection) -> str:
    """An inspection under a framework of areas looks at its areas, each for itself."""
    framework = inspection.framework
    if framework is None or not framework.content or not inspection.areas.all():
        return SERVICE
    return AREA if frameworks.definition(framework).level == AREA else SERVICE


def steps_of(definition: Framework) -> tuple[str, ...]:
    """The grades of the framework's overall judgement, best first; none where it has no overall grade."""
    scale = definition.overall_scale
    return tuple(grade.key for grade in scale.steps) if scale is not None else ()


def inadequate_progress(programme: Programme) -> int | None:
    """The newest monitoring or progress visit, if it judged overall progress inadequate: the next visit is then
    proposed. Source: that monitoring goes on until progress is enough is in the letters; that the rule proposes and a
    director decides is this project's own. One query."""
    rows = Judgement.objects.filter(
        inspection__provider=programme.provider_id,
        inspection__inspectorate=programme.inspectorate_id,
        inspection__kind__in=[Inspection.Kind.MONITORING, Inspection.Kind.PROGRESS],
        inspection__published__isnull=False,
        area_key="overall_progress",
        state=Judgement.State.GRADED,
    )
    found = rows.select_related("inspection").order_by("-inspection__published", "-inspection").first()
    if found is None or found.grade_key != "inadequate":
        return None
    published = found.inspection.published
    return found.inspection_id if published is not None and published.start >= programme.starts_on else None
