"""What is each framework called elsewhere, and which headings do its documents print over judgements?

`vocabulary` is the door to this table; add a heading here when a document is met that prints another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def fold(text: str) -> str:
    """The form in which words are compared: small letters, straight quotes, single spaces, no closing mark."""
    text = text.casefold().replace("’", "'").replace("‘", "'").replace("–", "-").replace("\ufffe", "-")
    text = re.sub(r"^\W*(\d+(\.\d+)*\.?\s+)?", "", text)  # a list mark or a number before a heading
    return re.sub(r"\s+", " ", text).strip(" .:;,")


@dataclass(frozen=True)
class FrameworkNames:
    """The names of one framework, and the headings that its documents print over judgements.

    `kind` is an inspection's kind. `scale` and `progress_scale` are scale keys, None where it has none.
    `headings` maps a folded heading to a judgement key; `patterns` do the same for headings with a name in them.
    """

    id: str
    kind: str
    scale: str | None
    progress_scale: str | None = None
    catalogue: tuple[tuple[str, str], ...] = ()  # (framework, type) in the catalogue's records
    label: str | None = None  # `framework` in the labels of the report set
    headings: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[str, str], ...] = ()

    def judgement_key(self, heading: str) -> str | None:
        """The key of the judgement that this heading stands over, or None."""
        folded = fold(heading)
        if folded in self.headings:
            return self.headings[folded]
        return next((key for pattern, key in self.patterns if re.fullmatch(pattern, folded)), None)


_AREA_2009 = {
    "overall effectiveness": "overall_effectiveness",
    "capacity for improvement": "capacity_for_improvement",
    "capacity to improve": "capacity_for_improvement",
    "ambition and prioritisation": "ambition_and_prioritisation",
    "performance management": "performance_management",
    "workforce development": "workforce_development",
    "user engagement": "user_engagement",
    "partnerships": "partnerships",
    "equality and diversity": "equality_and_diversity",
    "value for money": "value_for_money",
    "safeguarding": "safeguarding",
    "evaluation": "evaluation",
    "service responsiveness": "service_responsiveness",
    "case planning and recording": "case_planning_and_recording",
    "assessment, intervention and direct work with children": "assessment_intervention_direct_work",
    "assessment intervention and direct work with children": "assessment_intervention_direct_work",
    "reporting and recommendations to the court": "reporting_and_recommendations_to_court",
    "complaints": "complaints",
    "outcomes for children and young people": "outcomes_for_children",
}
_SIF = {
    "overall effectiveness": "overall_effectiveness",
    "the overall judgement": "overall_effectiveness",
    "the overall judgement is": "overall_effectiveness",
    "the overall judgement is that children's services": "overall_effectiveness",
    "children who need help and protection": "help_and_protection",
    "children looked after and achieving permanence": "looked_after_and_permanence",
    "adoption performance": "adoption",
    "experiences and progress of care leavers": "care_leavers",
    "leadership, management and governance": "leadership",
    "the local safeguarding children board": "lscb",
    "the effectiveness of the local safeguarding children board": "lscb",
    "the effectiveness of the local safeguarding children board (lscb)": "lscb",
}
_LSCB = {heading: key for heading, key in _SIF.items() if key == "lscb"}
_ILACS = {
    "the impact of leaders on social work practice with children and families": "leadership",
    "the experiences and progress of children who need help and protection": "help_and_protection",
}
_OVERALL = {"overall effectiveness": "overall_effectiveness"}
_CARE_APART = {
    "the experiences and progress of children in care": "in_care",
    "the experiences and progress of care leavers": "care_leavers",
}

FRAMEWORKS: Mapping[str, FrameworkNames] = MappingProxyType(
    {
        names.id: names
        for names in (
            FrameworkNames(
                "ofsted-cafcass-2009",
                "full",
                "ofsted-2009",
                catalogue=(("ofsted-cafcass-2009", "full_service_area_inspection"),),
                headings=_AREA_2009,
            ),
            FrameworkNames(
                "ofsted-cafcass-monitoring-2010",
                "monitoring",
                None,
                "progress-2010",
                catalogue=(("ofsted-cafcass-2009", "post_inspection_monitoring"),),
                headings={"overall progress": "overall_progress"},
            ),
            FrameworkNames(
                "ofsted-cafcass-progress-2011",
                "progress",
                "ofsted-2009",
                "progress-2010",
                catalogue=(
                    (
                        "ofsted-cafcass-2009 (four aspects) against Cafcass Transformation Plan",
                        "progress_inspection",
                    ),
                ),
                headings={
                    "overall progress": "overall_progress",
                    "reducing delays and unallocated cases": "tackling_delay",
                    "safeguarding practice and the assessment of risk": "safeguarding_practice",
                },
                patterns=(
                    (".*local implementation and business planning", "local_implementation_and_business_planning"),
                    ("compliance with statutory requirements in .*safeguarding.*risk", "safeguarding_practice"),
                ),
            ),
            FrameworkNames(
                "ofsted-cafcass-national-2014",
                "full",
                "ofsted-2014",
                headings={
                    **_OVERALL,
                    "private law practice": "private_law_practice",
                    "public law practice": "public_law_practice",
                    "leadership and governance of the national organisation": "leadership_and_governance",
                    "leadership and management of local services": "local_leadership_and_management",
                },
            ),
            FrameworkNames(
                "ofsted-cafcass-2021",
                "full",
                "ofsted-2014",
                headings={
                    **_OVERALL,
                    "private law practice": "private_law_practice",
                    "public law practice": "public_law_practice",
                    "impact of leaders": "leadership",
                },
                patterns=(
                    (".*private law practice with children and families.*", "private_law_practice"),
                    (".*public law practice with children and families.*", "public_law_practice"),
                    ("the impact of leaders on .*", "leadership"),
                ),
            ),
            FrameworkNames(
                "ciw-cafcass-cymru-2018",
                "narrative",
                None,
                catalogue=(("ciw-cafcass-cymru-2018", "national_inspection_narrative"),),
                patterns=(
                    ("(the )?quality and effectiveness of private law practice.*", "private_law_practice"),
                    ("(the )?quality and effectiveness of public law practice.*", "public_law_practice"),
                    ("(the )?quality and effectiveness of leadership and governance.*", "leadership_and_governance"),
                ),
            ),
            FrameworkNames(
                "ofsted-looked-after-2013",
                "full",
                "ofsted-2013",
                label="looked_after_2013",
                headings={
                    **_OVERALL,
                    "capacity to improve": "capacity_to_improve",
                    "outcomes for looked after children and young people": "outcomes",
                    "quality of provision": "quality_of_provision",
                    "leadership and management": "leadership",
                },
                patterns=(("overall effectiveness of services for looked after .*", "overall_effectiveness"),),
            ),
            FrameworkNames(
                "ofsted-sif-2013",
                "full",
                "ofsted-2014",
                label="sif",
                headings=_SIF,
                patterns=(("children's services in .+", "overall_effectiveness"),),
            ),
            FrameworkNames(
                "ofsted-lscb-review-2013", "board review", "ofsted-2014", label="lscb_review", headings=_LSCB
            ),
            FrameworkNames(
                "ofsted-ilacs-2018",
                "full",
                "ofsted-2014",
                label="ilacs",
                headings={
                    **_OVERALL,
                    **_ILACS,
                    "the experiences and progress of children in care and care leavers": "in_care_and_care_leavers",
                },
            ),
            FrameworkNames(
                "ofsted-ilacs-2023",
                "full",
                "ofsted-2014",
                label="ilacs",
                headings={**_OVERALL, **_ILACS, **_CARE_APART},
            ),
            FrameworkNames(
                "ofsted-ilacs-2026", "full", "ofsted-2014", label="ilacs", headings={**_ILACS, **_CARE_APART}
            ),
        )
    }
)
FRAMEWORK_IDS = tuple(FRAMEWORKS)
