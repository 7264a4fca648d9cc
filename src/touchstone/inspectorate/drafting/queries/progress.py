"""How far is a draft: its sections, statements, what has no finding behind it, what has no Welsh?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from touchstone.inspectorate.drafting.models import Comment, Draft, Section, Statement
from touchstone.inspectorate.reports.models import PublicationJob


@dataclass(frozen=True)
class Counts:
    """Of statements that were not taken out. `unsupported` rest on no finding; `no_welsh` have no Welsh, `old_welsh`
    one that is older than the English; `areas` are areas for improvement, `areas_no_welsh` those without Welsh."""

    statements: int
    unsupported: int
    no_welsh: int
    old_welsh: int
    short_texts: int
    comments: int
    areas: int
    areas_no_welsh: int


def counts_of(draft: Draft) -> Counts:
    """Three queries."""
    everyone = Q(section__audience=Section.Audience.EVERYONE)
    said = ~Q(text="") | ~Q(text_cy="")
    found = Statement.objects.filter(section__draft=draft, removed=False).aggregate(
        statements=Count("pk", filter=everyone, distinct=True),
        unsupported=Count("pk", filter=everyone & said & Q(plain=False, findings=None), distinct=True),
        no_welsh=Count("pk", filter=Q(text_cy="") & ~Q(text=""), distinct=True),
        old_welsh=Count("pk", filter=~Q(text_cy="") & Q(text_cy_at__lt=F("text_at")), distinct=True),
        short_texts=Count("pk", filter=~everyone & said, distinct=True),
    )
    areas = draft.areas.filter(removed=False).aggregate(
        areas=Count("pk"), areas_no_welsh=Count("pk", filter=Q(text_cy=""))
    )
    open_comments = Comment.objects.filter(statement__section__draft=draft, done_at=None, statement__removed=False)
    return Counts(**found, **areas, comments=open_comments.count())


def latest_job(draft: Draft) -> PublicationJob | None:
    """The last publication that was queued of this inspection's report, with how many of its forms are made already.

    `made` counts them while they are being made, and all of them once it is published. One query.
    """
    jobs = PublicationJob.objects.filter(inspection=draft.inspection_id).select_related("queued_by")
    return jobs.annotate(made=Count("forms")).order_by("-pk").first()
