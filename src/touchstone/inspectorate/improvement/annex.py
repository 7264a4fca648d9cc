"""What progress on earlier areas for improvement adds to the judging of a visit: see findings/annexes.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain import asked, fingerprints
from touchstone.domain.progress import ProgressSuggestion
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.findings.advice import Advice, Rule
from touchstone.inspectorate.findings.annexes import Annex, RestsOn
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.improvement import actions, queries
from touchstone.inspectorate.improvement.models import ProgressDraft, ProgressJudgement
from touchstone.inspectorate.improvement.rows import ProgressRow
from touchstone.inspectorate.inspections.models import Inspection


def overall_of(inspection: Inspection) -> str:
    """The key of the judgement that progress counts towards; empty where this visit makes none. No query."""
    framework = framework_of(inspection)
    return asked.overall(framework, inspection.kind) if framework.progress.known else ""


def rests_on(inspection: Inspection) -> RestsOn:
    """Overall progress rests on every draft: what was found, the grade, and the evidence behind it. Two queries."""
    overall = overall_of(inspection)
    if not overall:
        return {}
    drafts = queries.drafts(inspection).values()
    return {overall: [(f"progress on {each.area_for_improvement.slug}", _print(each)) for each in drafts]}


def _print(draft: ProgressDraft) -> str:
    said = fingerprints.Shown(
        "\n".join([draft.found, draft.residual, draft.left_out_reason]), draft.grade_key or "in words"
    )
    seen = [fingerprints.Seen(item.content_hash, item.state) for item in draft.evidence.all()]
    return fingerprints.of_finding(said, seen)


def advise(inspection: Inspection) -> Mapping[str, Advice]:
    overall, found = overall_of(inspection), queries.suggestion(inspection)
    if not overall or found is None:
        return {}
    return {overall: advice_of(inspection, overall, found)}


def advice_of(inspection: Inspection, overall: str, found: ProgressSuggestion) -> Advice:
    """The count in words, and the areas that decide."""
    rules = []
    for rule in found.decided_by:
        area = framework_of(inspection).area(rule.area)
        title = area.title(language()) if area is not None else rule.area
        headline = found.scale.grade(rule.headline).label(language()).lower()
        says = _("%(area)s decides: overall progress is %(headline)s.") % {"area": title, "headline": headline}
        rules.append(Rule(_("A deciding area"), says, rule.verified, rule.reason))
    return Advice(area=overall, suggested=found.headline, says=count_words(found), bound=tuple(rules), explain=True)


def count_words(found: ProgressSuggestion) -> str:
    """ "Good progress 1, Satisfactory progress 5, …, of 7. The commonest: satisfactory progress." """
    if found.by_count is None:
        return _("No progress is judged yet, so nothing is suggested.")
    counts = ", ".join(f"{grade.label(language())} {count}" for grade, count in found.counts)
    said = _("%(counts)s, of %(total)s. The commonest: %(grade)s.") % {
        "counts": counts, "total": found.total, "grade": found.by_count.label(language()).lower(),
    }  # fmt: skip
    return said + (" " + _("Of several equally common, the worst counts.") if found.tie else "")


def missing(inspection: Inspection) -> list[str]:
    """A sentence for each earlier area for improvement that is neither judged nor left out. A few queries."""
    drafts = queries.drafts(inspection)
    return [
        _("Progress on area for improvement %(number)s is not judged.") % {"number": afi.number}
        for afi in queries.earlier(inspection)
        if not is_done(drafts.get(afi.pk))
    ]


def is_done(draft: ProgressDraft | None) -> bool:
    return draft is not None and bool(draft.found or draft.left_out_reason)


def land(by: User, inspection: Inspection) -> Any:
    """Write progress into the record, and keep what this settlement let stand."""
    drafts = list(queries.drafts(inspection).values())
    scale = queries.progress_scale(inspection)
    rows = [
        ProgressRow(
            area_for_improvement=each.area_for_improvement,
            scale_key=scale.key,
            grade_key=each.grade_key,
            found=each.found,
            residual=each.residual,
        )
        for each in drafts
        if scale is not None and each.grade_key
    ]
    if rows:
        actions.record_progress(by=by, inspection=inspection, rows=rows)
    return [
        {
            "area_for_improvement": each.area_for_improvement.slug,
            "grade": each.grade_key,
            "found": each.found,
            "residual": each.residual,
            "left_out": each.left_out_reason,
            "evidence": sorted(str(item.public_id) for item in each.evidence.all()),
        }
        for each in drafts
    ]


def lift(by: User, inspection: Inspection) -> None:
    """Take progress out of the record again; the drafts stay, and the settlement keeps what stood."""
    ProgressJudgement.objects.filter(inspection=inspection).delete()


ANNEX = Annex("progress", rests_on, advise, missing, land, lift)
