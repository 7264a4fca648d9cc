"""How does this room name things, in the language of the page?"""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.themes import theme
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.findings.models import Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection

TIMESCALES = {
    "immediately": gettext_lazy("To be done immediately"),
    "within_three_months": gettext_lazy("Within three months"),
    "within_six_months": gettext_lazy("Within six months"),
    "priority_action": gettext_lazy("Priority action"),
    "immediate_action": gettext_lazy("Immediate action"),
    "recommendation": gettext_lazy("Recommendation"),
    "": gettext_lazy("No timescale printed"),
}
PLACES = {
    "same": gettext_lazy("In the same place"),
    "service": gettext_lazy("In another area of the same service"),
    "other": gettext_lazy("In another service"),
}


def language() -> str:
    return "cy" if translation.get_language() == "cy" else "en"


def name_of(thing: Organisation | Area) -> str:
    return thing.name_cy or thing.name if language() == "cy" else thing.name


def service(organisation: Organisation) -> str:
    """Its name, and that it is made up where it is."""
    name = name_of(organisation)
    return _("%(name)s (made up)") % {"name": name} if organisation.fictional else name


def where(row: AreaForImprovement | Finding) -> str:
    """The service, and the areas that it is of: "Northmere Family Court Service (made up): Fen, Moor"."""
    areas = sorted(name_of(area) for area in row.areas.all()) if isinstance(row, AreaForImprovement) else []
    named = service(row.inspection.provider)
    return f"{named}: {', '.join(areas)}" if areas else named


def when(inspection: Inspection) -> str:
    return format_date(inspection.published or inspection.ends or inspection.starts)


def title_of(inspection: Inspection) -> str:
    return inspection.title_cy or inspection.title if language() == "cy" else inspection.title


def timescale(key: str) -> str:
    return str(TIMESCALES.get(key, key.replace("_", " ").capitalize()))


def theme_title(key: str) -> str:
    found = theme(key)
    return found.title(language()) if found else key


def judgement_title(judgement: Judgement, framework: FrameworkVersion | None) -> str:
    """As its framework names it; as the document does where the framework is not known."""
    area = frameworks.definition(framework).area(judgement.area_key) if framework and framework.content else None
    return area.title(language()) if area is not None else judgement.heading or judgement.area_key


def place(key: str) -> str:
    return str(PLACES[key])
