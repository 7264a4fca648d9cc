"""Which pages does the browser look at? Add a page here and every check runs over it, in English and in Welsh.

An address that depends on the data is found by walking: a function from the running site to the address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.publishing import published
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


STAFFORDSHIRE = "/inspections/cafcass-staffordshire-and-the-marches-2009-10"
MONITORING = "/inspections/cafcass-lancashire-and-cumbria-2011-02"

PUBLIC = [
    Page("home", "/"),
    Page("search", "/search"),
    Page("search-results", "/search?q=kent"),
    Page("search-nothing", "/search?q=zzzz"),
    Page("providers", "/providers"),
    Page("provider", "/providers/cafcass"),
    Page("provider-improvements", "/providers/cafcass/areas-for-improvement"),
    Page("you-said-we-did", "/providers/northmere/you-said-we-did"),
    Page("you-said-we-did-empty", "/providers/cafcass/you-said-we-did"),
    Page("area", "/providers/cafcass/areas/staffordshire-and-the-marches"),
    Page("inspection", STAFFORDSHIRE),
    Page(
        "inspection-without-grades",
        lambda site: site.link_on("/providers/cafcass-cymru", r"/inspections/.*2018.*|/inspections/.*2019.*"),
    ),
    Page("progress", lambda site: site.link_on(MONITORING, r"/inspections/[^/]*/progress")),
    Page("story", lambda site: site.link_on(STAFFORDSHIRE, r"/areas-for-improvement/[^.]*")),
    Page("compare", "/compare"),
    Page("frameworks", "/frameworks"),
    Page("framework", "/frameworks/ofsted-cafcass-2009"),
    Page("sector", "/sector?made_up=yes"),
    Page("sector-grades", "/sector/grades?made_up=yes"),
    Page("sector-grades-on-one-axis", "/sector/grades?made_up=yes&axis=ofsted-2014"),
    Page("sector-movement", "/sector/movement?made_up=yes&axis=ofsted-2014"),
    Page("sector-since", "/sector/since?made_up=yes"),
    Page("sector-themes", "/sector/themes?made_up=yes"),
    Page("sector-theme", "/sector/themes/timeliness?made_up=yes"),
    Page("sector-words", "/sector/words?made_up=yes&q=waiting"),
    Page("returns", "/sector/returns?made_up=yes"),
    Page("how-long", "/sector/how-long?made_up=yes"),
    Page("how-long-by-judgement", "/sector/how-long?made_up=yes&by=judgement"),
    Page("open-data", "/open-data"),
    Page("alerts", "/alerts"),
    Page("alerts-chosen", "/alerts?place=cafcass&kind=full&q=kent"),
    Page("alerts-stop", "/alerts/stop/not-a-token"),
    Page("alerts-dead-link", "/alerts/mine/not-a-token", status=410),
    Page("report", lambda site: published(site, "/inspections/fenquay-2026/report")),
    Page("report-corrected", lambda site: published(site, "/inspections/fenquay-2026/report/1")),
    Page("report-children", lambda site: published(site, "/inspections/fenquay-2026/report/2/children")),
    Page("report-withdrawn", lambda site: published(site, "/inspections/fenquay-2025/report")),
    Page("report-other-format", lambda site: published(site, "/inspections/fenquay-2026/report/another-format")),
    Page("report-format-asked", lambda site: published(site, "/inspections/fenquay-2026/report/another-format/asked")),
    Page("genuine", "/genuine"),
    Page("genuine-found", lambda site: published(site, "/genuine?sha256={sha256}")),
    Page("genuine-wrong", "/genuine?sha256=abc"),
    Page("accessibility", "/accessibility"),
    Page("privacy", "/privacy"),
    Page("cookies", "/cookies"),
    Page("not-found", "/no-such-page", status=404),
    Page("sign-in", "/account/sign-in/"),
]
