"""The manual's page on scales."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain.scales import SCALES, ScaleError, map_by_code, worst


def _label(scale: str, number: str) -> tuple[str, str]:
    try:
        grade = SCALES[scale].grade_of_code(int(number))
    except ScaleError as error:
        return "refused", str(error)
    return grade.label("en"), grade.label("cy")


def _compare(scale: str, grade: str, other_scale: str, other: str) -> str:
    one, two = SCALES[scale].grade(grade), SCALES[other_scale].grade(other)
    try:
        return "better" if one.better_than(two) else "worse" if one.worse_than(two) else "the same"
    except ScaleError:
        return "refused: map one of them first"


def _steps(scale: str, grade: str, other: str) -> str:
    return str(SCALES[scale].grade(grade).steps_from(SCALES[scale].grade(other)))


def _mapped(scale: str, grade: str, onto: str) -> str:
    try:
        return map_by_code(SCALES[scale], SCALES[onto])(SCALES[scale].grade(grade)).key
    except ScaleError:
        return "refused: no map"


def _worst(scale: str, grades: str) -> str:
    return worst(SCALES[scale].grade(key) for key in grades.split()).key


PAGE = Page(
    "scales",
    "Scales and grades",
    """
A grade belongs to its scale. The third step is called satisfactory in 2009, adequate in 2013 and requires improvement
from 2014; these are three words, not one. Grades of different scales are never compared without a map, and a map says
who equates them.
""",
    (
        Rule(
            "The numbers that documents print",
            "Ofsted's grades have numbers from 1, the best. Progress judgements have none.",
            """
            scale         | number || English              | Welsh
            ofsted-2009   | 1      || Outstanding          | Rhagorol
            ofsted-2009   | 3      || Satisfactory         | Boddhaol
            ofsted-2009   | 4      || Inadequate           | Annigonol
            ofsted-2013   | 3      || Adequate             | Digonol
            ofsted-2014   | 3      || Requires improvement | Angen gwella
            ofsted-2014   | 2      || Good                 | Da
            ofsted-2009   | 5      || refused              | The scale 'ofsted-2009' has no grade with the number 5.
            progress-2010 | 1      || refused              | The scale 'progress-2010' has no grade with the number 1.
            """,
            _label,
        ),
        Rule(
            "Comparing",
            "On one scale grades have an order. Across scales a comparison is refused, even where the word is the same.",
            """
            scale         | grade        | other scale   | other                || comparison
            ofsted-2009   | good         | ofsted-2009   | satisfactory         || better
            ofsted-2009   | inadequate   | ofsted-2009   | satisfactory         || worse
            progress-2010 | satisfactory | progress-2010 | satisfactory         || the same
            ofsted-2009   | satisfactory | ofsted-2014   | requires_improvement || refused: map one of them first
            ofsted-2009   | good         | ofsted-2014   | good                 || refused: map one of them first
            ofsted-2009   | inadequate   | progress-2010 | inadequate           || refused: map one of them first
            """,
            _compare,
        ),
        Rule(
            "Steps between two grades",
            "Above 0: better. Below 0: worse.",
            """
            scale       | grade       | other        || steps
            ofsted-2009 | outstanding | inadequate   || 3
            ofsted-2009 | inadequate  | satisfactory || -1
            ofsted-2014 | good        | good         || 0
            """,
            _steps,
        ),
        Rule(
            "Mapping by number",
            "Ofsted's open data equates the scales by their numbers (read-me of its children's social care data, "
            "September 2014). That is the map that the register uses, and it says so. Progress is not on it.",
            """
            scale         | grade                | onto          || grade there
            ofsted-2009   | satisfactory         | ofsted-2014   || requires_improvement
            ofsted-2014   | requires_improvement | ofsted-2013   || adequate
            ofsted-2013   | adequate             | ofsted-2009   || satisfactory
            ofsted-2009   | inadequate           | ofsted-2014   || inadequate
            progress-2010 | satisfactory         | ofsted-2009   || refused: no map
            ofsted-2009   | good                 | progress-2010 || refused: no map
            """,
            _mapped,
        ),
        Rule(
            "The worst of several",
            "In any order.",
            """
            scale       | grades                       || worst
            ofsted-2009 | good satisfactory good       || satisfactory
            ofsted-2014 | outstanding                  || outstanding
            ofsted-2009 | inadequate outstanding good  || inadequate
            """,
            _worst,
        ),
    ),
)
