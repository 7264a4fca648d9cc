"""Addresses of publishing for those who publish; what the public reads has its addresses in the register."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.reports.views import asked, publications

HERE = "work/inspections/<slug:slug>/publications/"

urlpatterns = [
    path(HERE, publications.publications, name="publications"),
    path(f"{HERE}making/<int:job>/again/", publications.again, name="publication-again"),
    path(f"{HERE}making/<int:job>/stop/", publications.stop, name="publication-stop"),
    path(f"{HERE}<int:edition>/withdraw/", publications.withdraw, name="publication-withdraw"),
    path(f"{HERE}<int:edition>/translations/", asked.translations, name="publication-translations"),
    path(f"{HERE}translations/<int:row>/", asked.translation, name="publication-translation"),
    path("work/format-requests/", asked.format_requests, name="format-requests"),
    path("work/format-requests/<int:number>/", asked.format_request, name="format-request"),
]
