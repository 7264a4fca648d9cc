"""The manual's page on printed words."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain import vocabulary


def _grade(printed: str) -> str:
    if vocabulary.is_not_judged(printed):
        return "(not judged)"
    return vocabulary.grade_key(printed) or "(not known)"


def _progress(printed: str) -> str:
    return vocabulary.progress_key(printed) or "(not known)"


def _heading(framework: str, printed: str) -> str:
    return vocabulary.FRAMEWORKS[framework].judgement_key(printed) or "(not known)"


def _when(printed: str) -> tuple[str, str]:
    return vocabulary.timescale_key(printed) or "", vocabulary.class_key(printed) or ""


def _version(rows: str) -> str:
    return vocabulary.ilacs_version(rows.split()) or "(not known)"


PAGE = Page(
    "words",
    "Printed words and their keys",
    """
What documents print is looked up in one table, English and Welsh. Case, spacing, curly quotes, a number in front and a
full stop behind make no difference. A word that is not in the table is not known, and never guessed.
""",
    (
        Rule(
            "Grades",
            "Also as reports of local authorities print them, and with the changed first letter of Welsh.",
            """
            printed                        || key
            Outstanding                    || outstanding
            Requires improvement           || requires_improvement
            Require improvement            || requires_improvement
            requires improvement to be good || requires_improvement
            is inadequate.                 || inadequate
            yn dda                         || good
            Boddhaol                       || satisfactory
            Angen gwella                   || requires_improvement
            Not judged                     || (not judged)
            Excellent                      || (not known)
            """,
            _grade,
        ),
        Rule(
            "Progress",
            "Progress is a scale of its own.",
            """
            printed                || key
            Satisfactory progress  || satisfactory
            Inadequate progress    || inadequate
            good                   || good
            cynnydd da             || good
            requires improvement   || (not known)
            """,
            _progress,
        ),
        Rule(
            "Headings of judgement areas",
            "By framework: the same heading can stand over different judgements.",
            """
            framework                    | printed                                                            || key
            ofsted-cafcass-2009          | Assessment, intervention and direct work with children             || assessment_intervention_direct_work
            ofsted-cafcass-2009          | Overall effectiveness                                              || overall_effectiveness
            ofsted-looked-after-2013     | 2. Capacity to improve                                             || capacity_to_improve
            ofsted-cafcass-2009          | Capacity to improve                                                || capacity_for_improvement
            ofsted-sif-2013              | Children’s services in Darlington                                  || overall_effectiveness
            ofsted-sif-2013              | 2.1 Adoption performance                                           || adoption
            ofsted-ilacs-2018            | The experiences and progress of children in care and care leavers  || in_care_and_care_leavers
            ofsted-cafcass-progress-2011 | Reducing delays and unallocated cases                              || tackling_delay
            ciw-cafcass-cymru-2018       | 1. Quality and effectiveness of private law practice               || private_law_practice
            ofsted-cafcass-2009          | Weather                                                            || (not known)
            """,
            _heading,
        ),
        Rule(
            "Timescales and classes",
            "Of areas for improvement.",
            """
            printed                       || timescale           | class
            Immediately                   || immediately         |
            Within three months           || within_three_months |
            Within 6 months               || within_six_months   |
            Priority and immediate action ||                     | priority_action
            Areas for improvement         ||                     | area_for_improvement
            Recommendations               ||                     | recommendation
            Soon                          ||                     |
            """,
            _when,
        ),
        Rule(
            "Which local-authority framework",
            "The printed rows decide between the versions, and the date does not.",
            """
            rows                                                                || framework
            leadership help_and_protection in_care_and_care_leavers             || ofsted-ilacs-2018
            leadership in_care care_leavers overall_effectiveness               || ofsted-ilacs-2023
            leadership help_and_protection in_care care_leavers                 || ofsted-ilacs-2026
            leadership                                                          || (not known)
            """,
            _version,
        ),
    ),
)
