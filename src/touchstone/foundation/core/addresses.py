"""What is the address of a screen, in this language and in the other, and with another query?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse

WELSH = "cy/"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a screen by its name, in the language of this page."""
    return reverse(name, args=args, kwargs=kwargs)


def url_if(name: str, *args: Any, **kwargs: Any) -> str:
    """As `url`, but empty where this installation has no such screen."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def in_language(request: HttpRequest, language: str) -> str:
    """This page's address, query and all, in `en` or `cy`."""
    prefix = get_script_prefix()
    path = request.get_full_path()[len(prefix) :]
    bare = path[len(WELSH) :] if path.startswith(WELSH) else "" if path == "cy" else path
    return prefix + (WELSH if language == "cy" else "") + bare


def with_query(request: HttpRequest, **changes: Any) -> str:
    """This page's address with some of its query changed; None takes a part away, a list repeats it.

    For links that sort, page or filter: `with_query(request, sort="name", page=None)`.
    """
    query: dict[str, Any] = dict(request.GET.lists())
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    text = urlencode(query, doseq=True)
    return f"{request.path}?{text}" if text else request.path
