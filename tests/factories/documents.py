"""Inspection documents of every layout, of services and people that do not exist, with any grades, counts and dates.

Each has `elements()` (what is printed) beside the facts it was made from (what must be read). The sentences are this
project's own; only headings and the fixed phrases of a form are those of real documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.factories.document_forms import PAGE_END, Element, heading, item, text

PLACES = (
    "Northmere",
    "Eastvale",
    "Harrowfell",
    "Sandmouth",
    "Wexbridge",
    "Oldcombe",
    "Thornby",
    "Millhaven",
    "Castleton",
)
PEOPLE = (
    "Ada Winter",
    "Ben Carrow",
    "Cora Finch",
    "Dai Morgan",
    "Elin Hughes",
    "Femi Osei",
    "Greta Lowe",
    "Hana Novak",
)
GRADES = {1: "outstanding", 2: "good", 3: "satisfactory", 4: "inadequate"}
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "January February March April May June July August September October November December".split()
TIMESCALES = (
    ("Immediately", "immediately"),
    ("Within three months", "within_three_months"),
    ("Within six months", "within_six_months"),
)
# heading, key, the subject of its first sentence
AREA_JUDGEMENTS = (
    ("Ambition and prioritisation", "ambition_and_prioritisation"),
    ("Performance management", "performance_management"),
    ("Workforce development", "workforce_development"),
    ("User engagement", "user_engagement"),
    ("Partnerships", "partnerships"),
    ("Equality and diversity", "equality_and_diversity"),
    ("Value for money", "value_for_money"),
    ("Safeguarding", "safeguarding"),
    ("Evaluation", "evaluation"),
    ("Service responsiveness", "service_responsiveness"),
    ("Case planning and recording", "case_planning_and_recording"),
    ("Assessment, intervention and direct work with children", "assessment_intervention_direct_work"),
    ("Reporting and recommendations to the court", "reporting_and_recommendations_to_court"),
    ("Complaints", "complaints"),
    ("Outcomes for children and young people", "outcomes_for_children"),
)
_GROUP_STARTS = {
    "ambition_and_prioritisation": "Meeting the needs of service users",
    "service_responsiveness": "Quality of provision",
}


def printed(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def names(random: Random, n: int) -> list[str]:
    return random.sample(PLACES, n)


def listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def a_day(random: Random) -> date:
    return date(2008, 1, 7) + timedelta(days=random.randrange(1400))


@dataclass
class AreaReport:
    """A full report of one service area under the framework of 2009."""

    area: str
    code: str
    number: int
    week: date
    published: date
    authorities: list[str]
    teams: list[str]
    grades: dict[str, int]
    limiting: list[str]
    improvements: list[tuple[str, str]]  # (timescale key, text)
    children: int
    managers: int

    @classmethod
    def make(cls, random: Random) -> AreaReport:
        week = a_day(random)
        week -= timedelta(days=week.weekday())
        places = names(random, 7)
        keys = ["overall_effectiveness", "capacity_for_improvement", *(key for _, key in AREA_JUDGEMENTS)]
        grades = {key: random.randint(1, 4) for key in keys}
        improvements = [
            (
                key,
                f"Ensure that step {n} of the "
                f"{random.choice(('supervision', 'recording', 'allocation'))} plan is done.",
            )
            for _, key in TIMESCALES
            for n in range(1, random.randint(1, 5))
        ]
        named = [
            (h, k) for h, k in AREA_JUDGEMENTS if k in ("safeguarding", "complaints", "partnerships", "evaluation")
        ]
        return cls(
            area=random.choice((f"{places[0]} and {places[1]}", places[0], f"{places[0]} and the Vale")),
            code=f"{random.choice('NCS')}{random.randint(1, 9)}",
            number=random.randint(1, 40),
            week=week,
            published=week + timedelta(days=random.randint(5, 60)),
            authorities=places[1 : random.randint(3, 6)],
            teams=places[4 : random.randint(6, 7)],
            grades=grades,
            limiting=[key for _, key in random.sample(named, random.randint(0, 2))],
            improvements=improvements,
            children=random.randint(20, 300),
            managers=random.randint(2, 9),
        )

    @property
    def reference(self) -> str:
        return f"{self.code} {self.number:03}"

    def elements(self) -> list[Element]:
        return [
            *self._front(),
            PAGE_END,
            *self._contents(),
            PAGE_END,
            *self._opening(),
            *self._improvements(),
            *self._sections(),
            *self._definitions(),
        ]

    def _front(self) -> list[Element]:
        return [
            heading(f"Ofsted's inspection of Cafcass: {self.area} service area"),
            text(f"Published: {MONTHS[self.published.month - 1]} {self.published.year}"),
            text(f"Reference no: {self.reference}"),
            text("The address of the inspectorate stands here."),
            text(f"No. {self.reference} © A made-up crown {self.published.year}"),
        ]

    def _contents(self) -> list[Element]:
        titles = ["Introduction", "Overall effectiveness", "Capacity for improvement", "Areas for improvement"]
        titles += [label for label, key in TIMESCALES if any(k == key for k, _ in self.improvements)]
        for title, key in AREA_JUDGEMENTS:
            titles += [_GROUP_STARTS[key]] if key in _GROUP_STARTS else []
            titles.append(title)
        titles += ["Definitions", "Inspection grades"]
        return [heading("Contents"), *(text(f"{title} {page}") for page, title in enumerate(titles, start=4))]

    def _opening(self) -> list[Element]:
        limits = ""
        if self.limiting:
            subjects = {key: title.lower() for title, key in AREA_JUDGEMENTS}
            named = listed([subjects[key] for key in self.limiting])
            limits = f" The overall effectiveness of the area is limited by weaknesses in {named}."
        return [
            heading("Introduction"),
            text(
                f"Ofsted carried out the inspection of Cafcass in the {self.area} service area in the week commencing "
                f"{printed(self.week)}."
            ),
            text(f"The area works across the local authority areas of {listed(self.authorities)}."),
            text(
                f"Its staff work in teams in {listed(self.teams)}. "
                f"{NUMBERS[self.managers].capitalize()} operational service managers lead them."
            ),
            text(
                "Interviews were held with the Head of Service, family court advisers "
                "and clerks. Inspectors evaluated case files and court reports."
            ),
            heading("Overall effectiveness"),
            text(f"Grade {self.grades['overall_effectiveness']}"),
            text(f"The overall effectiveness of the area is {GRADES[self.grades['overall_effectiveness']]}."),
            text(f"This paragraph gives a reason.{limits}"),
            heading("Capacity for improvement"),
            text(f"Grade {self.grades['capacity_for_improvement']}"),
            text(f"Capacity to improve is {GRADES[self.grades['capacity_for_improvement']]}."),
        ]

    def _improvements(self) -> list[Element]:
        found = [heading("Areas for improvement"), text("The service area should take the following action.")]
        for label, key in TIMESCALES:
            own = [words for k, words in self.improvements if k == key]
            found += [heading(label, 2), *(item(words) for words in own)] if own else []
        return found

    def _sections(self) -> list[Element]:
        found: list[Element] = []
        for title, key in AREA_JUDGEMENTS:
            if key in _GROUP_STARTS:
                found.append(heading(_GROUP_STARTS[key]))
            verb = "are" if " and " in title or title == "Partnerships" else "is"
            found += [
                heading(title, 2),
                text(f"Grade {self.grades[key]}"),
                text(f"{title} {verb} {GRADES[self.grades[key]]} overall."),
            ]
            if key == "user_engagement":
                found.append(
                    text(f"Most of the {self.children} children who responded to the Ofsted survey felt heard.")
                )
            found.append(text("Managers keep a plan for this part of the work, and inspectors saw it in use."))
        return found

    def _definitions(self) -> list[Element]:
        return [
            heading("Definitions"),
            heading("Inspection grades", 2),
            *(item(f"Grade {n} {w.capitalize()}") for n, w in GRADES.items()),
        ]


@dataclass
class Narrative:
    """A report without grades on the whole of a service, in numbered themes."""

    months: tuple[date, date]
    paragraphs: tuple[int, int, int]
    strengths: int
    improvements: int
    response: int
    basis: str | None
    days_each: int
    areas: list[str]
    files: int
    tracked: int
    reports: tuple[int, int, int]
    observed: int
    team: list[str]
    powers: tuple[str, str]

    @classmethod
    def make(cls, random: Random) -> Narrative:
        month = random.randint(1, 11)
        files = random.randint(20, 90)
        return cls(
            months=(date(2018, month, 1), date(2018, month + 1, 1)),
            paragraphs=(random.randint(3, 14), random.randint(3, 14), random.randint(3, 18)),
            strengths=random.randint(2, 12),
            improvements=random.randint(1, 8),
            response=random.choice((10, 20, 28, 40)),
            basis=random.choice((None, "working")),
            days_each=random.randint(2, 6),
            areas=names(random, random.randint(3, 6)),
            files=files,
            tracked=random.randint(5, files),
            reports=(random.randint(10, 60), random.randint(10, 60), random.randint(1, 9)),
            observed=random.randint(10, 60),
            team=random.sample(PEOPLE, random.randint(3, 6)),
            powers=(f"{random.randint(50, 58)}A", str(random.randint(60, 70))),
        )

    def elements(self) -> list[Element]:
        one, other = (f"{MONTHS[month.month - 1]}" for month in self.months)
        days = f"{self.basis} days" if self.basis else "days"
        return [
            heading("Inspection of Cafcass Cymru"),
            text("This document is also available in Welsh."),
            PAGE_END,
            heading("Introduction", 2),
            text(
                f"Care Inspectorate Wales (CIW) inspected Cafcass Cymru in {one} and {other} 2018, under section "
                f"{self.powers[0]} and section {self.powers[1]} of Government of Wales Act 2006."
            ),
            heading("Strengths", 2),
            *(item(f"Strength number {n} was seen in every office.") for n in range(1, self.strengths + 1)),
            heading("Areas for improvement", 2),
            *(item(f"Plan and record part {n} of the work with families.") for n in range(1, self.improvements + 1)),
            heading("Next steps", 2),
            text(f"CIW asks for a response to the report within {self.response} {days} of publication."),
            *self._themes(),
            *self._method(),
        ]

    def _themes(self) -> list[Element]:
        titles = (
            "private law practice with families",
            "public law practice with families",
            "leadership and governance",
        )
        found: list[Element] = []
        for number, (title, count) in enumerate(zip(titles, self.paragraphs, strict=True), start=1):
            found.append(text(f"{number}. The quality and effectiveness of {title}"))
            found.append(text("This is what good practice looks like, in the words of this project."))
            found += [
                text(f"{number}.{n} The officers were seen at their work in a court and in an office.")
                for n in range(1, count + 1)
            ]
        return found

    def _method(self) -> list[Element]:
        private, public, given = self.reports
        return [
            heading("Methodology", 2),
            text(
                f"We undertook {self.days_each * len(self.areas)} days of fieldwork, "
                f"{NUMBERS[self.days_each]} days in each of "
                f"{NUMBERS[len(self.areas)]} local areas: {listed(self.areas)}."
            ),
            text(
                f"We chose from a sample of closed cases. In total {self.files} case "
                f"files were reviewed; of these {self.tracked} were followed up with tracking interviews."
            ),
            text(
                f"We read a total of {sum(self.reports)} reports; of these {private} "
                f"were private law reports, {public} were public law reports and {given} "
                "good practice examples provided by the organisation."
            ),
            text(f"In total we observed practice on {self.observed} occasions."),
            heading("Inspection team", 2),
            text(f"Lead Inspector: {self.team[0]}. Supporting Inspectors: {listed(self.team[1:])}."),
        ]


@dataclass
class Article:
    """A news article about inspection."""

    author: str
    day: date
    publisher: str

    @classmethod
    def make(cls, random: Random) -> Article:
        return cls(random.choice(PEOPLE), a_day(random), random.choice(("Vale Weekly", "Court Times", "Children Now")))

    def elements(self) -> list[Element]:
        return [
            heading("How courts' advisers are inspected"),
            text(self.author),
            text(self.day.strftime("%A, %B ") + f"{self.day.day}, {self.day.year}"),
            text("Ofsted has a new way to inspect the service, which was judged outstanding."),
            text("“We look at more than papers,” says Ada Winter, who leads the work."),
            text("“Families will notice,” she added."),
            text("Areas for improvement will be checked. “It is fair,” says Ben Carrow."),
            text(f"{self.publisher} Digital membership"),
            item("Latest digital issues"),
            item("Unlimited access to our pages"),
            text("Subscribe"),
        ]
