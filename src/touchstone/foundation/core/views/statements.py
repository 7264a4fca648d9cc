"""What must a public site say about itself? Accessibility, privacy, cookies."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import addresses
from touchstone.foundation.core.access import public


def _who() -> dict[str, str]:
    """Who runs this installation and how to reach them; empty where it has not been set."""
    return {"organisation": settings.ORGANISATION_NAME, "contact": settings.CONTACT_EMAIL}


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "core/accessibility.html", _who())


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "core/privacy.html", _who())


@public
def cookies(request: HttpRequest) -> HttpResponse:
    return render(request, "core/cookies.html")


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the register; the working pages, and links for one reader, hold nothing for them."""
    closed = ("account/", "work/", "asked/", "archive/", "administration/", "alerts/confirm/", "alerts/mine/",
              "alerts/stop/")  # fmt: skip
    lines = ["User-agent: *", *(f"Disallow: {prefix}/{path}" for path in closed for prefix in ("", "/cy"))]
    if there := addresses.url_if("alerts-sitemap"):
        lines += ["", f"Sitemap: {settings.SITE_URL}{there}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
