"""Site maps (sitemaps.org): an index of files, and files of addresses, each with its other language beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse
from django.utils import translation

MEDIA_TYPE = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_MARKS = ("zz-first-zz", "zz-second-zz")


def index(addresses: Iterable[str]) -> str:
    inside = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f"{HEAD}<sitemapindex {SITEMAPS}>\n{inside}</sitemapindex>\n"


def urlset(rows: Iterable[tuple[str, tuple[str, ...], date | None]]) -> str:
    """Rows: the name of an address, its parts, when it changed. Two addresses a row, English and Welsh, each of which
    names both. The resolver is asked once for each name and language."""
    shapes: dict[str, dict[str, str]] = {}
    lines = []
    for name, parts, changed in rows:
        if name not in shapes:
            shapes[name] = {language: _shape(name, len(parts), language) for language in ("en", "cy")}
        both = {language: _fill(shape, parts) for language, shape in shapes[name].items()}
        lines.append(_urls(both, changed))
    return f'{HEAD}<urlset {SITEMAPS} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(lines)}</urlset>\n'


def _shape(name: str, parts: int, language: str) -> str:
    with translation.override(language):
        return f"{settings.SITE_URL}{reverse(name, args=_MARKS[:parts])}"


def _fill(shape: str, parts: tuple[str, ...]) -> str:
    for mark, part in zip(_MARKS, parts, strict=False):
        shape = shape.replace(mark, part)
    return shape


def _urls(both: dict[str, str], changed: date | None) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
        for language, address in both.items()
    )
    when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{escape(address)}</loc>{when}{others}</url>\n" for address in both.values())
