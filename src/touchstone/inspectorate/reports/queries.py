"""What is public? The one gate: public pages, feeds, data files and search read only through these.

Every function takes the moment it answers for, or public inspections that another of them gave. Except for `ids_of`
they build a query and run none, so that callers compose one query of several of them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from touchstone.domain.workflows.publication_job import MAKING, WAITING
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.conversations.models import Recommendation
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports.models import Publication, PublicationJob, PublishedForm, Report

# Organisations shown even before anything of theirs is published. Local authorities, courts and inspectorates are not.
LISTED_SERVICE = Q(listed=True, kind=Organisation.Kind.SERVICE)
# Progress after which an area for improvement is no longer counted as open: judged at least satisfactory.
MADE_PROGRESS = ("outstanding", "good", "satisfactory", "adequate")


def public(now: datetime) -> QuerySet[Publication]:
    """Publications that stand at `now`: published, embargo past, not withdrawn, not corrected yet. One query."""
    standing = Q(superseded_from__isnull=True) | Q(superseded_from__gt=now)
    return Publication.objects.filter(standing, state=Publication.State.PUBLISHED, public_from__lte=now)


def withdrawn(now: datetime) -> QuerySet[Publication]:
    """Publications that anyone could see and that were then withdrawn: only for telling those who were told of them.

    What they said is no longer public. One query.
    """
    gone = Publication.objects.filter(state=Publication.State.WITHDRAWN, withdrawn_at__lte=now)
    return gone.filter(public_from__lte=F("withdrawn_at"))


def english_key(words: str) -> str:
    """How words that were typed in English are found again: whatever their spaces and their full stop."""
    return " ".join(words.split()).rstrip(".")


def welsh_of(among: Collection[int], now: datetime) -> dict[str, str]:
    """What public documents of these inspections printed in Welsh of what the record holds in English, by
    `english_key`; of several, the latest. Asks at once: one query."""
    rows = public(now).filter(report__inspection__in=among).order_by("pk").values_list("welsh", flat=True)
    return {english_key(english): welsh for kept in rows for english, welsh in kept.items()}


def public_reports(now: datetime) -> QuerySet[Report]:
    """Reports with at least one public publication. One query."""
    return Report.objects.filter(Exists(public(now).filter(report=OuterRef("pk"))))


def public_inspections(now: datetime) -> QuerySet[Inspection]:
    """Inspections with a public report, and stubs that a public later one tells of. One query."""
    reported = public(now).filter(report__inspection=OuterRef("pk"))
    told_of = public(now).filter(report__inspection__follows=OuterRef("pk"))
    return Inspection.objects.filter(Exists(reported) | Q(stub=True) & Exists(told_of))


def public_providers(now: datetime) -> QuerySet[Organisation]:
    """Services listed in the register, and organisations of any kind that a public inspection was of. One query."""
    inspected = public_inspections(now).filter(provider=OuterRef("pk"))
    return Organisation.objects.filter(LISTED_SERVICE | Exists(inspected))


def public_areas(now: datetime) -> QuerySet[Area]:
    """Areas listed in the register, and those that a public inspection covered, of public providers. One query."""
    covered = InspectionArea.objects.filter(area=OuterRef("pk"), inspection__in=public_inspections(now))
    return Area.objects.filter(Q(listed=True) | Exists(covered), organisation__in=public_providers(now).values("pk"))


def public_judgements(now: datetime) -> QuerySet[Judgement]:
    """Judgements of public inspections. One query."""
    return Judgement.objects.filter(inspection__in=public_inspections(now))


def areas_of(provider: Organisation, among: Collection[int]) -> QuerySet[Area]:
    """Areas of a public provider: listed ones, and those that one of these public inspections covered. One query."""
    covered = InspectionArea.objects.filter(inspection__in=among).values("area")
    return Area.objects.filter(Q(listed=True) | Q(pk__in=covered), organisation=provider)


def public_areas_for_improvement(now: datetime) -> QuerySet[AreaForImprovement]:
    """Areas for improvement of public inspections. One query."""
    return AreaForImprovement.objects.filter(inspection__in=public_inspections(now))


def public_progress(now: datetime) -> QuerySet[ProgressJudgement]:
    """Progress judged by public inspections, of areas for improvement of public inspections. One query."""
    shown = public_inspections(now)
    return ProgressJudgement.objects.filter(inspection__in=shown, area_for_improvement__inspection__in=shown)


def progress_since(now: datetime) -> QuerySet[ProgressJudgement]:
    """Progress judged by public inspections, for callers that hold public areas for improvement. One query."""
    return ProgressJudgement.objects.filter(inspection__in=public_inspections(now))


def open_areas_for_improvement(now: datetime, among: Collection[int]) -> QuerySet[AreaForImprovement]:
    """Areas for improvement that no public document has closed, of a provider's public inspections. One query.

    `among` holds the ids of all public inspections of the provider (`ids_of`). One is closed when a later visit judged
    its progress at least satisfactory, or when a later full inspection of the same area, or of the whole service, has
    been published: that one made its own list. Which is a rule of this register, said on its pages; a document that
    closes one in words is not read as doing so.
    """
    made = progress_since(now).filter(area_for_improvement=OuterRef("pk"), grade_key__in=MADE_PROGRESS)
    return AreaForImprovement.objects.filter(~Exists(made), ~Exists(_later_full(among)), inspection__in=among)


def ids_of(providers: Collection[int], now: datetime) -> set[int]:
    """The public inspections of some providers: as `public_inspections`, from the side of the publications, which is
    quicker for a few providers among many. Asks at once: one query."""
    told = public(now).filter(report__inspection__provider__in=providers).order_by()
    follows = "report__inspection__follows"
    found: set[int] = set()
    for inspection, before, stub in told.values_list("report__inspection", follows, f"{follows}__stub"):
        found.add(inspection)
        if stub:
            found.add(before)
    return found


def _later_full(among: Collection[int]) -> QuerySet[Inspection]:
    same_ground = InspectionArea.objects.filter(
        inspection=OuterRef("pk"), area__inspection_areas__inspection=OuterRef(OuterRef("inspection_id"))
    )
    some_ground = InspectionArea.objects.filter(inspection=OuterRef("pk"))
    return Inspection.objects.filter(
        pk__in=among,
        kind__in=[Inspection.Kind.FULL, Inspection.Kind.REINSPECTION, Inspection.Kind.NARRATIVE],
        starts__gt=OuterRef("inspection__published"),
    ).filter(Exists(same_ground) | ~Exists(some_ground))


def public_recommendations(now: datetime) -> QuerySet[Recommendation]:
    """What young people and families said to public providers, and a person of the service chose to show; of days that
    have come. With it its answers, and how far what was promised is, may be shown; who came and files may not. One
    query."""
    rows = Recommendation.objects.filter(is_public=True, session__held_on__lte=timezone.localdate(now))
    return rows.filter(session__panel__provider__in=public_providers(now).values("pk"))


def newest_first(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """By publication, or by fieldwork where that is not known; newest first. No query."""
    return inspections.order_by(Coalesce("published", "ends", "starts").desc(nulls_last=True), "-id")


# -- what was made here -----------------------------------------------------------------------------------------------


def made_here(now: datetime) -> QuerySet[Publication]:
    """Publications made here that are or have been public at `now`: those that stand, that were corrected, and that
    were withdrawn. Of a withdrawn one only that it was, when and why may be shown, and its hash. One query."""
    withdrawn = Q(state=Publication.State.WITHDRAWN, withdrawn_at__gte=F("public_from"))
    shown = Q(state=Publication.State.PUBLISHED) | withdrawn
    return Publication.objects.filter(shown, edition__gt=0, public_from__lte=now)


def offered(now: datetime) -> QuerySet[Publication]:
    """Publications made here whose documents and files may be read: made here and not withdrawn. One query."""
    return made_here(now).filter(state=Publication.State.PUBLISHED)


def forms_to_add(keys: Collection[str]) -> QuerySet[PublishedForm]:
    """Forms that were missing when their publication landed, of these kinds. Not of the public gate. One query."""
    rows = PublishedForm.objects.filter(file=None, form__in=keys, publication__state=Publication.State.PUBLISHED)
    return rows.select_related("publication__snapshot", "publication__report__inspection__inspectorate")


def unfinished_jobs() -> QuerySet[PublicationJob]:
    """Publications that wait for a worker or are being made. Not of the public gate. One query."""
    return PublicationJob.objects.filter(state__in=(WAITING, MAKING))
