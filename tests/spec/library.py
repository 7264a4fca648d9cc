"""The project's own framework files, and inspections whose grades are published, for the tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from touchstone.domain.frameworks import Framework
from touchstone.domain.judgements import Judgement
from touchstone.foundation.frameworks import definition_files

SATISFACTORY = (
    "ambition_and_prioritisation performance_management workforce_development partnerships value_for_money "
    "service_responsiveness case_planning_and_recording assessment_intervention_direct_work "
    "reporting_and_recommendations_to_court capacity_for_improvement"
)
INADEQUATE = (
    "overall_effectiveness user_engagement equality_and_diversity safeguarding evaluation complaints "
    "outcomes_for_children"
)
INSPECTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Staffordshire and the Marches 2009": (
        "ofsted-cafcass-2009",
        {**dict.fromkeys(SATISFACTORY.split(), "satisfactory"), **dict.fromkeys(INADEQUATE.split(), "inadequate")},
    ),
    "Cafcass 2014": (
        "ofsted-cafcass-national-2014",
        {
            "overall_effectiveness": "good",
            "private_law_practice": "good",
            "public_law_practice": "good",
            "leadership_and_governance": "outstanding",
            "local_leadership_and_management": "good",
        },
    ),
    "Cafcass 2018": (
        "ofsted-cafcass-national-2014",
        {
            "overall_effectiveness": "outstanding",
            "private_law_practice": "good",
            "public_law_practice": "good",
            "leadership_and_governance": "outstanding",
            "local_leadership_and_management": "outstanding",
        },
    ),
}


@lru_cache(maxsize=32)
def framework(key: str) -> Framework:
    return definition_files.read_definition(definition_files.DEFINITIONS / f"{key}.yaml").framework


def judgements(definition: Framework, judged: Mapping[str, str]) -> list[Judgement]:
    """Graded judgements from area keys and grade keys."""
    found = []
    for key, grade in judged.items():
        area = definition.area(key)
        assert area is not None and area.scale is not None
        found.append(Judgement.graded(key, area.scale.grade(grade)))
    return found
