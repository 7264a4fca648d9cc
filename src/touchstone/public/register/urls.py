"""Addresses of the register: stable, and each with its data beside it as `.json` and `.csv`."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from touchstone.foundation.core.access import View
from touchstone.public.register.views import (
    compare,
    formats,
    frameworks,
    home,
    improvements,
    inspections,
    movement,
    open_data,
    providers,
    publications,
    search,
    sector,
    since,
    text,
    themes,
    words,
    you_said,
)


class DataForm:
    """`json` or `csv`."""

    regex = "json|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DataForm, "form")


def with_data(address: str, name: str, page: View, data: View) -> list[URLPattern]:
    """A page and, at the same address with an ending, its data."""
    return [path(address, page, name=name), path(f"{address}.<form:form>", data, name=f"{name}-data")]


urlpatterns = [
    path("", home.home, name="register-home"),
    *with_data("search", "register-search", search.search, search.search_data),
    *with_data("providers", "register-providers", providers.providers, providers.providers_data),
    *with_data("providers/<slug:slug>", "register-provider", providers.provider, providers.provider_data),
    *with_data(
        "providers/<slug:slug>/areas-for-improvement",
        "register-provider-improvements",
        improvements.of_provider,
        improvements.of_provider_data,
    ),
    *with_data(
        "providers/<slug:slug>/you-said-we-did", "register-provider-you-said", you_said.you_said, you_said.you_said_data
    ),
    *with_data("providers/<slug:slug>/areas/<slug:area_slug>", "register-area", providers.area, providers.area_data),
    *with_data("inspections/<slug:slug>", "register-inspection", inspections.inspection, inspections.inspection_data),
    *with_data(
        "inspections/<slug:slug>/progress", "register-progress", inspections.progress, inspections.progress_data
    ),
    *with_data("inspections/<slug:slug>/text", "register-text", text.text, text.text_data),
    path("inspections/<slug:slug>/documents/<int:number>", inspections.document, name="register-document"),
    *with_data("inspections/<slug:slug>/report", "register-report", publications.report, publications.report_data),
    path("inspections/<slug:slug>/report/<int:edition>", publications.edition, name="register-report-edition"),
    path(
        "inspections/<slug:slug>/report/<int:edition>/children", publications.children, name="register-report-children"
    ),
    path(
        "inspections/<slug:slug>/report/<int:edition>/files/<str:name>", publications.file, name="register-report-file"
    ),
    path("inspections/<slug:slug>/report/another-format", formats.ask_format, name="register-format-ask"),
    path("inspections/<slug:slug>/report/another-format/asked", formats.format_asked, name="register-format-asked"),
    *with_data("genuine", "register-genuine", publications.genuine, publications.genuine_data),
    *with_data(
        "areas-for-improvement/<slug:slug>",
        "register-improvement",
        improvements.story,
        improvements.story_data,
    ),
    *with_data("compare", "register-compare", compare.compare, compare.compare_data),
    *with_data("frameworks", "register-frameworks", frameworks.frameworks, frameworks.frameworks_data),
    *with_data("frameworks/<slug:key>", "register-framework", frameworks.framework, frameworks.framework_data),
    *with_data("sector", "register-sector", sector.sector_home, sector.sector_home_data),
    *with_data("sector/grades", "register-sector-grades", sector.grades, sector.grades_data),
    *with_data("sector/movement", "register-sector-movement", movement.movement, movement.movement_data),
    *with_data("sector/since", "register-sector-since", since.since, since.since_data),
    *with_data("sector/themes", "register-sector-themes", themes.themes, themes.themes_data),
    *with_data("sector/themes/<slug:key>", "register-sector-theme", themes.one_theme, themes.one_theme_data),
    *with_data("sector/words", "register-sector-words", words.words, words.words_data),
    path("open-data", open_data.open_data, name="register-data"),
    path("open-data/<slug:table>.csv", open_data.table, name="register-table"),
]
