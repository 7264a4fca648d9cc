"""Which rooms may a reader walk to from any page? The header's links, in one place.

Public links are named here by the address they lead to. Signed-in links are added by the top floor (home), because only
it may know every room and every role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.core import addresses

Label = str | Promise
Shown = Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class Link:
    """One link of the header: the name of its address, its words, and who sees it."""

    name: str
    text: Label
    shown: Shown = lambda request: True


@dataclass(frozen=True)
class Item:
    """A link as the page draws it."""

    href: str
    text: str
    active: bool


PUBLIC = [
    Link("register-home", _("Home")),
    Link("register-search", _("Search")),
    Link("register-compare", _("Compare")),
    Link("register-sector", _("Sector")),
    Link("register-frameworks", _("Frameworks")),
    Link("register-data", _("Data")),
]
_signed_in: list[Link] = []


def add_signed_in(*links: Link) -> None:
    """Called once, as the program starts, by the room that knows every role."""
    known = {link.name for link in _signed_in}
    _signed_in.extend(link for link in links if link.name not in known)


def public_items(request: HttpRequest) -> list[Item]:
    return _items(request, PUBLIC)


def signed_in_items(request: HttpRequest) -> list[Item]:
    return _items(request, _signed_in)


def _items(request: HttpRequest, links: list[Link]) -> list[Item]:
    """The links that exist here and that this reader may follow, the one they are under marked."""
    found = [(addresses.url_if(link.name), link) for link in links]
    shown = [(href, link) for href, link in found if href and link.shown(request)]
    under = max((href for href, _link in shown if _is_under(request.path, href)), key=len, default="")
    return [Item(href, str(link.text), href == under) for href, link in shown]


def _is_under(path: str, href: str) -> bool:
    """The front page is above everything, so it is marked only on itself."""
    is_front = href.strip("/") in {"", "cy"}
    return path == href or (not is_front and path.startswith(href))
