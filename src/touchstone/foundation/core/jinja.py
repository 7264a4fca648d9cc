"""The Jinja environment of every page: GOV.UK macros, our macros, translations, static and url helpers."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

# Each room's templates live in `<room>/templates/<room>/`.
ROOMS = [
    "touchstone.foundation.core",
    "touchstone.foundation.accounts",
    "touchstone.foundation.providers",
    "touchstone.foundation.frameworks",
    "touchstone.inspectorate.archive",
    "touchstone.public.register",
    "touchstone.home",
]


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend."""
    options["loader"] = ChoiceLoader(
        [
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
            *[PackageLoader(room) for room in ROOMS],
        ]
    )
    options.update(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env = Environment(extensions=["jinja2.ext.i18n"], **options)
    env.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(static=static, url=_url, language=translation.get_language)
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)
