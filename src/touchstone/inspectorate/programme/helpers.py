"""What the templates of this room ask: the programme's pages beside each other."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.foundation.core.navigation import Item

PAGES = {
    "year": "programme-year",
    "services": "programme-services",
    "coverage": "programme-coverage-all",
    "calendar": "programme-calendar",
}


def programme_pages(current: str) -> list[Item]:
    titles = {"year": _("Year"), "services": _("Services"), "coverage": _("Coverage"), "calendar": _("Your calendar")}
    return [Item(reverse(name), titles[key], key == current) for key, name in PAGES.items()]
