"""How do alerts and feeds say what was published, in the language of the reader?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.providers.models import Area, Organisation
from touchstone.public.alerts.wanted import Wanted

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
PACES = {
    "daily": gettext_lazy("Once a day, all in one e-mail"),
    "at once": gettext_lazy("At once, as soon as it is public"),
}


@dataclass(frozen=True)
class Names:
    """What the slugs of a choice are called; a slug that is not here is not known, or not public."""

    places: Mapping[str, str]
    inspectorates: Mapping[str, str]


def name_of(thing: Organisation | Area) -> str:
    """Its Welsh name in Welsh, where it has one."""
    return thing.name_cy or thing.name if translation.get_language() == "cy" else thing.name


def area_name(area: Area) -> str:
    return f"{name_of(area)} ({name_of(area.organisation)})"


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def site() -> str:
    """Whose register it is: of the organisation that runs it, where it has said so."""
    return settings.ORGANISATION_NAME or "Touchstone"


def said(wanted: Wanted, names: Names) -> list[tuple[str, str]]:
    """A choice as rows of what and which: everything of a sort where none is named."""
    return [
        (_("About"), _listed((names.places.get(each, each) for each in wanted.places), _("All services and areas"))),
        (_("Kinds"), _listed(map(kind, wanted.kinds), _("All kinds of inspection"))),
        (
            _("Inspected by"),
            _listed((names.inspectorates.get(each, each) for each in wanted.inspectorates), _("Any inspectorate")),
        ),
    ]


def sentence(wanted: Wanted, names: Names) -> str:
    """The same in one line: "Everything published here", or its rows that are narrower than that."""
    if wanted.is_everything:
        return _("Everything published here")
    rows = zip(said(wanted, names), (wanted.places, wanted.kinds, wanted.inspectorates), strict=True)
    return "; ".join(words for (_name, words), chosen in rows if chosen)


def _listed(words: Iterable[str], otherwise: str) -> str:
    return ", ".join(words) or otherwise
