"""What does the service say of an area for improvement now? For the visit that is to judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.until_met import Action, Told
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.improvement.beside import Fact
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.plans import until
from touchstone.inspectorate.plans.models import ActionFile, ActionReport, PlanAction
from touchstone.inspectorate.plans.presenters import figures


def facts(found: Sequence[AreaForImprovement], today: date) -> Mapping[int, Sequence[Fact]]:
    """Of each: its actions with their last report and figure, what its indicators say, what worries, what shows it.
    Fourteen queries; eight more where an indicator measures an action."""
    rows = AreaForImprovement.objects.filter(pk__in=[row.pk for row in found])
    reports = _said(found)
    files: dict[int, list[Fact]] = {}
    shown = ActionFile.objects.filter(
        action__area_for_improvement__in=found, withdrawn_reason="", action__removed=False
    )
    sent = shown.filter(withdrawn_reason="", action__plan__sendings__isnull=False).distinct()
    for file in sent.select_related("action__plan__inspection"):
        href = reverse("plan-file", args=[file.action.plan.inspection.slug, file.pk])
        fact = Fact(_("File"), f"{file.name}: {file.shows}", href)
        files.setdefault(file.action.area_for_improvement_id, []).append(fact)
    measured = _measured(found)
    return {
        each.area.pk: [
            *(Fact(_("The service plans"), _action(action, reports)) for action in each.item.actions),
            *measured.get(each.area.pk, ()),
            *(Fact(_("Should worry"), _(alarm.says.text) % alarm.says.values) for alarm in each.alarms),
            *files.get(each.area.pk, ()),
        ]
        for each in until.standings(rows, today)
    }


def _measured(found: Sequence[AreaForImprovement]) -> Mapping[int, list[Fact]]:
    """What the indicators say: of each action that was sent, the newest figure and the one before it. One query where
    none has an indicator."""
    rows = PlanAction.objects.filter(area_for_improvement__in=found, removed=False, plan__sendings__isnull=False)
    rows = rows.exclude(indicator="").select_related("area_for_improvement__inspection").distinct()
    held = [(row, row.area_for_improvement.inspection) for row in rows]
    shown = figures.of_actions(held, service=False)
    facts: dict[int, list[Fact]] = {}
    for row, _inspection in held:
        one = shown[row.pk]
        before = one.rows[1:2]
        earlier = [_("Before that: %(figure)s (%(day)s).") % {"figure": r.value, "day": r.as_at} for r in before]
        said = " ".join([one.says, *earlier, f"{one.stands[0]}."])
        facts.setdefault(row.area_for_improvement_id, []).append(Fact(_("The indicator says"), said))
    return facts


def _said(found: Sequence[AreaForImprovement]) -> Mapping[str, str]:
    """The words of the newest report of each action. One query."""
    rows = ActionReport.objects.filter(action__area_for_improvement__in=found).order_by("on", "id")
    return {str(row.action_id): row.says for row in rows}


def _action(action: Action, reports: Mapping[str, str]) -> str:
    """ "Answer in time. By 30 September 2026. Told on 1 June 2026: under way. 12 days, against 10 days." """
    parts = [action.text]
    if action.due:
        parts.append(_("By %(day)s.") % {"day": format_date(action.due)})
    last: Told | None = max(action.told, key=lambda told: told.on, default=None)
    if last is None:
        parts.append(_("Nothing was told of it."))
    else:
        how = _(action.state.replace("_", " "))
        parts.append(_("Told on %(day)s: %(how)s.") % {"day": format_date(last.on), "how": how})
        parts.append(reports.get(action.key, ""))
    if action.figures.said:
        figure = {"figure": action.figures.said, "target": action.target or _("no target")}
        parts.append(_("%(figure)s, against %(target)s.") % figure)
    return " ".join(filter(None, parts))
