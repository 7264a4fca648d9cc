"""What does the page on which a reader chooses show: what was found, what is chosen, and the feeds of that choice?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.public.alerts.forms import WantedForm
from touchstone.public.alerts.queries import places
from touchstone.public.alerts.wanted import MOST, Wanted, asked_for


@dataclass(frozen=True)
class Found:
    """A service or area that the search found, and the address of this page with it chosen."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class Choosing:
    form: WantedForm
    wanted: Wanted
    searched: str
    found: list[Found]
    unknown: str

    @property
    def feed_query(self) -> str:
        return self.wanted.query()


def choosing(request: HttpRequest) -> Choosing:
    """Reads what the address asks for; on sending, what the form holds."""
    now = clock.now()
    asked = asked_for(request.POST if request.method == "POST" else request.GET)
    known = places.names([asked], now)
    missing = places.unknown(asked, known)
    wanted = replace(
        asked,
        places=tuple(each for each in asked.places if each in known.places),
        inspectorates=tuple(each for each in asked.inspectorates if each in known.inspectorates),
    )
    searched = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    form = WantedForm(
        request.POST if request.method == "POST" else None,
        places={each: known.places[each] for each in wanted.places},
        inspectorates=places.inspectorates(now),
        wanted=wanted,
    )
    found = [_found(place, name, wanted, request.path) for place, name in places.found(searched, now).items()]
    return Choosing(form, wanted, searched, found, _unknown(missing))


def _found(place: str, name: str, wanted: Wanted, path: str) -> Found:
    chosen = place in wanted.places
    more = wanted if chosen else replace(wanted, places=(*wanted.places, place)[-MOST:])
    return Found(name, f"{path}{more.query()}", chosen)


def _unknown(missing: list[str]) -> str:
    if not missing:
        return ""
    return _("Not in this register, and left out: %(names)s") % {"names": ", ".join(missing)}
