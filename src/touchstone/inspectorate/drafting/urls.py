"""Addresses of a report while it is written: `work/inspections/<slug>/report/…`. Names begin `draft-`."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.drafting import urls_of_report
from touchstone.inspectorate.drafting.views import areas, behind, checks, history, sections, signing, statements

REPORT = "work/inspections/<slug:slug>/report/"
SECTION = f"{REPORT}write/<slug:audience>/<slug:section>/"
STATEMENT = f"{REPORT}statements/<int:statement>/"
AREA = f"{REPORT}areas/<int:area>/"

urlpatterns = [
    *urls_of_report.urlpatterns,
    path(f"{REPORT}write/", sections.write, name="draft-edit"),
    path(SECTION, sections.section, name="draft-section"),
    path(f"{SECTION}add/", sections.add, name="draft-add"),
    path(STATEMENT, statements.statement, name="draft-statement"),
    path(f"{STATEMENT}autosave/", statements.autosave, name="draft-autosave"),
    path(f"{STATEMENT}check/", statements.check, name="draft-check"),
    path(f"{STATEMENT}back/", statements.back, name="draft-back"),
    path(f"{STATEMENT}findings/", behind.of_statement, name="draft-findings"),
    path(f"{STATEMENT}versions/", history.of_statement, name="draft-history"),
    path(f"{REPORT}areas/", areas.areas, name="draft-areas"),
    path(f"{REPORT}areas/add/", areas.add, name="draft-area-add"),
    path(AREA, areas.area, name="draft-area"),
    path(f"{AREA}autosave/", areas.autosave, name="draft-area-autosave"),
    path(f"{AREA}check/", areas.check, name="draft-area-check"),
    path(f"{AREA}back/", areas.back, name="draft-area-back"),
    path(f"{AREA}findings/", behind.of_area, name="draft-area-findings"),
    path(f"{AREA}versions/", history.of_area, name="draft-area-history"),
    path(f"{REPORT}checks/", checks.checks, name="draft-checks"),
    path(f"{REPORT}checks/<slug:seen>/keep/", checks.accept, name="draft-accept"),
    path(f"{REPORT}checks/<slug:seen>/use/", checks.apply, name="draft-apply"),
    path(f"{REPORT}sign/", signing.sign, name="draft-sign"),
    path(f"{REPORT}steps/<slug:step>/", signing.step, name="draft-step"),
]
