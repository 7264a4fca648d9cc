"""The manual's pages on the states of a judgement and on limits."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain.judgements import Judgement, LimitingRule, State, median, mode, suggest
from touchstone.domain.scales import OFSTED_2009, SCALES

RULE = LimitingRule("limit", "overall", ("safeguarding", "equality"), "inadequate", "inadequate")
TITLES = {"overall": "Overall effectiveness", "safeguarding": "Safeguarding", "equality": "Equality and diversity"}


def _state(framework: str, area: str, everything_printed_is_held: str) -> str:
    return str(library.framework(framework).missing_state(area, whole=everything_printed_is_held == "yes"))


def _words(state: str, grade: str) -> str:
    try:
        return Judgement("safeguarding", State(state), OFSTED_2009.grade(grade) if grade else None).words()
    except ValueError:
        return "refused"


def _points(scale: str, grades: str) -> tuple[str, str]:
    judged = [SCALES[scale].grade(key) for key in grades.split()]
    middle, common = median(judged), mode(judged)
    return _said(middle), _said(common)


def _said(found: object) -> str:
    if found is None:
        return "nothing"
    tie = getattr(found, "tie", "")
    return getattr(found, "grade").key + (f" ({tie})" if tie else "")  # noqa: B009


def _limited(safeguarding: str, equality: str, the_rest: str) -> str:
    judged = {"safeguarding": safeguarding, "equality": equality}
    judgements = [Judgement.graded(area, OFSTED_2009.grade(key)) for area, key in judged.items() if key]
    judgements += [
        Judgement.graded(f"area {number}", OFSTED_2009.grade(key)) for number, key in enumerate(the_rest.split())
    ]
    return suggest("overall", judgements, OFSTED_2009, [RULE]).sentence(TITLES)


def _real(inspection: str) -> tuple[str, str, str]:
    framework, judged = library.INSPECTIONS[inspection]
    definition = library.framework(framework)
    limited = definition.point_to(library.judgements(definition, judged))
    if limited is None:
        return "no rule is known", "no rule is known", judged["overall_effectiveness"]
    assert limited.without is not None and limited.suggested is not None
    return limited.without.grade.key, limited.suggested.key, judged["overall_effectiveness"]


STATES = Page(
    "states",
    "The four states of a judgement",
    """
A judgement area in an inspection is in one of four states, and a page never shows one as another: graded; not judged;
no such judgement in this regime; judged, but not held here. A grade is there exactly when the state is graded.
""",
    (
        Rule(
            "What a reader is told",
            "The grade where there is one; otherwise the state, in words. A state with a grade that it must not have, or "
            "without one that it must, is refused.",
            """
            state         | grade        || words
            graded        | satisfactory || Satisfactory
            not judged    |              || not judged
            not in regime |              || no such judgement in this regime
            not held      |              || judged, but not held here
            graded        |              || refused
            not judged    | good         || refused
            """,
            _words,
        ),
        Rule(
            "An area that a record does not hold",
            "The framework says whether there is such a judgement. Where there is, it was not judged if everything that "
            "the document prints is held; otherwise what was judged is not held here.",
            """
            framework              | area                  | everything printed is held || state
            ofsted-cafcass-2009    | value_for_money       | yes                        || not judged
            ofsted-cafcass-2009    | value_for_money       | no                         || not held
            ofsted-cafcass-2021    | value_for_money       | yes                        || not in regime
            ofsted-ilacs-2026      | overall_effectiveness | yes                        || not in regime
            ofsted-ilacs-2023      | overall_effectiveness | no                         || not held
            ciw-cafcass-cymru-2018 | private_law_practice  | yes                        || not in regime
            ofsted-cafcass-2009    | quality_of_provision  | yes                        || not in regime
            """,
            _state,
        ),
    ),
)
LIMITS = Page(
    "limits",
    "Limiting rules and what judgements point to",
    """
A limiting rule is an advisory cap: if one of its areas is so bad or worse, the overall grade should be no better than it
says. The system shows which rule binds, which judgements make it bind, and what the judgements point to without it. A
person decides, and may decide otherwise with a reason. No source gives a formula for an overall grade.
""",
    (
        Rule(
            "What judgements point to",
            "The median; of two middle grades the worse (the upper median by number fits 94% of 308 local-authority "
            "reports in a public data set: an observation, not a rule). The mode; of several equally common the worst "
            "(this project's own rule).",
            """
            scale       | grades                                        || median                                                | mode
            ofsted-2009 | good good satisfactory                        || good                                                  | good
            ofsted-2009 | good satisfactory                             || satisfactory (the worse of the two middle grades)     | satisfactory (the worst of the equally common)
            ofsted-2009 | inadequate good good good                     || good                                                  | good
            ofsted-2014 | outstanding outstanding good good             || good (the worse of the two middle grades)             | good (the worst of the equally common)
            ofsted-2009 | outstanding good good inadequate inadequate   || good                                                  | inadequate (the worst of the equally common)
            ofsted-2009 |                                               || nothing                                               | nothing
            """,
            _points,
        ),
        Rule(
            "A limit at work",
            "The rule of these rows: where safeguarding or equality and diversity is inadequate, overall is at most "
            "inadequate. An area that was not judged never binds.",
            """
            safeguarding | equality     | the rest                       || what is shown
            inadequate   | inadequate   | satisfactory satisfactory good || Overall effectiveness is at most inadequate because safeguarding and equality and diversity are inadequate; without that limit the judgements would point to satisfactory (median of 5).
            satisfactory | inadequate   | satisfactory satisfactory good || Overall effectiveness is at most inadequate because equality and diversity is inadequate; without that limit the judgements would point to satisfactory (median of 5).
            satisfactory | satisfactory | inadequate                     || No limit binds overall effectiveness.
            good         |              | good good                      || No limit binds overall effectiveness.
            """,
            _limited,
        ),
        Rule(
            "Inspections whose grades are known",
            "What their judgements point to by the framework's own definition, what that becomes with the limits, and "
            "what was printed. For the national framework of 2014 no rule fits both inspections, so none is offered.",
            """
            inspection                          || without limits | with limits      | printed
            Staffordshire and the Marches 2009  || satisfactory   | inadequate       | inadequate
            Cafcass 2014                        || no rule is known | no rule is known | good
            Cafcass 2018                        || no rule is known | no rule is known | outstanding
            """,
            _real,
        ),
    ),
)
