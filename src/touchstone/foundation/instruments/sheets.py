"""What does a response say? Its answers in words, as keys that can be compared, and as rows of a data file.

Rooms above show responses through these, each after a rule of its own about who may see them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchstone.domain.instruments.answers import Written, is_empty, key_of, read_date
from touchstone.domain.instruments.model import AGE_BANDS, Child, Question, Section, Slot, scale_of, slots_of
from touchstone.domain.scales import Scale
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.instruments import queries
from touchstone.foundation.instruments.models import InstrumentVersion, Response


@dataclass(frozen=True)
class Row:
    """One answer. `words` is empty where nothing was written; `grade` is a grade's key; `reason` of a yes/no answer."""

    slot: str
    question: Question
    child: Child | None
    ask: str
    words: str
    reason: str
    grade: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The answers of one section, for one child where it is asked for each."""

    section: Section
    title: str
    child: Child | None
    child_name: str
    rows: tuple[Row, ...]


def sheet(response: Response, language: str = "en") -> list[Part]:
    """Every question that applies with its answer in words, in order. No query where its instrument is at hand."""
    method = queries.sheet_of(response)
    counted = method.counted_or_empty()
    parts = []
    for section in method.instrument.sections:
        for child in method.children if section.per_child else (None,):
            slots = slots_of(section, (child,) if child else ())
            rows = tuple(
                _row(question, slot, child, counted[slot], method.scale, language)
                for slot in slots
                if slot in counted and (question := method.instrument.question(slot.question))
            )
            if rows:
                name = child_name(child, language) if child else ""
                parts.append(Part(section, section.title(language), child, name, rows))
    return parts


def _row(
    question: Question, slot: Slot, child: Child | None, written: Written, scale: Scale | None, language: str
) -> Row:
    return Row(
        slot=str(slot),
        question=question,
        child=child,
        ask=question.ask(language),
        words=words_of(question, written, scale, language),
        reason=written.get("reason", "") if question.kind == "yes_no" and isinstance(written, dict) else "",
        grade=key_of(written) if question.kind == "grade" else "",
        areas=question.areas,
    )


def words_of(question: Question, written: Written, scale: Scale | None, language: str = "en") -> str:
    """An answer as a person reads it; what cannot be read, as it was written."""
    if is_empty(written):
        return ""
    titles = {option.key: option.title(language) for option in question.choices(scale)}
    match question.kind:
        case "several":
            return "; ".join(titles.get(key, key) for key in written)
        case "choice" | "grade" | "yes_no":
            return titles.get(key_of(written), key_of(written))
        case "date":
            return _day(read_date(written), written)
        case _:
            return str(written)


def _day(day: date | None, written: Written) -> str:
    if day is not None:
        return format_date(day)
    return " ".join(part for part in written.values() if part) if isinstance(written, dict) else str(written)


def ratings(response: Response) -> dict[str, str]:
    """Slot → key of every choice, grade and yes/no that counts: the units on which two raters agree or differ.

    A slot that is missing was not asked, or not answered.
    """
    method = queries.sheet_of(response)
    found = {}
    for slot, written in method.counted().items():
        question = method.instrument.question(slot.question)
        if question is not None and question.kind in ("choice", "grade", "yes_no"):
            found[str(slot)] = key_of(written)
    return found


def ordinal(version: InstrumentVersion, slot: str, scale_key: str = "") -> tuple[str, ...]:
    """The keys of a question from best to worst; () where its answers have no order."""
    question = queries.definition(version).question(Slot.parse(slot).question)
    if question is None or not (question.ordered or question.kind == "grade"):
        return ()
    return tuple(option.key for option in question.choices(scale_of(scale_key)))


COLUMNS = (
    "response", "instrument", "version", "subject", "rater", "state", "submitted_at", "section", "question", "child",
    "age_band", "kind", "answer", "answer_in_words", "reason",
)  # fmt: skip


def answers_long(responses: Iterable[Response], language: str = "en") -> list[dict[str, str]]:
    """One row an answer that counts, with the keys of COLUMNS: for a data file. No query where instruments are at hand.

    The rater is a number and no name: a data file travels further than its page.
    """
    rows: list[dict[str, str]] = []
    for response in responses:
        about = {
            "response": str(response.pk),
            "instrument": response.instrument.key,
            "version": str(response.instrument.version),
            "subject": response.subject,
            "rater": str(response.rater_id),
            "state": response.state,
            "submitted_at": response.submitted_at.isoformat() if response.submitted_at else "",
        }
        for part in sheet(response, language):
            rows.extend(_data_row(about, part, row, response.answers.get(row.slot)) for row in part.rows if row.words)
    return rows


def _data_row(about: dict[str, str], part: Part, row: Row, written: Any) -> dict[str, str]:
    several = isinstance(written, list)
    return {
        **about,
        "section": part.section.key,
        "question": row.question.key,
        "child": row.child.key if row.child else "",
        "age_band": row.child.band if row.child else "",
        "kind": row.question.kind,
        "answer": "; ".join(written) if several else row.words if row.question.kind == "text" else _plain(written),
        "answer_in_words": row.words,
        "reason": row.reason,
    }


def _plain(written: Any) -> str:
    return key_of(written) if isinstance(written, dict | str) else str(written)


def child_name(child: Child, language: str = "en") -> str:
    """Child A (5 to 9): never a name."""
    word = "Plentyn" if language == "cy" else "Child"
    return f"{word} {child.key} ({AGE_BANDS[child.band](language)})"
