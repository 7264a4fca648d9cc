"""What is an instrument? A set of questions as data: sections, questions, and the conditions under which each is asked.

One instrument serves many raters: an inspector's review of a case and a manager's audit of the same case answer the
same questions, so that they can be compared. An answer stands in a *slot*: a question, or in a section that is asked
for each child of a sibling group, a question of one child. Children are known as A, B … with an age band only.

`reader` makes these from a definition file; `asking` says which slots apply; `answers` reads what was written in them.
Source: this project's own design. Its questions are its own text; no inspectorate wrote or approved them.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from touchstone.domain.frameworks import Title
from touchstone.domain.scales import SCALES, Scale

SUBJECTS = ("case", "report", "assessment", "occasion", "person")
AUDIENCES = ("inspectors", "children", "parents")
KINDS = ("choice", "several", "text", "number", "date", "yes_no", "grade")
YES_NO: Mapping[str, Title] = {
    "yes": Title("Yes", "Ie"),
    "no": Title("No", "Na"),
    "na": Title("Does not apply", "Nid yw'n berthnasol"),
}
AGE_BANDS: Mapping[str, Title] = {
    "unborn": Title("not yet born", "heb ei eni eto"),
    "0-1": Title("under 2", "o dan 2 oed"),
    "2-4": Title("2 to 4", "2 i 4 oed"),
    "5-9": Title("5 to 9", "5 i 9 oed"),
    "10-13": Title("10 to 13", "10 i 13 oed"),
    "14-17": Title("14 to 17", "14 i 17 oed"),
    "not-known": Title("age not known", "oedran ddim yn hysbys"),
}
LETTERS = string.ascii_uppercase
MOST_CHILDREN = 15
LONGEST_TEXT = 10_000


@dataclass(frozen=True)
class Child:
    """A child of the case: a letter and an age band, never a name. `band` is a key of AGE_BANDS."""

    key: str
    band: str


def children_of(bands: Sequence[str]) -> tuple[Child, ...]:
    """Children A, B … in the order of their age bands.

    Raises ValueError, with a sentence, for an age band that there is none of and for more than MOST_CHILDREN.
    """
    if len(bands) > MOST_CHILDREN:
        raise ValueError(f"There can be up to {MOST_CHILDREN} children in one response; this has {len(bands)}.")
    for band in bands:
        if band not in AGE_BANDS:
            raise ValueError(f"There is no age band {band!r}. Choose one of: {', '.join(AGE_BANDS)}.")
    return tuple(Child(letter, band) for letter, band in zip(LETTERS, bands, strict=False))


@dataclass(frozen=True, order=True)
class Slot:
    """Where one answer stands. `child` is empty outside the sections that are asked for each child."""

    question: str
    child: str = ""

    def __str__(self) -> str:
        return f"{self.question}.{self.child}" if self.child else self.question

    @classmethod
    def parse(cls, text: str) -> Slot:
        question, _dot, child = text.partition(".")
        return cls(question, child)


@dataclass(frozen=True)
class Condition:
    """When something is asked, as data: never code that is run.

    `operator` is `is` (the answer is one of `values`; for several choices, one of them is ticked), `answered`,
    `at_least` (a number), `all`, `any` or `not` (over `parts`).
    """

    operator: str
    question: str = ""
    values: tuple[str, ...] = ()
    number: float = 0
    parts: tuple[Condition, ...] = ()

    def questions(self) -> Iterator[str]:
        """Every question that it looks at."""
        if self.question:
            yield self.question
        for part in self.parts:
            yield from part.questions()


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. `alone`: in a question with several choices, it excludes the others."""

    key: str
    title: Title
    alone: bool = False


@dataclass(frozen=True)
class Question:
    """One question.

    `options` for choice and several; `ordered` says that they run from best to worst. A grade is given on the
    response's own scale (that of its regime), and not asked where the regime has none. `least` and `most` bound a
    number, or the characters of a text; `whole`: no fraction; `past`: a date not after today. `reason_for` are the
    answers to a yes/no question that need a reason; `always_applies`: "does not apply" is not offered. `areas` are
    the judgement areas that the answer speaks to.
    """

    key: str
    kind: str
    ask: Title
    required: bool = True
    hint: Title | None = None
    options: tuple[Option, ...] = ()
    ordered: bool = False
    when: Condition | None = None
    areas: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    whole: bool = False
    past: bool = False
    long: bool = False
    reason_for: tuple[str, ...] = ()
    always_applies: bool = False

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)

    def choices(self, scale: Scale | None) -> tuple[Option, ...]:
        """What can be chosen; of a grade, the steps of the scale."""
        if self.kind == "grade":
            return tuple(Option(step.key, Title(step.en, step.cy)) for step in scale.steps) if scale else ()
        if self.kind == "yes_no":
            return tuple(Option(k, title) for k, title in YES_NO.items() if k != "na" or not self.always_applies)
        return self.options


@dataclass(frozen=True)
class Section:
    """Questions on one page. `per_child`: each child of the case has answers of its own."""

    key: str
    title: Title
    questions: tuple[Question, ...]
    hint: Title | None = None
    when: Condition | None = None
    per_child: bool = False


@dataclass(frozen=True)
class Instrument:
    """A whole version. `overall` is the key of the question that holds the overall grade, if there is one.

    `welsh` is the state of its Welsh: draft or reviewed. `own`: this project wrote it.
    """

    id: str
    version: int
    title: Title
    about: Title
    subject: str
    subject_label: Title
    audience: str
    welsh: str
    own: bool
    overall: str
    sections: tuple[Section, ...]
    _by_key: dict[str, tuple[Section, Question]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_key.update((q.key, (section, q)) for section in self.sections for q in section.questions)

    @property
    def per_child(self) -> bool:
        """Does it ask something of each child? Then a response needs at least one."""
        return any(section.per_child for section in self.sections)

    def questions(self) -> Iterator[tuple[Section, Question]]:
        for section in self.sections:
            for question in section.questions:
                yield section, question

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)

    def question(self, key: str) -> Question | None:
        found = self._by_key.get(key)
        return found[1] if found else None

    def section_of(self, key: str) -> Section | None:
        found = self._by_key.get(key)
        return found[0] if found else None

    def slots(self, children: Sequence[Child]) -> list[Slot]:
        """Every slot that there can be, in order; a section for each child runs through its children one by one."""
        return [slot for section in self.sections for slot in slots_of(section, children)]

    def knows(self, slot: Slot, children: Sequence[Child]) -> bool:
        """Is there such a slot?"""
        section = self.section_of(slot.question)
        if section is None:
            return False
        return slot.child in {child.key for child in children} if section.per_child else not slot.child


def slots_of(section: Section, children: Sequence[Child]) -> list[Slot]:
    """The slots of one section, in order."""
    if not section.per_child:
        return [Slot(question.key) for question in section.questions]
    return [Slot(question.key, child.key) for child in children for question in section.questions]


def scale_of(key: str) -> Scale | None:
    """The scale that grades are given on; None for "", where the regime has no grades."""
    return SCALES[key] if key else None
