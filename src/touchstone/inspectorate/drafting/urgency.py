"""Does the draft say everything that is urgent? Nobody signs one that passes it over, unless the lead says why."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import ngettext

from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.prints import live


def unsaid(draft: Draft) -> QuerySet[Finding]:
    """Urgent findings that stand behind no statement for everybody and no area for improvement, without a reason. A
    statement that says nothing in English says nothing of them. One query."""
    said = Statement.objects.filter(section__draft=draft, section__audience="everyone", removed=False).exclude(text="")
    asked = DraftArea.objects.filter(draft=draft, removed=False)
    rows = live(draft.inspection).filter(urgent=True).exclude(urgent_flag__left_out_reason__gt="")
    return rows.exclude(statements__in=said).exclude(draft_areas__in=asked).order_by("order", "pk")


def keeps(draft: Draft) -> list[str]:
    """The sentence that keeps it from being signed; none: it says everything urgent."""
    found = list(unsaid(draft))
    if not found:
        return []
    said = ngettext(
        "%(num)s urgent finding is said nowhere in this draft: %(which)s Put it behind a statement, or say on its page "
        "why the report says nothing of it.",
        "%(num)s urgent findings are said nowhere in this draft: %(which)s Put each behind a statement, or say on its "
        "page why the report says nothing of it.",
        len(found),
    )
    return [said % {"num": len(found), "which": " ".join(f"“{each}”" for each in found)}]
