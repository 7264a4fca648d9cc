"""The manual's page on progress."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain.progress import ProgressSuggestion, aggregate, settle
from touchstone.domain.scales import OFSTED_2009, PROGRESS_2010


def _counted(good: str, satisfactory: str, inadequate: str) -> ProgressSuggestion:
    numbers = {"good": good, "satisfactory": satisfactory, "inadequate": inadequate}
    judged = [PROGRESS_2010.grade(key) for key, number in numbers.items() for _ in range(int(number))]
    return aggregate(judged, PROGRESS_2010)


def _count(good: str, satisfactory: str, inadequate: str) -> tuple[str, str, str]:
    found = _counted(good, satisfactory, inadequate)
    return found.headline.key if found.headline else "nothing", found.tie, found.sentence()


def _decided(tackling_delay: str, safeguarding_practice: str) -> tuple[str, str]:
    kent = library.framework("ofsted-cafcass-progress-2011")
    areas = {}
    if tackling_delay:
        areas["tackling_delay"] = PROGRESS_2010.grade(tackling_delay)
    if safeguarding_practice:
        areas["safeguarding_practice"] = OFSTED_2009.grade(safeguarding_practice)
    found = kent.overall_progress([PROGRESS_2010.grade(tackling_delay)] if tackling_delay else [], areas)
    assert found is not None
    return found.headline.key if found.headline else "nothing", ", ".join(rule.area for rule in found.decided_by)


def _settled(the_count_says: str, a_person_confirmed: str) -> tuple[str, str]:
    suggestion = aggregate([PROGRESS_2010.grade(the_count_says)], PROGRESS_2010)
    stands = settle(suggestion, PROGRESS_2010.grade(a_person_confirmed) if a_person_confirmed else None)
    assert stands.grade is not None
    return stands.grade.key, "yes" if stands.differs else "no"


PAGE = Page(
    "progress",
    "Overall progress",
    """
At a monitoring visit progress is judged on each area for improvement and overall. The overall judgement is suggested
from the single ones and confirmed by a person. Two letters of 2010 and 2011 fit the commonest judgement and reject the
worst; a third shows one area deciding the whole. None of them states a rule.
""",
    (
        Rule(
            "The commonest",
            "The mode. Of several equally common the worst: no tie was ever printed, and this is the project's own rule. "
            "The first two rows are Lancashire and Cumbria (2011) and London (2010), as printed.",
            """
            good | satisfactory | inadequate || overall      | tie                            | sentence
            1    | 5            | 1          || satisfactory |                                | 1 good, 5 satisfactory and 1 inadequate, of 7
            2    | 8            | 2          || satisfactory |                                | 2 good, 8 satisfactory and 2 inadequate, of 12
            3    | 3            | 1          || satisfactory | the worst of the equally common | 3 good, 3 satisfactory and 1 inadequate, of 7
            2    | 0            | 2          || inadequate   | the worst of the equally common | 2 good and 2 inadequate, of 4
            4    | 0            | 0          || good         |                                | 4 good, of 4
            0    | 0            | 0          || nothing      |                                | No progress was judged
            """,
            _count,
        ),
        Rule(
            "An area that decides",
            "In the progress inspection of Kent (2011) progress in tackling delay was good, safeguarding practice was "
            "inadequate, and overall progress was inadequate. The framework's definition holds that as a deciding area, "
            "unverified. Where safeguarding practice is not inadequate, the count stands.",
            """
            tackling delay | safeguarding practice || overall    | decided by
            good           | inadequate            || inadequate | safeguarding_practice
            good           | satisfactory          || good       |
            good           |                       || good       |
                           | inadequate            || inadequate | safeguarding_practice
                           |                       || nothing    |
            """,
            _decided,
        ),
        Rule(
            "What a person confirmed stands",
            "A count never overwrites it. Where the two differ, the page says so.",
            """
            the count says | a person confirmed || what stands  | differs
            satisfactory   |                    || satisfactory | no
            satisfactory   | satisfactory       || satisfactory | no
            satisfactory   | inadequate         || inadequate   | yes
            """,
            _settled,
        ),
    ),
)
