"""What does every page need to know about itself: its language, the other language, its messages, its drafts?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.utils import translation

from touchstone.foundation.core import addresses, drafts


@dataclass(frozen=True)
class OtherLanguage:
    """Where the same page stands in the other language. `code` goes into `lang` and `hreflang`."""

    code: str
    name: str
    href: str


def language() -> str:
    """`en` or `cy`: what the page is written in."""
    return "cy" if (translation.get_language() or "en").startswith("cy") else "en"


def other_language(request: HttpRequest) -> OtherLanguage:
    if language() == "cy":
        return OtherLanguage("en", "English", addresses.in_language(request, "en"))
    return OtherLanguage("cy", "Cymraeg", addresses.in_language(request, "cy"))


def awaits_review() -> bool:
    """Has this page used a Welsh string that nobody has reviewed?"""
    return language() == "cy" and drafts.used()


@dataclass(frozen=True)
class PageMessage:
    """One line for the notification banner. `success` draws it green."""

    text: str
    success: bool


def messages_of(request: HttpRequest) -> list[PageMessage]:
    """What earlier steps left to be told, once. Reads the session, so public pages do not call it."""
    return [PageMessage(str(m), m.level == messages.SUCCESS) for m in messages.get_messages(request)]
