"""What is there to look at before submitting? What is missing or wrong, what will not count, what stands twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.instruments.answers import Written
from touchstone.domain.instruments.model import Question, Slot
from touchstone.foundation.instruments import queries
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.instruments.presenters.overview import address, anchor, child_words, language, reading
from touchstone.foundation.instruments.sheets import Row, child_name, sheet, words_of
from touchstone.foundation.instruments.wrongs import sentence


@dataclass(frozen=True)
class CheckedRow:
    """One answer, what is wrong with it (empty where nothing is, or it is missing), and where to change it."""

    row: Row
    missing: bool
    wrong: str
    href: str


@dataclass(frozen=True)
class CheckedPart:
    title: str
    rows: list[CheckedRow]


@dataclass(frozen=True)
class Checked:
    """A response before it is submitted. `left_out` are questions whose answers will not be part of it."""

    parts: list[CheckedPart]
    wrongs: list[dict[str, str]]
    left_out: list[str]


def checked(response: Response, today: date) -> Checked:
    """Every answer that counts, and all that stands in the way of submitting."""
    method = queries.sheet_of(response)
    reading(method.instrument)
    problems = {str(slot): wrong for slot, wrong in method.problems(today).items()}
    parts, wrongs = [], []
    for part in sheet(response, language()):
        rows = []
        child = part.child.key if part.child else ""
        for row in part.rows:
            href = f"{address(response, part.section, child)}?check=1#{anchor(row.slot)}{_first_box(row.question)}"
            found = problems.get(row.slot)
            if found:
                named = _("Child %(letter)s") % {"letter": child} if child else ""
                wrongs.append({"text": sentence(found, row.ask, named), "href": href})
            missing = found is not None and found.key == "missing"
            rows.append(CheckedRow(row, missing, wrongs[-1]["text"] if found and not missing else "", href))
        title = f"{part.title}: {child_name(part.child, language())}" if part.child else part.title
        parts.append(CheckedPart(title, rows))
    return Checked(parts, wrongs, [_name(method, slot) for slot in method.left_out()])


def _first_box(question: Question) -> str:
    return "-day" if question.kind == "date" else ""


def _name(method: Any, slot: Slot) -> str:
    question = method.instrument.question(slot.question)
    ask: str = question.ask(language())
    return f"{ask} ({child_words(method, slot.child)})" if slot.child else ask


BOTH = "both"
STANDING = "standing"


@dataclass(frozen=True)
class Clash:
    """A question that was answered in two places. `texts`: a key for each, how it reads, and when it was written."""

    slot: str
    ask: str
    texts: list[tuple[str, str, datetime | None]]
    held: dict[str, Written]

    def choice(self, key: str) -> Written:
        """What stands when this key is chosen; the first of them for a key that is none."""
        if key == BOTH:
            return "\n\n".join(dict.fromkeys(str(written) for written in self.held.values()))
        return self.held.get(key, self.held[STANDING])


def clashes(response: Response) -> list[Clash]:
    """Every question that holds two texts, in the order of their names."""
    method = queries.sheet_of(response)
    found = []
    for name, others in sorted(response.second_texts.items()):
        slot = Slot.parse(name)
        question = method.instrument.question(slot.question)
        assert question is not None
        held: dict[str, Written] = {STANDING: response.answers.get(name, "")}
        held.update({key: other["written"] for key, other in others.items()})
        times = {key: datetime.fromisoformat(other["at"]) for key, other in others.items()}
        texts = [(key, _reads(question, written, method.scale), times.get(key)) for key, written in held.items()]
        if question.kind == "text":
            texts.append((BOTH, _("Both, one after the other"), None))
        found.append(Clash(name, _name(method, slot), texts, held))
    return found


def _reads(question: Question, written: Written, scale: Any) -> str:
    words = words_of(question, written, scale, language()) or _("Nothing")
    reason = written.get("reason", "") if question.kind == "yes_no" and isinstance(written, dict) else ""
    return f"{words}: {reason}" if reason else words
