"""The manual's page on the sentences that a report writes by itself."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain.dates import PreciseDate
from touchstone.domain.judgements import State
from touchstone.domain.progress import aggregate
from touchstone.domain.reporting import counting, topics, words
from touchstone.domain.scales import OFSTED_2009, OFSTED_2013, OFSTED_2014, PROGRESS_2010, Grade

_SCALES = {scale.key: scale for scale in (OFSTED_2009, OFSTED_2013, OFSTED_2014, PROGRESS_2010)}


def _grade(scale: str, grade: str) -> Grade:
    return _SCALES[scale].grade(grade)


def _topic(framework: str, area: str, grade: str) -> tuple[str, str, str]:
    found = library.framework(framework).area(area)
    assert found is not None and found.scale is not None
    step = found.scale.grade(grade)
    return topics.topic(found, step), topics.topic(found, step, "cy"), topics.grade_line(step)


def _without(state: str) -> tuple[str, str]:
    return topics.without_grade(State(state)), topics.without_grade(State(state), "cy")


def _limited(by: str) -> tuple[str, str]:
    framework = library.framework("ofsted-cafcass-2009")
    overall = framework.area("overall_effectiveness")
    areas = [area for key in by.split() if (area := framework.area(key)) is not None]
    assert overall is not None
    return topics.limited(overall, areas), topics.limited(overall, areas, "cy")


def _one(progress: str) -> tuple[str, str]:
    return counting.one(progress), counting.one(progress, "cy")


def _count(good: str, satisfactory: str, inadequate: str, left_out: str) -> tuple[str, str]:
    numbers = {"good": good, "satisfactory": satisfactory, "inadequate": inadequate}
    judged = [PROGRESS_2010.grade(key) for key, number in numbers.items() for _ in range(int(number))]
    found, out = aggregate(judged, PROGRESS_2010), int(left_out)
    return counting.count(found, out), counting.count(found, out, "cy")


def _overall(progress: str) -> tuple[str, str]:
    grade = PROGRESS_2010.grade(progress)
    return counting.overall(grade), counting.overall(grade, "cy")


def _why(delay: str, safeguarding: str, headline: str) -> tuple[str, str]:
    framework = library.framework("ofsted-cafcass-progress-2011")
    areas = {"safeguarding_practice": OFSTED_2009.grade(safeguarding)}
    found = framework.overall_progress([PROGRESS_2010.grade(delay)], areas)
    assert found is not None
    area = framework.area("safeguarding_practice")
    assert area is not None
    grade = PROGRESS_2010.grade(headline)
    return (
        counting.why(found, grade, {area.key: area.title("en")}),
        counting.why(found, grade, {area.key: area.title("cy")}, "cy"),
    )


def _apart(delay: str, headline: str, decided_by: str) -> tuple[str, str]:
    framework = library.framework("ofsted-cafcass-progress-2011")
    area, grade = framework.area("tackling_delay"), PROGRESS_2010.grade(headline)
    deciding = [found for key in decided_by.split() if (found := framework.area(key)) is not None]
    assert area is not None
    others = PROGRESS_2010.grade(delay)
    return (
        counting.apart(grade, [(area.title("en"), others)], [each.title("en") for each in deciding]),
        counting.apart(grade, [(area.title("cy"), others)], [each.title("cy") for each in deciding], "cy"),
    )


def _left_out(numbers: str) -> tuple[str, str]:
    return counting.left_out(numbers.split()), counting.left_out(numbers.split(), "cy")


def _when(starts: str, ends: str) -> tuple[str, str]:
    start, end = PreciseDate.decode(starts), PreciseDate.decode(ends) if ends else None
    return words.when(start, end), words.when(start, end, "cy")


def _listed(items: str) -> tuple[str, str]:
    parts = [part.strip() for part in items.split(";") if part.strip()]
    return words.listed(parts), words.listed(parts, "cy")


PAGE = Page(
    "report-sentences",
    "The sentences that a report writes by itself",
    """
A report or letter states every judgement, count and date in a fixed sentence that nobody types. So no reader has to
infer a grade, no count can be added up wrongly, and what was published can be read back by a program. The sentences are
the project's own, save the formula for progress on one area for improvement, which letters of 2010 and 2011 print. The
Welsh is a draft that no Welsh speaker has reviewed. It is worded so that no title and no number in words changes its
first letter.
""",
    (
        Rule(
            "The sentence that opens a judgement area",
            "It states the grade; over it stands the line with the grade, which gives the number where reports of that "
            "scale print it. In Welsh the sentence speaks of “this area”, whose heading stands above it.",
            """
            framework | area | grade || English | Welsh | line
            ofsted-cafcass-2009 | overall_effectiveness | inadequate || Overall effectiveness is inadequate. | Bernir bod effeithiolrwydd cyffredinol yn annigonol. | Grade 4 (inadequate)
            ofsted-cafcass-2009 | safeguarding | satisfactory || Safeguarding is satisfactory. | Bernir bod y maes hwn yn foddhaol. | Grade 3 (satisfactory)
            ofsted-cafcass-2009 | partnerships | good || Partnerships are good. | Bernir bod y maes hwn yn dda. | Grade 2 (good)
            ofsted-cafcass-2009 | complaints | outstanding || The handling of complaints is outstanding. | Bernir bod y maes hwn yn rhagorol. | Grade 1 (outstanding)
            ofsted-looked-after-2013 | outcomes | adequate || Outcomes for looked after children and young people are adequate. | Bernir bod y maes hwn yn ddigonol. | Grade 3 (adequate)
            ofsted-cafcass-2021 | private_law_practice | requires_improvement || Private law practice with children and families requires improvement. | Bernir bod angen gwella'r maes hwn. | Grade: Requires improvement
            ofsted-cafcass-2021 | overall_effectiveness | requires_improvement || Overall effectiveness requires improvement. | Bernir bod angen gwella effeithiolrwydd cyffredinol. | Grade: Requires improvement
            ofsted-ilacs-2023 | care_leavers | requires_improvement || The experiences and progress of care leavers require improvement. | Bernir bod angen gwella'r maes hwn. | Grade: Requires improvement
            ofsted-ilacs-2023 | in_care | good || The experiences and progress of children in care are good. | Bernir bod y maes hwn yn dda. | Grade: Good
            """,
            _topic,
        ),
        Rule(
            "An area without a grade",
            "Why there is none is said where the regime has such a judgement. Where it has none, nothing is said.",
            """
            state || English | Welsh
            not judged || This area was not judged. | Ni farnwyd y maes hwn.
            not held || This area was judged, but the judgement is not held here. | Barnwyd y maes hwn, ond ni chedwir y farn yma.
            not in regime || |
            """,
            _without,
        ),
        Rule(
            "What held the overall judgement down",
            "The areas that limited it, in the framework's order; no sentence where none did.",
            """
            by || English | Welsh
            safeguarding || Overall effectiveness is limited by the judgement of safeguarding. | Cyfyngwyd y farn gyffredinol gan y meysydd hyn: diogelu.
            equality_and_diversity safeguarding || Overall effectiveness is limited by the judgements of equality and diversity, and safeguarding. | Cyfyngwyd y farn gyffredinol gan y meysydd hyn: cydraddoldeb ac amrywiaeth, a diogelu.
             || |
            """,
            _limited,
        ),
        Rule(
            "Progress on one area for improvement",
            "The formula, for each step of the scale.",
            """
            progress || English | Welsh
            outstanding || Outstanding progress has been made in this area for improvement. | Gwnaed cynnydd rhagorol yn y maes hwn i'w wella.
            good || Good progress has been made in this area for improvement. | Gwnaed cynnydd da yn y maes hwn i'w wella.
            satisfactory || Satisfactory progress has been made in this area for improvement. | Gwnaed cynnydd boddhaol yn y maes hwn i'w wella.
            inadequate || Inadequate progress has been made in this area for improvement. | Gwnaed cynnydd annigonol yn y maes hwn i'w wella.
            """,
            _one,
        ),
        Rule(
            "The sentence that counts",
            "Every step that was judged with its n, the first with the N of all. The areas for improvement that the "
            "visit did not look at are no part of N, and the sentence says so. The first row is the count of a letter "
            "of 2011.",
            """
            good | satisfactory | inadequate | left out || English | Welsh
            1 | 5 | 1 | 0 || Good progress has been made in one of the seven areas for improvement, satisfactory progress in five and inadequate progress in one. | Gwnaed cynnydd da mewn 1 o'r 7 maes i'w wella, cynnydd boddhaol mewn 5 a chynnydd annigonol mewn 1.
            0 | 3 | 0 | 0 || Satisfactory progress has been made in three of the three areas for improvement. | Gwnaed cynnydd boddhaol mewn 3 o'r 3 maes i'w wella.
            2 | 0 | 11 | 2 || Good progress has been made in two of the 13 areas for improvement that this visit judged and inadequate progress in 11. | Gwnaed cynnydd da mewn 2 o'r 13 maes i'w wella a farnwyd a chynnydd annigonol mewn 11.
            1 | 0 | 0 | 0 || Good progress has been made in the one area for improvement. | Gwnaed cynnydd da mewn 1 o'r 1 maes i'w wella.
            0 | 0 | 0 | 3 || |
            """,
            _count,
        ),
        Rule(
            "What a visit did not look at",
            "By their numbers, after the sentence that counts.",
            """
            numbers || English | Welsh
            4 || This visit did not look at area for improvement 4. | Nid edrychodd yr ymweliad hwn ar y canlynol: 4.
            2 4 7 || This visit did not look at areas for improvement 2, 4 and 7. | Nid edrychodd yr ymweliad hwn ar y canlynol: 2, 4 a 7.
             || |
            """,
            _left_out,
        ),
        Rule(
            "Overall progress",
            "After the sentence that counts.",
            """
            progress || English | Welsh
            good || Overall progress is judged good. | Bernir bod y cynnydd cyffredinol yn dda.
            satisfactory || Overall progress is judged satisfactory. | Bernir bod y cynnydd cyffredinol yn foddhaol.
            inadequate || Overall progress is judged inadequate. | Bernir bod y cynnydd cyffredinol yn annigonol.
            """,
            _overall,
        ),
        Rule(
            "Why the headline is not what the count points to",
            "Where an area decides, it is named; where a person judged otherwise, the count is still said. In the letter "
            "of Kent (2011) safeguarding practice decided against good progress in tackling delay.",
            """
            delay | safeguarding | headline || English | Welsh
            good | inadequate | inadequate || The commonest was good progress. The overall judgement is another because safeguarding practice and the assessment of risk decides it. | Y mwyaf cyffredin oedd cynnydd da. Penderfynwyd y farn gyffredinol gan y canlynol: ymarfer diogelu ac asesu risg.
            good | satisfactory | satisfactory || The commonest was good progress. | Y mwyaf cyffredin oedd cynnydd da.
            good | satisfactory | good || |
            """,
            _why,
        ),
        Rule(
            "Sections that state another progress than the headline",
            "Each with its progress, and the areas that decided the headline; no sentence where all agree.",
            """
            delay | headline | decided by || English | Welsh
            good | inadequate | safeguarding_practice || Reducing delays and unallocated cases: good progress. The overall judgement is another because safeguarding practice and the assessment of risk decides it. | Lleihau oedi ac achosion heb eu dyrannu: cynnydd da. Penderfynwyd y farn gyffredinol gan y canlynol: ymarfer diogelu ac asesu risg.
            good | satisfactory | || Reducing delays and unallocated cases: good progress. | Lleihau oedi ac achosion heb eu dyrannu: cynnydd da.
            good | good | safeguarding_practice || |
            """,
            _apart,
        ),
        Rule(
            "When",
            "Dates as exactly as they are known.",
            """
            starts | ends || English | Welsh
            2009-10-05 | || on 5 October 2009 | ar 5 Hydref 2009
            2009-10-05 | 2009-10-09 || from 5 to 9 October 2009 | o 5 i 9 Hydref 2009
            2009-09-28 | 2009-10-09 || from 28 September to 9 October 2009 | o 28 Medi i 9 Hydref 2009
            2009-12-28 | 2010-01-08 || from 28 December 2009 to 8 January 2010 | o 28 Rhagfyr 2009 i 8 Ionawr 2010
            2009-10 | || in October 2009 | yn Hydref 2009
            2018-11 | 2018-12 || from November 2018 to December 2018 | o Tachwedd 2018 i Rhagfyr 2018
            2009 | || in 2009 | yn 2009
            """,
            _when,
        ),
        Rule(
            "A list in a sentence",
            "In Welsh the last is joined by “ac” before a vowel, and c, p and t breathe after “a”; names never change.",
            """
            items || English | Welsh
            fen; moor; dale || fen, moor and dale | fen, moor a dale
            plant; teuluoedd || plant and teuluoedd | plant a theuluoedd
            diogelu; amrywiaeth || diogelu and amrywiaeth | diogelu ac amrywiaeth
            Fen; Cardiff || Fen and Cardiff | Fen a Cardiff
            arian; chwarae || arian and chwarae | arian a chwarae
            one || one | one
            """,
            _listed,
        ),
    ),
)
