"""The addresses of the register's things, made cheaply: a page may hold hundreds of links.

The resolver is asked once for each name and language; after that a slug is put into the answer.
"""

from __future__ import annotations

from functools import cache

from django.urls import reverse
from django.utils import translation

_MARKS = ("zz-first-zz", "zz-second-zz")


@cache
def _shape(name: str, parts: int, language: str) -> str:
    return reverse(name, args=_MARKS[:parts])


def _address(name: str, *parts: str) -> str:
    address = _shape(name, len(parts), translation.get_language() or "en")
    for mark, part in zip(_MARKS, parts, strict=False):
        address = address.replace(mark, part)
    return address


def provider(slug: str) -> str:
    return _address("register-provider", slug)


def area(provider_slug: str, slug: str) -> str:
    return _address("register-area", provider_slug, slug)


def inspection(slug: str) -> str:
    return _address("register-inspection", slug)


def progress(slug: str) -> str:
    return _address("register-progress", slug)


def text(slug: str) -> str:
    return _address("register-text", slug)


def theme(key: str) -> str:
    return _address("register-sector-theme", key)


def improvement(slug: str) -> str:
    return _address("register-improvement", slug)


def framework(key: str) -> str:
    return _address("register-framework", key)


def data(page: str, form: str) -> str:
    """The same thing's data: `/providers/x` becomes `/providers/x.json`; the front page of a list loses its slash."""
    return f"{page.rstrip('/')}.{form}"
