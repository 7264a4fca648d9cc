"""Which questions apply, given the answers so far, and what is still to be answered?

A question applies when its section's condition and its own hold. A condition sees only answers of questions that apply
themselves: an answer that was hidden by a later change of mind counts nowhere, and shows nothing. Conditions look
backwards only (the reader of definitions sees to that), so one walk from first to last settles it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.domain.instruments.answers import Written, Wrong, is_empty, problem, read_number
from touchstone.domain.instruments.model import Child, Condition, Instrument, Question, Section, Slot, slots_of
from touchstone.domain.scales import Scale

Answers = Mapping[Slot, Written]


@dataclass(frozen=True)
class Sheet:
    """One response as the method sees it: the instrument, its children, its scale, and what was written."""

    instrument: Instrument
    children: tuple[Child, ...]
    scale: Scale | None
    answers: Answers

    def asked(self) -> list[Slot]:
        """The slots that apply, in order."""
        return list(self.counted_or_empty())

    def counted(self) -> dict[Slot, Written]:
        """The answers that count: written, in slots that apply."""
        return {slot: written for slot, written in self.counted_or_empty().items() if not is_empty(written)}

    def left_out(self) -> list[Slot]:
        """Slots that something was written in and that do not apply: it counts nowhere."""
        asked = set(self.asked())
        every = self.instrument.slots(self.children)
        return [slot for slot in every if slot not in asked and not is_empty(self.answers.get(slot, ""))]

    def counted_or_empty(self) -> dict[Slot, Written]:
        """Each slot that applies, with what was written in it, perhaps nothing."""
        seen: dict[Slot, Written] = {}
        for section in self.instrument.sections:
            for slot in slots_of(section, self.children):
                question = self.instrument.question(slot.question)
                assert question is not None
                if self._applies(section, question, slot.child, seen):
                    seen[slot] = self.answers.get(slot, "")
        return seen

    def _applies(self, section: Section, question: Question, child: str, seen: Answers) -> bool:
        if question.kind == "grade" and self.scale is None:
            return False
        return all(holds(when, seen, child) for when in (section.when, question.when) if when is not None)

    def problems(self, today: date) -> dict[Slot, Wrong]:
        """What is missing or wrong, slot by slot, in order; nothing where it can be submitted.

        Every required question that applies must be answered: in a section for each child, for every child.
        """
        found = {}
        for slot, written in self.counted_or_empty().items():
            question = self.instrument.question(slot.question)
            assert question is not None
            if is_empty(written):
                if question.required:
                    found[slot] = Wrong("missing")
            elif wrong := problem(question, written, scale=self.scale, today=today):
                found[slot] = wrong
        return found

    def progress(self, today: date) -> list[Part]:
        """How far each page is, in order: a section, or a section for one child."""
        asked, problems = self.counted_or_empty(), self.problems(today)
        pages = []
        for section in self.instrument.sections:
            keys = [child.key for child in self.children] if section.per_child else [""]
            for child in keys:
                slots = [Slot(question.key, child) for question in section.questions]
                here = [slot for slot in slots if slot in asked]
                done = sum(1 for slot in here if not is_empty(asked[slot]) and slot not in problems)
                left = sum(1 for slot in here if slot in problems)
                pages.append(Part(section, child, len(here), done, left))
        return pages


@dataclass(frozen=True)
class Part:
    """One page of questions: how many are asked, how many are answered well, how many hold submission up."""

    section: Section
    child: str
    asked: int
    answered: int
    left: int

    @property
    def state(self) -> str:
        """`not needed`, `done`, `not begun` or `begun`."""
        if not self.asked:
            return "not needed"
        if not self.left:
            return "done"
        return "begun" if self.answered else "not begun"


def holds(condition: Condition, seen: Answers, child: str = "") -> bool:
    """Does a condition hold? `seen` are the answers in slots that apply; `child` is whose section this is."""
    match condition.operator:
        case "all":
            return all(holds(part, seen, child) for part in condition.parts)
        case "any":
            return any(holds(part, seen, child) for part in condition.parts)
        case "not":
            return not holds(condition.parts[0], seen, child)
    written = seen.get(Slot(condition.question, child)) or seen.get(Slot(condition.question)) or ""
    match condition.operator:
        case "answered":
            return not is_empty(written)
        case "at_least":
            number = read_number(written) if isinstance(written, str) else None
            return number is not None and number >= condition.number
        case _:
            return any(key in condition.values for key in chosen(written))


def chosen(written: Written) -> Sequence[str]:
    """The keys that were chosen: one, several or none."""
    if isinstance(written, list):
        return written
    return [written.get("answer", "")] if isinstance(written, dict) else [written]


def as_data(condition: Condition, instrument: Instrument, child: str = "") -> dict[str, object]:
    """A condition for a page's own script: plain data, in which each question is the slot that it means here."""
    data: dict[str, object] = {"operator": condition.operator}
    if condition.parts:
        data["parts"] = [as_data(part, instrument, child) for part in condition.parts]
    if condition.question:
        section = instrument.section_of(condition.question)
        own = child if section is not None and section.per_child else ""
        data["slot"] = str(Slot(condition.question, own))
    if condition.operator == "is":
        data["values"] = list(condition.values)
    if condition.operator == "at_least":
        data["number"] = condition.number
    return data
