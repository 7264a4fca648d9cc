"""Who is who in the tests of a live inspection: an inspectorate, a service, strangers to both, and one inspection.

`play()` makes them all; `at(state)` puts the inspection where a test wants it without walking there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.factories.definitions import load_framework
from tests.factories.people import make_grant, make_person
from tests.factories.records import make_area, make_inspectorate, make_organisation
from touchstone.foundation.accounts.models import User
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember

# Who → the role they hold, and where: in the inspectorate, the service, or strangers to this inspection.
PEOPLE = {
    "planner": ("planner", "inspectorate"),
    "lead": ("lead_inspector", "inspectorate"),
    "inspector": ("inspector", "inspectorate"),
    "second": ("inspector", "inspectorate"),
    "outsider": ("inspector", "inspectorate"),  # an inspector of the same inspectorate who is not in the team
    "moderator": ("moderator", "inspectorate"),
    "moderator2": ("moderator", "inspectorate"),
    "director": ("director", "inspectorate"),
    "publisher": ("publisher", "inspectorate"),
    "head": ("head_of_service", "service"),
    "manager": ("service_manager", "service"),
    "data_officer": ("data_officer", "service"),
    "other_planner": ("planner", "other_inspectorate"),
    "other_lead": ("lead_inspector", "other_inspectorate"),
    "other_head": ("head_of_service", "other_service"),
}
TEAM = {"lead": "lead", "inspector": "inspector", "second": "inspector"}


@dataclass
class Cast:
    """The people by name (`cast["lead"]`), the organisations, three areas of the service, and the inspection."""

    inspectorate: Organisation
    service: Organisation
    other_inspectorate: Organisation
    other_service: Organisation
    areas: list[Area]
    inspection: Inspection
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, who: str) -> User:
        return self.people[who]

    def at(self, state: str) -> Inspection:
        """Put the inspection in a state, past all rules."""
        Inspection.objects.filter(pk=self.inspection.pk).update(state=state)
        self.inspection.refresh_from_db()
        return self.inspection


def play(
    *, framework: str = "ofsted-cafcass-2021", kind: str = "full", state: str = "planned", service: str = "northmere"
) -> Cast:
    """Make everybody. The inspection is opened under the framework, with its team."""
    places = {
        "inspectorate": make_inspectorate(),
        "service": make_organisation("Northmere Family Court Service", slug=service),
        "other_inspectorate": make_inspectorate("Eastfold Inspectorate of Family Services"),
        "other_service": make_organisation("Eastfold Family Court Service", slug="eastfold"),
    }
    people = {}
    for who, (role, where) in PEOPLE.items():
        people[who] = make_person(who.replace("_", " ").title(), email=f"{who}@cast.example")
        make_grant(people[who], role, places[where])
    areas = [make_area(places["service"], name, code=f"NM{n}") for n, name in enumerate(("Fen", "Moor", "Dale"), 1)]
    inspection = Inspection.objects.create(
        slug=f"{service}-2026", origin=Inspection.Origin.HELD, state=state, kind=kind, title="Northmere in 2026",
        inspectorate=places["inspectorate"], provider=places["service"], framework=load_framework(framework),
    )  # fmt: skip
    for area in areas:
        InspectionArea.objects.create(inspection=inspection, area=area)
    for who, part in TEAM.items():
        TeamMember.objects.create(inspection=inspection, role=part, user=people[who])
    return Cast(**places, areas=areas, inspection=inspection, people=people)
