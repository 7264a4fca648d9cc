"""Cafcass Cymru inspected by Care Inspectorate Wales: 2018 and 2022."""

from __future__ import annotations

from touchstone.demonstration.facts import Past, Response
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.rows import EvidenceRow, FindingRow, JudgementRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow

THEMES = ("private_law_practice", "public_law_practice", "leadership_and_governance")

in_2018 = Past(
    slug="cafcass-cymru-2019-03",
    kind="narrative",
    inspectorate="ciw",
    provider="cafcass-cymru",
    framework="ciw-cafcass-cymru-2018",
    areas=dict.fromkeys(("gwent", "mid-and-west-wales", "north-wales", "south-wales", "south-west-wales"), ()),
    title="Inspection of Cafcass Cymru, November and December 2018",
    source="Care Inspectorate Wales, 4 March 2019",
    source_url="https://www.careinspectorate.wales/190304-inspection-report-published-cafcass-cymru",
    starts=PreciseDate.month(2018, 11, "November 2018"),
    ends=PreciseDate.month(2018, 12, "December 2018"),
    published=PreciseDate.day(2019, 3, 4, "4 March 2019"),
    legal_basis="Government of Wales Act 2006, sections 58A and 60",
    scope_note="Cafcass Cymru as one organisation, and its work in five areas: 20 days of fieldwork, 4 in each.",
    summary="Three themes and no grades. The report was published in Welsh and in English.",
    judgements=tuple(JudgementRow(key, state="not in regime") for key in THEMES),
    findings=tuple(
        FindingRow("strength", text, number=str(number))
        for number, text in enumerate(
            (
                "Staff are committed, and feel valued and supported.",
                "The workforce is skilled and experienced, and enjoys its work.",
                "Senior managers are visible and well regarded.",
                "There is a culture of learning and of getting better.",
                "Practice is, taken together, of a good standard.",
                "The Family Justice Young People's Board adds to strategy and to delivery.",
                "Children's voices are at the heart of practice.",
                "Senior managers work with councils, Cafcass in England, the Ministry of Justice and other partners.",
                "Communication across the organisation is effective.",
            ),
            start=1,
        )
    ),
    afis=tuple(
        AreaForImprovementRow(number, text, own_words=True)
        for number, text in enumerate(
            (
                "Do more to point families to family information services.",
                "Go on improving case plans and records, above all evidence of direct work.",
                "Promote the tools for direct work, and their use.",
                "Work more closely with independent reviewing officers.",
            ),
            start=1,
        )
    ),
    evidence=(
        EvidenceRow("case_file", "closed case files reviewed", 50),
        EvidenceRow("interview", "of these, followed up by tracking interviews", 30),
        EvidenceRow("report", "public law reports", 26),
        EvidenceRow("report", "private law reports", 51),
        EvidenceRow("report", "reports supplied as good practice", 5, chosen_by_provider=True),
        EvidenceRow("observation", "observations of practice", 39),
        EvidenceRow("survey", "staff who responded to the survey", 63),
        EvidenceRow("survey", "local authorities that responded to the survey", 15),
        EvidenceRow("complaint", "complaints and their answers", 15),
    ),
    response=Response(
        20,
        "unknown",
        "The report asks for an answer within 20 days of publication and does not say whether working days are meant.",
    ),
)
in_2022 = Past(
    slug="cafcass-cymru-2022-08",
    kind="assurance",
    inspectorate="ciw",
    provider="cafcass-cymru",
    title="Assurance check of Cafcass Cymru, June 2022",
    source="Care Inspectorate Wales, 9 August 2022",
    source_url="https://careinspectorate.wales/220809-our-review-cafcass-cymru-has-been-published",
    starts=PreciseDate.day(2022, 6, 13, "13 June 2022"),
    ends=PreciseDate.day(2022, 6, 17, "17 June 2022"),
    published=PreciseDate.day(2022, 8, 9, "9 August 2022"),
    scope_note="Public law work only. Young people and carers were surveyed in May 2022.",
    summary="No areas of serious concern. Progress was to be followed through engagement.",
)
INSPECTIONS = (in_2018, in_2022)
