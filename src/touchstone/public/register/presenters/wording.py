"""How does the register say what it holds? Names, kinds, states and sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from touchstone.domain.scales import SCALES
from touchstone.foundation.core.wording import format_date, format_date_range, grade_name
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection

KINDS = {
    "full": gettext_lazy("Full inspection"),
    "focused": gettext_lazy("Focused visit"),
    "monitoring": gettext_lazy("Monitoring visit"),
    "progress": gettext_lazy("Progress inspection"),
    "narrative": gettext_lazy("Inspection without grades"),
    "assurance": gettext_lazy("Assurance check"),
    "reinspection": gettext_lazy("Re-inspection"),
    "board review": gettext_lazy("Review of a safeguarding board"),
}
STATES = {
    "not judged": gettext_lazy("Not judged in this inspection"),
    "not in regime": gettext_lazy("No such judgement in this regime"),
    "not held": gettext_lazy("Judged, but not held here"),
}
TIMESCALES = {
    "immediately": gettext_lazy("Immediately"),
    "within_three_months": gettext_lazy("Within three months"),
    "within_six_months": gettext_lazy("Within six months"),
    "priority_action": gettext_lazy("Priority action"),
    "immediate_action": gettext_lazy("Immediate action"),
    "recommendation": gettext_lazy("Recommendations"),
    "": gettext_lazy("No timescale printed"),
}
PROGRESS_KINDS = ("monitoring", "progress")
_AND = pgettext_lazy("joins the last two of a list", "and")


def welsh() -> bool:
    return translation.get_language() == "cy"


def name_of(thing: Organisation | Area) -> str:
    """Its Welsh name on a Welsh page, where it has one."""
    return thing.name_cy or thing.name if welsh() else thing.name


def named(organisation: Organisation) -> str:
    """Its name, and that it is made up where it is: for lists in which real and fictional services stand together."""
    name = name_of(organisation)
    return _("%(name)s (made up)") % {"name": name} if organisation.fictional else name


def title_of(inspection: Inspection) -> str:
    return inspection.title_cy or inspection.title if welsh() else inspection.title


def framework_title(framework: FrameworkVersion | None) -> str:
    if framework is None:
        return _("Framework not known")
    return framework.title_cy if welsh() else framework.title_en


def scale_title(key: str) -> str:
    """The scale's name; a scale that the method does not know is called by its key."""
    scale = SCALES.get(key)
    return scale.title("cy" if welsh() else "en") if scale else key


def grade_words(scale_key: str, grade_key: str) -> str:
    """The grade as its own scale words it: "Requires improvement", "Good progress"."""
    scale = SCALES.get(scale_key)
    if scale and grade_key in scale.keys:
        return scale.grade(grade_key).label("cy" if welsh() else "en")
    return grade_name(grade_key)


def kind_of(inspection: Inspection) -> str:
    return str(KINDS.get(inspection.kind, inspection.kind))


def when_of(inspection: Inspection) -> str:
    """When it was published; when it was made, where that is not known."""
    return format_date(inspection.published or inspection.ends or inspection.starts)


def fieldwork_of(inspection: Inspection) -> str:
    if inspection.starts is None and inspection.ends is None:
        return _("Not known")
    return format_date_range(inspection.starts, inspection.ends)


def judged_sentence(inspection: Inspection, headline: Judgement | None) -> str:
    """ "Judged outstanding overall, February 2024, under the framework …" Sentences, not codes."""
    said = {"when": when_of(inspection), "under": _under(inspection.framework)}
    if headline is None:
        return _("%(kind)s, %(when)s, %(under)s. It gave no overall grade, or none is held here.") % {
            **said,
            "kind": kind_of(inspection),
        }
    said["grade"] = grade_words(headline.scale_key, headline.grade_key).lower()
    if headline.area_key == "overall_progress":
        return _("Overall progress judged: %(grade)s, %(when)s, %(under)s.") % said
    return _("Judged %(grade)s overall, %(when)s, %(under)s.") % said


def _under(framework: FrameworkVersion | None) -> str:
    if framework is None:
        return _("under a framework that is not known")
    return _("under the framework “%(title)s”") % {"title": framework_title(framework)}


def joined(words: Iterable[str]) -> str:
    """a, b and c."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {_AND} {found[-1]}"
