"""Did this page use Welsh that nobody has reviewed?

Every translation of the program passes Django's gettext functions; here they note, for the page being made, whether a
string with the status `draft` was among them. English pages pay one comparison a string.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.utils import translation

from touchstone.foundation.core import translations

_used: ContextVar[bool] = ContextVar("draft_welsh_used", default=False)


def begin_page() -> None:
    _used.set(False)


def used() -> bool:
    return _used.get()


def note() -> None:
    """This page shows Welsh from elsewhere, say from a definition file, that nobody has reviewed."""
    _used.set(True)


@lru_cache(maxsize=1)
def _draft_ids() -> frozenset[str]:
    return translations.draft_ids()


def _noting(function: Callable[..., str], is_draft: Callable[..., bool]) -> Callable[..., str]:
    def translate(*args: Any, **kwargs: Any) -> str:
        if not _used.get() and translation.get_language() == "cy" and is_draft(*args):
            _used.set(True)
        return function(*args, **kwargs)

    return translate


def install() -> None:
    """Put the note-takers around Django's gettext functions, once, as the program starts.

    Django has no hook for this. `translation.gettext` and its lazy kin all go through the `_trans` object, so wrapping
    there catches form labels and lazy strings as well as templates.
    """
    trans: Any = translation._trans  # type: ignore[attr-defined]
    if getattr(trans, "touchstone_notes_drafts", False):
        return
    first: Callable[..., bool] = lambda message, *rest: message in _draft_ids()  # noqa: E731
    second: Callable[..., bool] = lambda context, message, *rest: message in _draft_ids()  # noqa: E731
    trans.gettext = _noting(trans.gettext, first)
    trans.ngettext = _noting(trans.ngettext, first)
    trans.pgettext = _noting(trans.pgettext, second)
    trans.npgettext = _noting(trans.npgettext, second)
    trans.touchstone_notes_drafts = True
