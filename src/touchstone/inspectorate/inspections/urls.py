"""Addresses of inspections held here: `work/inspections/…` for the inspectorate, `asked/…` for the service."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.inspections.views import (
    adjustments,
    enquiries,
    lists,
    notices,
    planning,
    steps,
    team,
    timetable,
)

OWN = "work/inspections/<slug:slug>"
ASKED = "asked/<slug:slug>"

urlpatterns = [
    path("work/inspections/", lists.inspections, name="inspections"),
    path("work/inspections/open/", planning.open_inspection, name="inspection-open"),
    path(f"{OWN}/", lists.workspace, name="inspection-workspace"),
    path(f"{OWN}/plan/", planning.plan, name="inspection-plan"),
    path(f"{OWN}/plan/change/", planning.change_plan, name="inspection-plan-change"),
    path(f"{OWN}/plan/areas/", planning.choose_areas, name="inspection-areas"),
    path(f"{OWN}/announce/", steps.announce, name="inspection-announce"),
    path(f"{OWN}/begin/", steps.begin, name="inspection-begin"),
    path(f"{OWN}/steps/<slug:step>/", steps.step, name="inspection-step"),
    path(f"{OWN}/notice/", notices.notice, name="inspection-notice"),
    path(f"{OWN}/team/", team.team, name="inspection-team"),
    path(f"{OWN}/team/add/", team.add_member, name="inspection-team-add"),
    path(f"{OWN}/team/lead/", team.hand_over, name="inspection-hand-over"),
    path(f"{OWN}/team/<int:person>/days/", team.plan_days, name="inspection-days"),
    path(f"{OWN}/team/<int:person>/remove/", team.remove_member, name="inspection-team-remove"),
    path(f"{OWN}/work-log/", team.log_days, name="inspection-log"),
    path(f"{OWN}/enquiries/", enquiries.enquiries, name="inspection-enquiries"),
    path(f"{OWN}/enquiries/add/", enquiries.add_enquiry, name="inspection-enquiry-add"),
    path(f"{OWN}/enquiries/<int:number>/change/", enquiries.change_enquiry, name="inspection-enquiry-change"),
    path(f"{OWN}/enquiries/<int:number>/close/", enquiries.close_enquiry, name="inspection-enquiry-close"),
    path(f"{OWN}/adjustments/", adjustments.adjustments, name="inspection-adjustments"),
    path(f"{OWN}/adjustments/<int:number>/", adjustments.decide, name="inspection-adjustment"),
    path(f"{OWN}/timetable/", timetable.timetable, name="inspection-timetable"),
    path(f"{OWN}/timetable/add/", timetable.add_slot, name="inspection-slot-add"),
    path(f"{OWN}/timetable/<int:number>/", timetable.change_slot, name="inspection-slot"),
    path(f"{OWN}/timetable/<int:number>/remove/", timetable.remove_slot, name="inspection-slot-remove"),
    path("work/my-timetable.ics", timetable.my_calendar, name="inspections-my-calendar"),
    path("asked/", lists.asked, name="asked"),
    path(f"{ASKED}/", lists.asked_inspection, name="asked-inspection"),
    path(f"{ASKED}/letter/", notices.letter, name="asked-letter"),
    path(f"{ASKED}/adjustments/", adjustments.asked, name="asked-adjustments"),
    path(f"{ASKED}/adjustments/ask/", adjustments.ask, name="asked-adjustment-ask"),
]
