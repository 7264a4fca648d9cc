"""Addresses of the programme, under `work/programme/`."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.programme.views import coverage, feeds, obligations, records, services, year

urlpatterns = [
    path("", year.year, name="programme-year"),
    path("due/<int:obligation>/", obligations.obligation, name="programme-obligation"),
    path("due/<int:obligation>/open/", obligations.open_inspection, name="programme-open"),
    path("due/<int:obligation>/areas/", coverage.visit_areas, name="programme-visit-areas"),
    path("due/<int:obligation>/plan-again/", obligations.plan_again, name="programme-plan-again"),
    path("coverage/", coverage.coverage_of_all, name="programme-coverage-all"),
    path("services/", services.services, name="programme-services"),
    path("services/add/", services.add, name="programme-service-add"),
    path("services/<int:programme>/", services.service, name="programme-service"),
    path("services/<int:programme>/coverage/", coverage.coverage, name="programme-coverage"),
    path("services/<int:programme>/suspend/", services.suspend, name="programme-suspend"),
    path("services/<int:programme>/mark/", services.mark, name="programme-mark"),
    path(
        "services/<int:programme>/self-evaluation/", records.add_self_evaluation, name="programme-self-evaluation-add"
    ),
    path("suspensions/<int:suspension>/end/", services.end_suspension, name="programme-suspension-end"),
    path("self-evaluations/<int:evaluation>/", records.self_evaluation, name="programme-self-evaluation"),
    path(
        "self-evaluations/<int:evaluation>/document/",
        records.self_evaluation_document,
        name="programme-self-evaluation-document",
    ),
    path("escalations/<int:escalation>/", records.escalation, name="programme-escalation"),
    path("calendar/", feeds.calendar, name="programme-calendar"),
    path("calendar/<slug:token>.ics", feeds.feed, name="calendar-feed"),
]
