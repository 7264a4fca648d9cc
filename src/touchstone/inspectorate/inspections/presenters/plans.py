"""The plan of an inspection as a page shows it: its rows, and the steps that lead on from where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain import deadlines
from touchstone.domain.frameworks import Framework
from touchstone.domain.inspection_kinds import NEEDS, fewest_areas
from touchstone.domain.notice import counted
from touchstone.foundation.core.wording import format_date, format_date_range
from touchstone.inspectorate.inspections.access import may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.presenters.notices import length_words
from touchstone.inspectorate.inspections.queries import planning

Text = str | Promise


def plan_rows(inspection: Inspection) -> list[tuple[str, str]]:
    """Name and value of everything that is planned; what is missing says so. Three queries."""
    framework = planning.definition(inspection)
    language = translation.get_language() or "en"
    areas = [str(area) for area in inspection.areas.all()]
    judged = [area.title(language) for _depth, area in framework.walk() if area.key in inspection.judged]
    dates = format_date_range(inspection.starts, inspection.ends) if inspection.starts else _("not set yet")
    basis = inspection.legal_basis or _("not known yet; needed before the inspection can be announced")
    if inspection.legal_basis:
        basis = _("%(basis)s (from: %(source)s)") % {
            "basis": inspection.legal_basis,
            "source": inspection.legal_basis_source or _("not said"),
        }
    rows = [
        (_("Service"), str(inspection.provider)),
        (_("Kind"), str(inspection.get_kind_display()).capitalize()),
        (_("Framework"), framework.title(language)),
        (_("Theme or plan"), inspection.theme),
        (_("Follows"), str(inspection.follows) if inspection.follows else ""),
        (_("Areas of the service"), ", ".join(areas) or _("none named: the service as a whole")),
        (_("Judgement areas"), ", ".join(judged) or _("all of the framework's")),
        (_("Work off site from"), format_date(inspection.off_site_from) if inspection.off_site_from else ""),
        (_("Fieldwork"), dates),
        (_("Legal basis"), basis),
    ]
    return [(name, value) for name, value in rows if value]


def needs_sentence(kind: str, framework: Framework) -> str:
    """What this kind of inspection needs under this framework before it can be opened; empty where nothing."""
    needs, fewest = NEEDS[kind], fewest_areas(kind, framework)
    areas = ngettext("at least %(n)d area of the service", "at least %(n)d areas of the service", fewest)
    parts = [
        _("a theme") if needs.theme else "",
        areas % {"n": fewest} if fewest else "",
        _("the earlier inspection that it follows") if needs.earlier else "",
        _("the earlier inspection that it follows, or the plan that it measures") if needs.earlier_or_plan else "",
    ]
    said = "; ".join(part for part in parts if part)
    return _("This kind of inspection needs: %(needs)s.") % {"needs": said} if said else ""


def too_long(inspection: Inspection) -> str:
    """A sentence where fieldwork is planned for longer than the framework gives it; otherwise empty. No query."""
    framework = planning.definition(inspection)
    clock = next((each for each in framework.clocks if each.key == "fieldwork"), None)
    most = counted(clock) if clock is not None else None
    if clock is None or most is None or inspection.starts is None or inspection.ends is None:
        return ""
    # Two weeks from a Monday end on the Sunday before the deadline's own Monday.
    after = deadlines.due(inspection.starts.start, *most).due
    if inspection.ends.end < after:
        return ""
    said = _("Fieldwork is planned until %(ends)s. By the framework it ends before %(after)s: %(title)s, %(length)s.")
    return said % {
        "ends": format_date(inspection.ends), "after": format_date(after), "length": length_words(*most),
        "title": clock.title(translation.get_language() or "en"),
    }  # fmt: skip


def too_early(inspection: Inspection, today: date) -> str:
    """A sentence where fieldwork would begin before the day that the service was told; otherwise empty."""
    if inspection.starts is None or today >= inspection.starts.start:
        return ""
    said = _("The service was told that inspectors come on %(day)s. If you begin today, you come before that day.")
    return said % {"day": format_date(inspection.starts)}


@dataclass(frozen=True)
class StepLink:
    """A step that this person may take now: its words, its page, and what it leads to."""

    key: str
    text: Text
    href: str
    warning: bool = False


# In the order in which a page offers them. Settling and reopening belong to the judgement board.
STEPS: dict[str, tuple[str, Text, Text]] = {
    "announce": ("announce", gettext_lazy("Announce it"), ""),
    "begin": ("begin", gettext_lazy("Begin fieldwork"), ""),
    "end-fieldwork": (
        "end_fieldwork",
        gettext_lazy("End fieldwork"),
        gettext_lazy("Findings are then put together, judged and moderated. You can return, with a reason."),
    ),
    "return": (
        "return",
        gettext_lazy("Return to fieldwork"),
        gettext_lazy("More is then seen and heard before the inspection is judged."),
    ),
    "resume": (
        "resume",
        gettext_lazy("Go on with it"),
        gettext_lazy("The inspection goes on where it stopped, and the days of its notice count again."),
    ),
    "plan-again": (
        "plan_again",
        gettext_lazy("Plan it again"),
        gettext_lazy("The inspection is then planned, and can be announced anew by a new letter."),
    ),
    "pause": (
        "pause",
        gettext_lazy("Pause it"),
        gettext_lazy(
            "Nothing can be done in it until somebody goes on with it. Days of notice do not count meanwhile. The "
            "service is told, with your reason."
        ),
    ),
    "defer": (
        "defer",
        gettext_lazy("Put it off"),
        gettext_lazy(
            "The inspection goes back to planning. If it was announced, its notice is withdrawn and the service is "
            "told, with your reason."
        ),
    ),
    "abandon": (
        "abandon",
        gettext_lazy("Give it up"),
        gettext_lazy(
            "Nothing will be judged, and it cannot be taken up again. All that was written is kept. If the service "
            "knows of it, it is told, with your reason."
        ),
    ),
}
# The step of the workflow that each page takes, where it is one of those that share a confirm page.
WORKFLOW_STEP = {
    "end-fieldwork": "end fieldwork",
    "return": "return to fieldwork",
    "resume": "resume",
    "plan-again": "plan again",
    "pause": "pause",
    "defer": "defer",
    "abandon": "abandon",
}
INTERRUPT = ("pause", "defer", "abandon")


def steps_from(inspection: Inspection) -> list[StepLink]:
    """The steps that the person for whom it was found may take now. No query."""
    links = []
    for key, (action, text, _what) in STEPS.items():
        if not may(inspection, action):
            continue
        if key in ("announce", "begin"):
            if key == "begin" and inspection.state == "planned" and not planning.regime_notice(inspection).without:
                continue
            href = reverse(f"inspection-{key}", args=[inspection.slug])
        else:
            href = reverse("inspection-step", args=[inspection.slug, key])
        links.append(StepLink(key, text, href, key in INTERRUPT))
    return links
