"""Service-area inspections of 2008 to 2010, as far as published sources read here give their results."""

from __future__ import annotations

from datetime import date

from touchstone.demonstration.facts import AREA_2009, OFSTED_2009, Past, graded, not_held
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.rows import EvidenceRow, FindingRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow

COMMUNITY_CARE = "Community Care, March 2009"
PARTLY_KNOWN = "Grades that are shown as not held were given in the report; the sources read here do not give them."
LEGAL_BASIS = "Education and Inspections Act 2006, sections 143 to 145"

south_yorkshire = Past(
    slug="cafcass-south-yorkshire-2008-02",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"south-yorkshire": ()},
    title="Inspection of South Yorkshire, February 2008",
    source="The report, as described in other published reports",
    starts=PreciseDate.month(2008, 2, "February 2008"),
    scope_note="Made by Ofsted together with HM Inspectorate of Court Administration, before the 2009 framework.",
    summary="The report made 9 recommendations. Their wording and the grades are not held here.",
)
south_east = Past(
    slug="cafcass-south-east-2008",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"south-east": ()},
    title="Inspection of the South East region, 2007-08",
    source="The report, as described in other published reports",
    published=PreciseDate.year(2008, "2008"),
    scope_note="An inspection of a region, before the 2009 framework.",
    summary="The report made 10 recommendations. Their wording and the grades are not held here.",
    evidence=(
        EvidenceRow("case_file", "case files examined", 37),
        EvidenceRow("case_plan", "case plans examined", 33),
    ),
)

_birmingham = graded(
    OFSTED_2009,
    {
        "overall_effectiveness": "inadequate",
        "capacity_for_improvement": "satisfactory",
        "performance_management": "satisfactory",
        "workforce_development": "satisfactory",
        "safeguarding": "satisfactory",
        "reporting_and_recommendations_to_court": "inadequate",
        "complaints": "satisfactory",
        "outcomes_for_children": "inadequate",
    },
)
birmingham = Past(
    slug="cafcass-birmingham-and-black-country-2009-01",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"birmingham-and-black-country": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of Birmingham and Black Country, January 2009",
    source=COMMUNITY_CARE,
    starts=PreciseDate.week(date(2009, 1, 12), "week starting 12 January 2009"),
    scope_note="A trial of the 2009 framework, before it came into use in April 2009.",
    summary=f"{PARTLY_KNOWN} The source also calls leadership satisfactory; which judgement it means is not clear.",
    judgements=(*_birmingham, *not_held(AREA_2009, _birmingham)),
)

_durham = graded(
    OFSTED_2009,
    {
        "overall_effectiveness": "inadequate",
        "capacity_for_improvement": "satisfactory",
        "partnerships": "satisfactory",
        "value_for_money": "satisfactory",
        "safeguarding": "inadequate",
        "service_responsiveness": "good",
    },
    words={"safeguarding": "inadequate in large part"},
)
durham = Past(
    slug="cafcass-durham-and-tees-valley-2009",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"durham-and-tees-valley": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of Durham and Tees Valley, 2009",
    source=COMMUNITY_CARE,
    starts=PreciseDate.year(2009, "2009"),
    scope_note="A trial of the 2009 framework, before it came into use in April 2009.",
    summary=(
        f"{PARTLY_KNOWN} The source also reports leadership and planning as satisfactory, without saying which "
        "judgements it means."
    ),
    judgements=(*_durham, *not_held(AREA_2009, _durham)),
)

staffordshire = Past(
    slug="cafcass-staffordshire-and-the-marches-2009-10",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"staffordshire-and-the-marches": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of Staffordshire and the Marches, October 2009",
    source="Ofsted report, October 2009",
    starts=PreciseDate.week(date(2009, 10, 5), "week commencing 5 October 2009"),
    published=PreciseDate.month(2009, 10, "October 2009"),
    reference="C4 001",
    references=("C4 001", "C4 002"),
    limits_note=(
        "Overall effectiveness was limited by the inadequate judgements of safeguarding and of equality and diversity."
    ),
    summary="The report prints two reference numbers: C4 001 on its cover and C4 002 in its imprint.",
    judgements=graded(
        OFSTED_2009,
        {
            key: "inadequate"
            if key
            in {
                "overall_effectiveness",
                "user_engagement",
                "equality_and_diversity",
                "safeguarding",
                "evaluation",
                "complaints",
                "outcomes_for_children",
            }
            else "satisfactory"
            for key in AREA_2009
        },
        limiting={"safeguarding": "", "equality_and_diversity": ""},
    ),
    evidence=(
        EvidenceRow("survey", "children who responded to the survey", 67),
        EvidenceRow("meeting", "looked-after children met", 4),
    ),
    findings=(
        FindingRow(
            "strength",
            "Almost all of the 67 children who responded understood why they were met and felt listened to.",
            "assessment_intervention_direct_work",
        ),
        FindingRow(
            "weakness",
            "Only a third of the children and young people surveyed thought the service had made a difference.",
            "user_engagement",
        ),
        FindingRow(
            "weakness",
            "Almost half of the adults surveyed said that things had not got better for their children.",
            "user_engagement",
        ),
        FindingRow(
            "weakness",
            "A significant minority of the adults surveyed felt that they had not been treated fairly.",
            "equality_and_diversity",
        ),
        FindingRow("weakness", "Most of the adults surveyed did not know how to complain.", "complaints"),
    ),
    afis=tuple(
        AreaForImprovementRow(number, text, own_words=True, timescale_key=timescale)
        for number, timescale, text in (
            (1, "immediately", "Follow statutory guidance and Cafcass rules on safeguarding in every case."),
            (2, "immediately", "Allocate cases and run duty consistently, weighing ages and waiting times."),
            (3, "immediately", "Use the tools for better performance in the same way everywhere."),
            (4, "within_three_months", "Share plans and recommendations with families in good time."),
            (5, "within_three_months", "Work with courts, councils and other services at strategic level."),
            (6, "within_three_months", "Handle complaints consistently, as the policy on them requires."),
            (7, "within_six_months", "Weigh what disruption does to all Every Child Matters outcomes."),
            (8, "within_six_months", "Involve children, young people and families in ways that matter."),
            (9, "within_six_months", "Put equality impact assessments into effect."),
        )
    ),
)

# Its own report is not held: what is known comes from the monitoring letter of February 2011.
lancashire = Past(
    slug="cafcass-lancashire-and-cumbria-2009-12",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"lancashire-and-cumbria": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of Lancashire and Cumbria, reported December 2009",
    source="Ofsted monitoring letter, 10 February 2011",
    published=PreciseDate.month(2009, 12, "December 2009"),
    stub=True,
    scope_note=(
        "Known only from the letter of February 2011, which dates the inspection November 2009 in one place and "
        "December 2009 in others, and its report December 2009."
    ),
    summary="The grades, and by when each area for improvement was due, are not held here.",
    judgements=tuple(not_held(("overall_effectiveness",), ())),
    afis=tuple(
        AreaForImprovementRow(number, text, own_words=True)
        for number, text in (
            (1, "Allocate cases in time, so that known risks are assessed and kept small."),
            (2, "Make performance management and quality assurance effective and consistent."),
            (3, "Share case plans and recommendations appropriately and in time."),
            (4, "Answer complaints in time and improve services by what they teach."),
            (5, "Deploy staff so that changes in demand are met."),
            (6, "Consult users systematically, vulnerable groups among them."),
            (7, "Carry out the action plans that come from equality impact assessments."),
        )
    ),
)

_london = graded(
    OFSTED_2009,
    {
        "overall_effectiveness": "inadequate",
        "capacity_for_improvement": "satisfactory",
        "performance_management": "inadequate",
        "workforce_development": "satisfactory",
        "user_engagement": "inadequate",
        "equality_and_diversity": "inadequate",
        "safeguarding": "satisfactory",
        "service_responsiveness": "inadequate",
        "complaints": "inadequate",
        "outcomes_for_children": "inadequate",
    },
    reason={
        "service_responsiveness": "Press reports differ: one names service responsiveness, one quality of provision."
    },
)
london = Past(
    slug="cafcass-greater-london-2010",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"greater-london": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of Greater London, 2010",
    source="Children and Young People Now and Community Care, 2010",
    starts=PreciseDate.day(2009, 12, 7, "7 December 2009"),
    published=PreciseDate.year(2010, "2010"),
    summary=PARTLY_KNOWN,
    judgements=(*_london, *not_held(AREA_2009, _london)),
)

_tyne = graded(OFSTED_2009, {"overall_effectiveness": "good"})
tyne = Past(
    slug="cafcass-north-and-south-of-tyne-2010",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"north-and-south-of-tyne": ()},
    framework="ofsted-cafcass-2009",
    title="Inspection of North and South of Tyne, 2010",
    source="Family Law, 24 November 2010",
    source_url="https://www.familylaw.co.uk/news_and_comment/Ofsted24112010-987",
    published=PreciseDate.year(2010, "2010"),
    summary=f"{PARTLY_KNOWN} Most of the safeguarding work was reported as satisfactory or better.",
    judgements=(*_tyne, *not_held(AREA_2009, _tyne)),
)

INSPECTIONS = (south_yorkshire, south_east, birmingham, durham, staffordshire, lancashire, london, tyne)
