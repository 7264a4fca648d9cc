"""The fictional world's words: places that are nowhere, and what had to improve there."""

from __future__ import annotations

from collections.abc import Mapping

PLACES = (
    "Amberhithe",
    "Brackenfold",
    "Cloverdene",
    "Dunmarsh",
    "Elverholt",
    "Fenquay",
    "Gorsemere",
    "Hollinmere",
    "Ivelshore",
    "Juniper Vale",
    "Kestrelholt",
    "Larkenfold",
    "Mossquay",
    "Nethermarsh",
    "Osierhithe",
    "Pebblehithe",
    "Quillhaven",
)
STREETS = ("Quay Street", "Mill Lane", "Old Exchange", "Station Yard", "Weavers' Court", "Orchard House", "Lantern Row")

TITLES: Mapping[str, str] = {"safeguarding": "safeguarding", "equality_and_diversity": "equality and diversity"}

# Judgement area → what must change when it is weak.
MATTERS: Mapping[str, str] = {
    "safeguarding": "Check every new case for risk on the day that it arrives, and record who did so.",
    "equality_and_diversity": "Act on what the equality profile of families shows, and say what changed.",
    "service_responsiveness": "Give every family an adviser within four weeks, the youngest children first.",
    "case_planning_and_recording": "Keep a plan on every file that says what should change for the child.",
    "complaints": "Answer every complaint within the time promised and tell staff what it taught.",
    "user_engagement": "Ask children and adults what the service was like, and publish what was done about it.",
    "assessment_intervention_direct_work": "See each child alone, and record what the child said.",
    "reporting_and_recommendations_to_court": "Read every report a second time before it goes to court.",
    "performance_management": "Agree what good work looks like, and audit against that in every office.",
    "workforce_development": "Fill the vacant posts for service managers.",
    "partnerships": "Agree with each court by when reports are filed.",
    "evaluation": "Compare what the service thinks of itself with what its audits show.",
    "ambition_and_prioritisation": "Write a business plan that staff can name three things from.",
    "value_for_money": "Know what a completed case costs in each office.",
}
FOUND: Mapping[str, str] = {
    "good": "The change is in place in every office and people notice it.",
    "satisfactory": "The change has begun in most offices.",
    "inadequate": "Little has changed since the inspection.",
}
RESIDUAL: Mapping[str, str] = {
    "satisfactory": "It is not yet the same everywhere.",
    "inadequate": "Nobody has been asked to lead it.",
}
