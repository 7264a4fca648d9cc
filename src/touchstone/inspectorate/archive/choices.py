"""What may be chosen where a value is one of a list? Keys with the words that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from touchstone.domain import vocabulary as words_of
from touchstone.foundation.core.wording import grade_name
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.archive.vocabulary import Meaning
from touchstone.inspectorate.inspections.models import Inspection


def of(meaning: Meaning) -> Mapping[str, str]:
    """The choices of a value, empty where anything may be typed. At most one query."""
    return _LISTS[meaning.choices]() if meaning.choices else {}


def _frameworks() -> dict[str, str]:
    versions = FrameworkVersion.objects.order_by("key", "version")
    return {each.key: each.title_en for each in versions} or {key: key for key in words_of.FRAMEWORKS}


def _grades() -> dict[str, str]:
    keys = dict.fromkeys(key for steps in words_of.GRADES_BY_SCALE.values() for key in steps)
    return {key: grade_name(key) for key in keys}


def _progress() -> dict[str, str]:
    return {key: grade_name(key) for key in dict.fromkeys(words_of.PROGRESS_WORDS.values())}


def _timescales() -> dict[str, str]:
    return {
        "immediately": _("Immediately"),
        "within_three_months": _("Within three months"),
        "within_six_months": _("Within six months"),
        "priority_action": _("Priority action"),
        "immediate_action": _("Immediate action"),
        "recommendation": _("Recommendation"),
        "area_for_improvement": _("Area for improvement"),
    }


_LISTS: dict[str, Callable[[], Mapping[str, str]]] = {
    "frameworks": _frameworks,
    "kinds": lambda: {str(kind): str(kind.label) for kind in Inspection.Kind},
    "grades": _grades,
    "progress": _progress,
    "timescales": _timescales,
}
