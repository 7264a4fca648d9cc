"""The Jinja environment of every page: GOV.UK macros, our macros, translations, static and url helpers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils import translation
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context

from touchstone.foundation.core import addresses, forms, navigation, pages, wording

# Each room's templates live in `<room>/templates/<room>/`.
ROOMS = [
    "touchstone.foundation.core",
    "touchstone.foundation.accounts",
    "touchstone.foundation.providers",
    "touchstone.foundation.frameworks",
    "touchstone.foundation.clocks",
    "touchstone.foundation.instruments",
    "touchstone.foundation.safeguarding",
    "touchstone.inspectorate.inspections",
    "touchstone.inspectorate.requests",
    "touchstone.inspectorate.plans",
    "touchstone.inspectorate.conversations",
    "touchstone.inspectorate.samples",
    "touchstone.inspectorate.reviews",
    "touchstone.inspectorate.evidence",
    "touchstone.inspectorate.findings",
    "touchstone.inspectorate.improvement",
    "touchstone.inspectorate.drafting",
    "touchstone.inspectorate.accuracy",
    "touchstone.inspectorate.reports",
    "touchstone.inspectorate.programme",
    "touchstone.inspectorate.archive",
    "touchstone.inspectorate.learning",
    "touchstone.public.register",
    "touchstone.public.alerts",
    "touchstone.home",
]
GOVUK = "govuk_frontend_jinja"
# Functions that a room lends to the templates above it, by name; filled from `AppConfig.ready`.
HELPERS: dict[str, Callable[..., Any]] = {}


class HouseEnvironment(Environment):
    """Strict about our own templates, lenient about the GOV.UK macros.

    An unknown name in a page of ours is an error at once. The GOV.UK macros ask for optional parameters that nobody
    gave, so they are compiled in an overlay where an unknown name is merely empty.
    """

    lenient: Environment | None = None

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        if self.lenient is not None and isinstance(name, str) and name.startswith(f"{GOVUK}/"):
            return self.lenient.get_template(name, parent, globals)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend."""
    options["loader"] = ChoiceLoader(
        [PrefixLoader({GOVUK: PackageLoader(GOVUK)}), *[PackageLoader(room) for room in _rooms_with_templates()]]
    )
    options.update(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env = HouseEnvironment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        static=static,
        url=addresses.url,
        url_if=addresses.url_if,
        with_query=addresses.with_query,
        language=pages.language,
        other_language=pages.other_language,
        describe_field=forms.describe,
        form_problems=forms.problems,
        awaits_review=pages.awaits_review,
        messages_of=pages.messages_of,
        public_navigation=navigation.public_items,
        signed_in_navigation=navigation.signed_in_items,
        **HELPERS,
    )
    env.filters.update({name: _each_time(function) for name, function in wording.FILTERS.items()})
    env.lenient = env.overlay(undefined=ChainableUndefined)
    return env


def _each_time(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that Jinja may not work out when it compiles a page.

    Otherwise `'2026-11-22' | format_date` would be said for ever in the language of whoever came first.
    """

    @pass_context
    @wraps(function)
    def filtered(context: Context, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return filtered


def _rooms_with_templates() -> list[str]:
    """PackageLoader refuses a package without a templates folder; a room gets one with its first page."""
    return [
        room
        for room in ROOMS
        if (spec := find_spec(room)) and spec.origin and (Path(spec.origin).parent / "templates").is_dir()
    ]
