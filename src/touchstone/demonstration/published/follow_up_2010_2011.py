"""Did it get better? The monitoring visits and the progress inspection of 2010 and 2011."""

from __future__ import annotations

from touchstone.demonstration.facts import OFSTED_2009, PROGRESS, MilestoneFact, Past, Progress, graded
from touchstone.demonstration.published.areas_2008_2010 import LEGAL_BASIS
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow

london = Past(
    slug="cafcass-greater-london-2010-12",
    kind="monitoring",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"greater-london": ()},
    framework="ofsted-cafcass-monitoring-2010",
    follows="cafcass-greater-london-2010",
    title="Monitoring of Greater London, December 2010",
    source="Press reports of the monitoring visit, December 2010",
    starts=PreciseDate.month(2010, 12, "December 2010"),
    scope_note="An unannounced visit.",
    summary=(
        "Of 12 areas for improvement, progress was good on 2, satisfactory on 8 and inadequate on 2 (equality, and "
        "the Every Child Matters outcomes). Their wording is not held here."
    ),
    judgements=graded(PROGRESS, {"overall_progress": "satisfactory"}),
)

AUGUST, SEPTEMBER, DECEMBER = (
    PreciseDate.month(2010, month, printed)
    for month, printed in ((8, "August 2010"), (9, "September 2010"), (12, "December 2010"))
)
lancashire = Past(
    slug="cafcass-lancashire-and-cumbria-2011-02",
    kind="monitoring",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"lancashire-and-cumbria": ("Blackburn", "Lancaster")},
    framework="ofsted-cafcass-monitoring-2010",
    follows="cafcass-lancashire-and-cumbria-2009-12",
    title="Monitoring of Lancashire and Cumbria, January 2011",
    source="Ofsted letter, 10 February 2011",
    starts=PreciseDate.day(2011, 1, 26, "26 January 2011"),
    ends=PreciseDate.day(2011, 1, 27, "27 January 2011"),
    published=PreciseDate.day(2011, 2, 10, "10/02/2011"),
    reference="SC065883",
    references=("SC065883",),
    summary=(
        "Progress was slow at first; it came after a new senior team began in October 2010. By then Cumbria had left "
        "the area, and two smaller offices had closed."
    ),
    judgements=graded(PROGRESS, {"overall_progress": "satisfactory"}),
    progress=(
        Progress(
            1,
            "satisfactory",
            "Almost all court reports were filed by the agreed date in December 2010; in August 2010 fewer than half.",
            "There were no formal agreements with courts, and filing took much longer than interim guidance allowed.",
        ),
        Progress(
            2,
            "satisfactory",
            "Managers' oversight could be seen on a large majority of files, and performance data had become sound.",
            "Checks of court reports, Schedule 2 letters above all, were not rigorous: spelling and grammar slipped.",
        ),
        Progress(
            3,
            "satisfactory",
            "Plans were shared, and that was recorded, in almost all long-term cases.",
            "For most Schedule 2 letters seen, one party or neither had been spoken to.",
        ),
        Progress(
            4,
            "satisfactory",
            "First answers took 31 days in September 2010 and 12 in December 2010.",
            "The national target of 10 days for a first answer was not met.",
        ),
        Progress(5, "good", "Short-term money paid for more advisers; five permanent posts were to follow."),
        Progress(6, "inadequate", "", "Resources had gone elsewhere."),
        Progress(
            7,
            "satisfactory",
            "Two offices that were hard to get into had closed.",
            "Equality impact assessments had not been looked at again since the area was reorganised.",
        ),
    ),
    figures=(
        FigureRow("complaint_response_days", "Days to a first answer to a complaint", "31", SEPTEMBER, "days"),
        FigureRow("complaint_response_days", "Days to a first answer to a complaint", "12", DECEMBER, "days"),
        FigureRow(
            "complaint_response_days", "Days to a first answer to a complaint", "10", None, "days", "target", "national"
        ),
        FigureRow("court_reports_on_time", "Court reports filed by the agreed date", "less than half", AUGUST),
        FigureRow("court_reports_on_time", "Court reports filed by the agreed date", "almost all", DECEMBER),
        FigureRow("permanent_fca_posts_next_year", "Permanent adviser posts in the next financial year", "5"),
        FigureRow("offices_closed", "Smaller offices closed", "2"),
    ),
    milestones=(
        MilestoneFact(PreciseDate.month(2010, 4, "April 2010"), "Complaints came to be handled by the region.", 4),
        MilestoneFact(
            PreciseDate.month(2010, 10, "October 2010"), "A new senior team and more specialist managers began."
        ),
        MilestoneFact(
            PreciseDate.day(2011, 1, 31, "end of January 2011"),
            "Training in equality and diversity was to be complete by then.",
            7,
        ),
    ),
    evidence=(
        EvidenceRow("document", "documents", 20, "over"),
        EvidenceRow("case_file", "recently closed case files", 20),
        EvidenceRow("complaint", "complaints received since September 2010", 4),
        EvidenceRow("action_plan", "the action plan made after the inspection", 1),
        EvidenceRow("performance_data", "the area's performance data"),
        EvidenceRow("data_collection_system", "the system that collects the data"),
        EvidenceRow("telephone_interview", "a representative of Lancashire County Council", 1),
        EvidenceRow(
            "interview",
            "a member of the judiciary",
            missing_reason="The inspectors could not speak to one.",
        ),
    ),
)

kent = Past(
    slug="cafcass-kent-2011-03",
    kind="progress",
    inspectorate="ofsted",
    provider="cafcass",
    areas={"kent": ()},
    framework="ofsted-cafcass-progress-2011",
    title="Progress inspection of Kent, February 2011",
    source="Ofsted letter, 2 March 2011",
    starts=PreciseDate.day(2011, 2, 9, "9 February 2011"),
    ends=PreciseDate.day(2011, 2, 10, "10 February 2011"),
    published=PreciseDate.day(2011, 3, 2, "02 March 2011"),
    legal_basis=LEGAL_BASIS,
    scope_note=(
        "Progress against the Cafcass Transformation Plan, by four aspects of the 2009 framework: ambition and "
        "prioritisation, performance management, safeguarding and service responsiveness."
    ),
    summary=(
        "Safeguarding decided the headline, although delay was tackled well. The letter says that areas judged "
        "inadequate will be looked at in any later inspection. During the inspection managers began a full audit of "
        "safeguarding work."
    ),
    judgements=(
        *graded(PROGRESS, {"overall_progress": "inadequate", "tackling_delay": "good"}),
        *graded(OFSTED_2009, {"safeguarding_practice": "inadequate"}),
    ),
    findings=(
        FindingRow("strength", "No case was delayed at any stage.", "tackling_delay"),
        FindingRow("strength", "The area did well against the national key indicators."),
        FindingRow("strength", "Money was managed strongly; the area was among the three best at reducing unit costs."),
        FindingRow("weakness", "Supervision was poor."),
        FindingRow("weakness", "Quality assurance by managers was weak."),
        FindingRow(
            "weakness",
            "Guidance on when earlier convictions matter was not followed in Schedule 2 reports.",
            "safeguarding_practice",
            urgent=True,
        ),
        FindingRow(
            "neutral",
            "One case was referred at the inspectors' request; Cafcass then found two closed cases to refer.",
            "safeguarding_practice",
        ),
    ),
    figures=(FigureRow("cases_delayed", "Cases delayed", "0"),),
    evidence=(
        EvidenceRow("observation", "a family court adviser observed", 1),
        EvidenceRow("report", "court reports"),
        EvidenceRow("record", "case records"),
    ),
)

VISITS = (london, lancashire, kent)
