"""Cafcass inspected as one organisation: 2014, 2018 and 2024, and the focused visits between."""

from __future__ import annotations

from touchstone.demonstration.facts import OFSTED_2014, Past, graded
from touchstone.demonstration.published.areas_2008_2010 import LEGAL_BASIS
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow

# A comparison of both inspections; the reports themselves were not read.
TABLE = "https://alienatedparents.org.uk/2018/03/29/victor-meldrew-said-cafcass-report-from-ofsted-i-dont-believe-it/"


def _national(year: int, first: PreciseDate, last: PreciseDate, grades: dict[str, str]) -> Past:
    return Past(
        slug=f"cafcass-{last.iso()[:7]}",
        kind="full",
        inspectorate="ofsted",
        provider="cafcass",
        framework="ofsted-cafcass-national-2014",
        title=f"National inspection of Cafcass, {year}",
        source="Published comparisons of the national inspections",
        source_url=TABLE,
        starts=first,
        ends=last,
        scope_note="Cafcass as one national organisation.",
        judgements=graded(OFSTED_2014, grades),
    )


in_2014 = _national(
    2014,
    PreciseDate.day(2014, 2, 21, "21 February 2014"),
    PreciseDate.day(2014, 3, 21, "21 March 2014"),
    {
        "overall_effectiveness": "good",
        "private_law_practice": "good",
        "public_law_practice": "good",
        "leadership_and_governance": "outstanding",
        "local_leadership_and_management": "good",
    },
)
in_2018 = _national(
    2018,
    PreciseDate.day(2018, 2, 2, "2 February 2018"),
    PreciseDate.day(2018, 3, 2, "2 March 2018"),
    {
        "overall_effectiveness": "outstanding",
        "private_law_practice": "good",
        "public_law_practice": "good",
        "leadership_and_governance": "outstanding",
        "local_leadership_and_management": "outstanding",
    },
)
visit_2021 = Past(
    slug="cafcass-2021-04",
    kind="focused",
    inspectorate="ofsted",
    provider="cafcass",
    framework="ofsted-cafcass-2021",
    title="Focused visit to Cafcass, April 2021",
    source="Cafcass, 7 June 2021",
    source_url=(
        "https://www.cafcass.gov.uk/2021/06/07/ofsted-publishes-letter-of-findings-following-focused-visit-to-cafcass-"
        "against-new-inspection-framework/"
    ),
    starts=PreciseDate.month(2021, 4, "April 2021"),
    published=PreciseDate.day(2021, 6, 7, "7 June 2021"),
    legal_basis=LEGAL_BASIS,
    scope_note="Theme: practice during Covid, and what decisions then meant for children.",
    summary="Its letter lists strengths and areas for improvement and has no grades. The letter is not held here.",
)
visit_2023 = Past(
    slug="cafcass-2023-01",
    kind="focused",
    inspectorate="ofsted",
    provider="cafcass",
    framework="ofsted-cafcass-2021",
    title="Focused visit to Cafcass, January 2023",
    source="Cafcass, 2023",
    source_url="https://cafcass.gov.uk/ofsted-publishes-letter-of-findings-following-focused-visit-to-cafcass-in-january",
    starts=PreciseDate.month(2023, 1, "January 2023"),
    legal_basis=LEGAL_BASIS,
    scope_note="Theme: how Cafcass carries out its functions under lasting high demand.",
    summary="Its letter lists strengths and areas for improvement and has no grades. The letter is not held here.",
    figures=(
        FigureRow("more_children_than_before", "More children than before the pandemic", "about 6,600"),
        FigureRow("more_children_than_before_share", "More children than before the pandemic", "14", unit="per cent"),
    ),
)
in_2024 = Past(
    slug="cafcass-2024-02",
    kind="full",
    inspectorate="ofsted",
    provider="cafcass",
    framework="ofsted-cafcass-2021",
    title="National inspection of Cafcass, 2024",
    source="Cafcass, 2024",
    source_url="https://www.cafcass.gov.uk/cafcass-judged-be-outstanding-ofsted-following-full-inspection",
    starts=PreciseDate.day(2024, 1, 22, "22 January 2024"),
    ends=PreciseDate.day(2024, 2, 16, "16 February 2024"),
    legal_basis=LEGAL_BASIS,
    scope_note="Cafcass as one national organisation, which then had 19 service areas.",
    judgements=graded(
        OFSTED_2014,
        {
            "overall_effectiveness": "outstanding",
            "private_law_practice": "outstanding",
            "public_law_practice": "outstanding",
            "leadership": "outstanding",
        },
    ),
    evidence=(
        EvidenceRow("record", "children's case records", 600, "over"),
        EvidenceRow("interview", "practitioners and managers", 300, "over"),
        EvidenceRow("observation", "work in court"),
        EvidenceRow("complaint", "complaints"),
    ),
    afis=(
        AreaForImprovementRow(
            1,
            "Improve the final letters that children's guardians send to independent reviewing officers.",
            own_words=True,
        ),
    ),
)
INSPECTIONS = (in_2014, in_2018, visit_2021, visit_2023, in_2024)
