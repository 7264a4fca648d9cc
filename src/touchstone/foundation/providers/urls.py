"""Addresses of providers, under /administration/."""

from django.urls import path

from touchstone.foundation.providers.views import areas, calendar, conflicts, contacts, people, person_acts, trail

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite-person"),
    path("people/<int:person>/", people.person, name="person"),
    path("people/<int:person>/roles/grant/", people.grant_role, name="grant-role"),
    path("people/<int:person>/roles/<int:grant>/revoke/", person_acts.revoke_role, name="revoke-role"),
    path("people/<int:person>/close/", person_acts.close_account, name="close-account"),
    path("people/<int:person>/open/", person_acts.open_account, name="open-account"),
    path("people/<int:person>/two-step/remove/", person_acts.remove_second_factor, name="remove-second-factor"),
    path("people/<int:person>/invite/", person_acts.invite_again, name="invite-again"),
    path("people/<int:person>/conflicts/declare/", conflicts.declare_conflict, name="declare-conflict"),
    path("people/<int:person>/conflicts/<int:conflict>/end/", conflicts.end_conflict, name="end-conflict"),
    path("roles/", trail.roles, name="roles"),
    path("conflicts/", conflicts.my_conflicts, name="my-conflicts"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<slug:slug>/<slug:area_slug>/became/", areas.became, name="area-became"),
    path("areas/<slug:slug>/take-back/<int:change>/", areas.take_back, name="area-take-back"),
    path("contact-lines/", contacts.contact_lines, name="contact-lines"),
    path("contact-lines/<slug:slug>/", contacts.contact_lines_of, name="contact-lines-of"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/correct/", calendar.correct_day, name="correct-day"),
    path("trail/", trail.trail, name="audit-trail"),
    path("trail.csv", trail.trail_csv, name="audit-trail-data"),
]
