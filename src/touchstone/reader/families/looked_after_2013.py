"""What does an inspection of services for looked after children (2013) say?

Read by the same rules: the forms beside it of 2012 and 2013 (protection of children; safeguarding and looked after
children), whose tables and timescales are the same and whose headings differ.
"""

from __future__ import annotations

import re

from touchstone.reader.confidence import EXACT
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_common import put_common, put_items, put_paragraphs
from touchstone.reader.families._la_front import (
    read_body_after,
    read_body_before,
    read_dates,
    read_lead,
    read_published,
)
from touchstone.reader.families._la_grades import Judgement, Route, check_overall, judgement_of, put_judgements
from touchstone.reader.families._la_items import Items, class_of
from touchstone.reader.families._la_words import Heading, RowReader, fold, grade_key, words_of
from touchstone.reader.record import Record, Value

_HEADINGS = [
    Heading.of("overall_effectiveness", "Overall effectiveness"),
    Heading.of("overall_effectiveness", "Overall effectiveness of services for looked after children and young people"),
    Heading.of("capacity_to_improve", "Capacity to improve"),
    Heading.of("capacity_to_improve", "Capacity for improvement"),
    Heading.of("outcomes", "Outcomes for looked after children and young people"),
    Heading.of("quality_of_provision", "Quality of provision"),
    Heading.of("leadership", "Leadership and management"),
    Heading.of(
        "help_and_protection",
        "The effectiveness of the help and protection provided to children, young people, families and carers",
    ),
    Heading.of("quality_of_provision", "The quality of practice"),
    Heading.of("leadership", "Leadership and governance"),
]
_TITLE = re.compile(r"inspection of (?:services for )?looked after children", re.IGNORECASE)
_GRADE_LINE = re.compile(r"Grade\s*:?\s*(?P<number>\d)?\s*\(?(?P<word>[A-Za-z]+)\)?$")
_CODES = {"1": "outstanding", "2": "good", "3": "adequate", "4": "inadequate"}
_EXPECTED = ["overall_effectiveness", "capacity_to_improve", "outcomes", "quality_of_provision", "leadership"]
_STOP = re.compile(
    r"(?:Capacity (?:to|for) improve(?:ment)?|Outcomes for looked after|Quality of provision|Leadership and management"
    r"|Overall effectiveness|Record of main findings|Outcome|The (?:effectiveness|quality) of)\b"
)


def _recognise(document: Document) -> float:
    head = fold(document.text[:700])
    if _TITLE.search(head) and "inspection date" in head:
        return 0.95
    return 0.0


def _read(document: Document) -> Record:
    record = Record("looked_after_2013")
    body = Body(document)
    record.fields["framework"] = Value("ofsted-looked-after-2013", body.first_page[0].place, EXACT)
    put_common(record, body, kind="full")
    name = read_body_after(body, lambda text: bool(re.search(r"(?:looked after|children|services)\s*$", text)))
    record.fields["inspected_body"] = (
        name
        or read_body_before(body, lambda text: bool(_TITLE.match(text)))
        or Value.missing("No authority is named with the title.")
    )
    read_dates(body, record)
    read_published(body, record, "The report does not print a day of publication.")
    read_lead(body, record)
    put_judgements(record, list(_judgements(body).values()), scale="ofsted-2013", expected=_EXPECTED)
    check_overall(record)
    _improvements(record, body)
    put_paragraphs(record, body)
    return record


def _judgements(body: Body) -> dict[str, Judgement]:
    """From the record of main findings at the end and from the grade under each heading."""
    found: dict[str, Judgement] = {}
    start = next(
        (
            at
            for at in body.beginning("record")
            if fold(body.lines[at].text) == "record of main findings" and not body.in_contents(at)
        ),
        None,
    )
    if start is not None:
        for at in range(start + 1, min(start + 30, len(body.lines))):
            rows, _ = RowReader(_HEADINGS).read(words_of(body.lines[at : at + 6]), most=1)
            if rows and rows[0].key and rows[0].grade and rows[0].key not in found:
                found[rows[0].key] = judgement_of(rows[0], body.document)
    for heading in _HEADINGS:
        for at in body.beginning(heading.words[0]):
            _add_graded_heading(found, body, at, heading)
    order = {key: n for n, key in enumerate(_EXPECTED)}
    return dict(sorted(found.items(), key=lambda pair: order.get(pair[0], 99)))


def _add_graded_heading(found: dict[str, Judgement], body: Body, at: int, heading: Heading) -> None:
    """A heading of the body whose next lines are "Grade 4 (inadequate)"."""
    if body.in_contents(at):
        return
    text = ""
    for last in range(at, min(at + 4, len(body.lines))):
        line = body.lines[last]
        match = _GRADE_LINE.match(line.text)
        if match and fold(text).split() == [*_plain(heading)]:
            word = match.group("word").lower()
            grade = grade_key(word)
            if grade is None or _CODES.get(match.group("number") or "", grade) != grade:
                return
            first = body.lines[at]
            judgement = found.setdefault(
                heading.key, Judgement(heading.key, " ".join(text.split()), body.document.place(first.start, line.end))
            )
            judgement.routes.append(Route("heading", grade, line.text, line.place))
            return
        text = f"{text} {line.text}"


def _plain(heading: Heading) -> tuple[str, ...]:
    return heading.words


def _improvements(record: Record, body: Body) -> None:
    start = next(
        (
            at
            for at in body.beginning("areas")
            if fold(body.lines[at].text).startswith("areas for improvement") and not body.in_contents(at)
        ),
        None,
    )
    if start is None:
        put_items(
            record, body, [], "local_authority", absent="No heading “Areas for improvement” was found.", doubt="missing"
        )
        return
    end = next((at for at in range(start + 1, len(body.lines)) if _ends(body, at)), len(body.lines))
    items = Items(body, start + 1, end, by_class_only=True).read()
    put_items(record, body, items, "local_authority", absent="No points stand under the timescales.", doubt="")


def _ends(body: Body, at: int) -> bool:
    text = body.lines[at].text
    if class_of(text):
        return False
    following = body.lines[at + 1].text if at + 1 < len(body.lines) else ""
    return bool(_STOP.match(text)) and (bool(_GRADE_LINE.match(following)) or len(text) < 60) and text[:1].isupper()


FAMILY = Family("looked_after_2013", _recognise, _read)
