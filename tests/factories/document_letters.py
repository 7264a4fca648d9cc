"""Letters after monitoring visits and progress inspections, of places and people that do not exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.factories.document_forms import Element, heading, item, text
from tests.factories.documents import AREA_JUDGEMENTS, MONTHS, NUMBERS, PEOPLE, PLACES, listed, names, printed

PROGRESS = ("good", "satisfactory", "inadequate")
_THIS = "this area for improvement"
PHRASES = (
    "{G} progress has been made in " + _THIS + ".",
    "{G} progress has been made in " + _THIS,
    "Progress in " + _THIS + " is {g}.",
    "Progress in this area for development is {g}",
    "The response of the service to " + _THIS + " is {g}.",
    "Progress on " + _THIS + " has been judged {g}.",
)


@dataclass
class MonitoringLetter:
    """A letter after a monitoring visit."""

    area: str
    code: str
    reference: str
    written: date
    first_day: date
    signatory: str
    addressee: str
    offices: list[str]
    progress: list[str]
    weak: list[bool]
    phrases: list[str]
    overall: str
    files: int
    complaints: int
    earlier: tuple[int, int]
    copies: list[str] = field(default_factory=list)

    @classmethod
    def make(cls, random: Random) -> MonitoringLetter:
        first = date(2010, 1, 4) + timedelta(days=random.randrange(600))
        people, places = random.sample(PEOPLE, 4), names(random, 5)
        progress = [random.choice(PROGRESS) for _ in range(random.randint(2, 9))]
        return cls(
            area=random.choice((f"{places[0]} and {places[1]}", places[0])),
            code=f"{random.choice('NCS')}{random.randint(1, 9)}",
            reference=f"SC{random.randint(100000, 999999)}",
            written=first + timedelta(days=random.randint(8, 40)),
            first_day=first,
            signatory=people[0],
            addressee=people[1],
            offices=places[2 : random.randint(3, 5)],
            progress=progress,
            weak=[random.random() < 0.5 for _ in progress],
            phrases=[random.choice(PHRASES) for _ in progress],
            overall=random.choice(PROGRESS),
            files=random.randint(5, 60),
            complaints=random.randint(2, 12),
            earlier=(random.randint(2008, 2009), random.randint(1, 12)),
            copies=[f"{name}, DfE" for name in people[2 : random.randint(3, 4)]],
        )

    @property
    def earlier_printed(self) -> str:
        return f"{MONTHS[self.earlier[1] - 1]} {self.earlier[0]}"

    def counts(self) -> dict[str, int]:
        kinds = [kind for kind in PROGRESS if kind in self.progress]
        return {kind: self.progress.count(kind) for kind in kinds} | {"total": len(self.progress)}

    def elements(self) -> list[Element]:
        second = self.first_day + timedelta(days=1)
        days = (
            f"{self.first_day.day} and {printed(second)}"
            if second.month == self.first_day.month
            else f"{printed(self.first_day)} and {printed(second)}"
        )
        return [
            text("House of the Inspectorate"),
            text("Email: someone@example.org"),
            text(self.written.strftime("%d/%m/%Y")),
            text(self.addressee),
            text("Chief Executive"),
            text("Cafcass"),
            text(f"Our Reference {self.reference}"),
            text("Dear Colleague"),
            heading("Post Inspection Monitoring", 3),
            heading(f"Ofsted inspection of Cafcass {self.area} service area ({self.code})", 4),
            text(
                "This letter holds the findings of the monitoring visit made by Ofsted "
                f"on {days} at the Cafcass offices "
                f"situated in {listed(self.offices)}. It follows the inspection of Cafcass {self.area} service area in "
                f"{self.earlier_printed}."
            ),
            *self._evidence(),
            heading("Outcome of the inspection", 2),
            text(f"The report of that inspection identified {NUMBERS[len(self.progress)]} areas for improvement."),
            *self._items(),
            self._closing(),
            text("Yours sincerely"),
            text(self.signatory),
            text("Her Majesty's Inspector"),
            *([text("cc:")] if self.copies else []),
            *(text(copy) for copy in self.copies),
        ]

    def _evidence(self) -> list[Element]:
        return [
            text("As a part of the visit, inspectors assessed:"),
            item("the performance data for the area"),
            item(f"a sample of {self.files} recently closed case files"),
            item(f"a sample of {NUMBERS[self.complaints]} complaints"),
            text("Inspectors met with"),
            item("Service Managers for the area"),
            text("Inspectors were unable to meet with any judge."),
        ]

    def _items(self) -> list[Element]:
        found: list[Element] = []
        for number, (kind, phrase, weak) in enumerate(
            zip(self.progress, self.phrases, self.weak, strict=True), start=1
        ):
            found += [
                item(f"Area for improvement {number}: Ensure that part {number} of the work is planned and recorded."),
                text("At that time the work was not yet planned."),
                text(phrase.format(G=kind.capitalize(), g=kind)),
                text("A plan is now kept and managers look at it every week."),
            ]
            found += [text("However, some of the records are late.")] if weak else []
        return found

    def _closing(self) -> Element:
        kinds = [kind for kind in PROGRESS if kind in self.progress]
        parts = []
        for index, kind in enumerate(kinds):
            n = NUMBERS[self.progress.count(kind)]
            of = f" of the {NUMBERS[len(self.progress)]} areas for improvement" if index == 0 else ""
            parts.append(f"{kind} progress {'has been made ' if index == 0 else ''}in {n}{of}")
        return text(
            f"Ofsted judges that {listed(parts)}. Taken together, this represents {self.overall} progress overall."
        )


@dataclass
class ProgressLetter:
    """A letter after a progress inspection."""

    area: str
    code: str
    written: date
    first_day: date
    signatory: str
    addressee: str
    headline: str
    delay: str | None
    aspects: list[tuple[str, str]]
    referred: int
    found_after: int
    first_section: int
    last_section: int

    @classmethod
    def make(cls, random: Random) -> ProgressLetter:
        first = date(2011, 1, 4) + timedelta(days=random.randrange(300))
        people = random.sample(PEOPLE, 2)
        section = random.randint(100, 160)
        return cls(
            area=random.choice(PLACES),
            code=f"{random.choice('NCS')}{random.randint(1, 9)}",
            written=first + timedelta(days=random.randint(8, 40)),
            first_day=first,
            signatory=people[0],
            addressee=people[1],
            headline=random.choice(PROGRESS),
            delay=random.choice((*PROGRESS, None)),
            aspects=random.sample(AREA_JUDGEMENTS[:9], random.randint(2, 5)),
            referred=random.randint(1, 5),
            found_after=random.randint(1, 5),
            first_section=section,
            last_section=section + random.randint(1, 5),
        )

    def elements(self) -> list[Element]:
        return [
            text("House of the Inspectorate"),
            text("Telephone: 0300 000 0000"),
            text(printed(self.written)),
            text(self.addressee),
            text("Chief Executive"),
            text("Cafcass"),
            text("Dear Colleague"),
            heading(f"Inspection of Cafcass in {self.code} – {self.area} service area", 2),
            text(
                "This letter reports what was found at an inspection of "
                f"Cafcass in the {self.area} service area, "
                f"which Ofsted carried out on {printed(self.first_day)}. It was carried out under sections "
                f"{self.first_section}–{self.last_section} of the Education and Inspections Act 2006."
            ),
            text(
                "The inspection sampled progress that is being made against the Cafcass "
                "Renewal Plan, focusing on aspects of:"
            ),
            *(item(title.lower()) for title, _ in self.aspects),
            text("Inspectors met with senior managers and a family support worker."),
            *self._findings(),
            text("Any weak work will be looked at again in any future inspection of the area."),
            text("Yours sincerely"),
            text(f"{self.signatory} HMI"),
            text("Her Majesty's Inspector"),
        ]

    def _findings(self) -> list[Element]:
        delay = (
            f"{self.delay.capitalize()} progress has been achieved in tackling delay."
            if self.delay
            else "Delay is counted every week."
        )
        return [
            heading("Overall progress", 2),
            text(f"Judgement: {self.headline.capitalize()} progress"),
            text("Senior managers have a plan and keep to it."),
            heading("Reducing delays and unallocated cases", 2),
            item(delay),
            item("Financial management is strong."),
            heading(
                "Compliance with the law on safeguarding and the assessment of risk",
                2,
            ),
            item(
                f"{NUMBERS[self.referred].capitalize()} cases were referred to the "
                "council at the request of the inspectors. "
                f"Afterwards {NUMBERS[self.found_after]} other closed cases were "
                "identified as requiring referral."
            ),
            item("Some letters to courts lack dates. This requires immediate attention by the service area."),
        ]
