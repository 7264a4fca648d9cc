"""Which pages does the browser look at? Add a page here and every check runs over it, in English and in Welsh.

An address that depends on the data is found by walking: a function from the running site to the address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.site import Site

Address = str | Callable[[Site], str]


@dataclass(frozen=True)
class Page:
    """`status` is what the server answers; `person` the e-mail of who must be signed in (empty: everyone may look)."""

    name: str
    address: Address
    status: int = 200
    person: str = ""

    def path(self, site: Site, language: str) -> str:
        address = self.address if isinstance(self.address, str) else self.address(site)
        return f"/cy{address}" if language == "cy" else address


PUBLIC = [
    Page("home", "/"),
    Page("accessibility", "/accessibility"),
    Page("privacy", "/privacy"),
    Page("cookies", "/cookies"),
    Page("not-found", "/no-such-page", status=404),
    Page("sign-in", "/account/sign-in/"),
]
