"""What does a combined inspection of safeguarding and looked after children services (2009 to 2012) say?

Two groups of judgements, for safeguarding and for looked after children, in a record of main findings at the end. No
definition of this framework is kept here and no real report was at hand, so nothing of it is read surely.
"""

from __future__ import annotations

import re

from touchstone.reader.common.doubts import doubt_all
from touchstone.reader.confidence import GENERAL
from touchstone.reader.document import Document, Line
from touchstone.reader.families import Family
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_common import put_common, put_items, put_paragraphs
from touchstone.reader.families._la_front import read_body_after, read_dates, read_lead, read_published
from touchstone.reader.families._la_items import Item, Items, class_of
from touchstone.reader.families._la_words import GRADE, fold, grade_key
from touchstone.reader.record import Record, Value

DOUBT = "No definition of this framework is kept: it was read by the rules of the forms beside it."
_TITLE = "inspection of safeguarding and looked after children"
_ROW = re.compile(rf"(?P<heading>[A-Z].{{5,150}}?)[\s:]+(?P<word>{GRADE})\s*$", re.IGNORECASE)
_GROUPS = (
    ("safeguarding", re.compile(r"safeguarding services$")),
    ("looked_after", re.compile(r"services for looked")),
)
_KEYS = (
    ("overall_effectiveness", re.compile(r"overall effectiveness")),
    ("capacity_to_improve", re.compile(r"capacity (?:for|to) improve")),
    ("quality_of_provision", re.compile(r"quality of provision")),
    ("leadership", re.compile(r"leadership and management")),
)
_MOST = 60  # lines of the record of main findings


def _recognise(document: Document) -> float:
    return 0.9 if _TITLE in fold(document.text[:700]) else 0.0


def _read(document: Document) -> Record:
    record = Record("safeguarding_2009")
    body = Body(document)
    record.notes.append(DOUBT)
    put_common(record, body, kind="full")
    record.fields["framework"] = Value.missing("The framework of these inspections has no definition here.")
    name = read_body_after(body, lambda text: bool(re.search(r"(?:looked after|children|services)\s*$", text)))
    record.fields["inspected_body"] = name or Value.missing("No authority is named with the title.")
    read_dates(body, record)
    read_published(body, record, "The report does not print a day of publication.")
    read_lead(body, record)
    record.lists["judgements"] = _judgements(body)
    put_items(record, body, _improvements(body), "local_authority", absent="No points stand under the timescales.")
    put_paragraphs(record, body)
    doubt_all(record, GENERAL, DOUBT)
    return record


def _judgements(body: Body) -> list[dict[str, Value]]:
    """The rows of the record of main findings, each with the group it stands in."""
    starts = [at for at in body.beginning("record") if fold(body.lines[at].text).startswith("record of main findings")]
    start = next((at for at in starts if not body.in_contents(at)), None)
    rows: list[dict[str, Value]] = []
    group, waiting = Value.absent("No group is printed."), ""
    for line in body.lines[start + 1 : start + _MOST] if start is not None else ():
        named = next((key for key, pattern in _GROUPS if pattern.match(fold(line.text))), None)
        if named:
            group, waiting = Value(named, line.place, GENERAL), ""
            continue
        goes_on = line.text[0].islower() or grade_key(line.text) is not None
        match = _ROW.match(f"{waiting} {line.text}".strip() if goes_on else line.text)
        grade = grade_key(match.group("word")) if match else None
        if match and grade:
            rows.append(_row(match, grade, group, line))
        waiting = "" if match else line.text
    return rows


def _row(match: re.Match[str], grade: str, group: Value, line: Line) -> dict[str, Value]:
    heading = match.group("heading").strip()
    key = next((key for key, pattern in _KEYS if pattern.match(fold(heading))), None)
    none = Value.absent("Not known for this form.")
    return {
        "heading": Value(heading, line.place, GENERAL),
        "key": Value(key or re.sub(r"[^a-z0-9]+", "_", fold(heading)).strip("_"), line.place, GENERAL),
        "group": group,
        "grade": Value(grade, line.place, GENERAL),
        "scale": Value("ofsted-2013", line.place, GENERAL),
        "words": Value(match.group("word"), line.place, GENERAL),
        "limiting": none,
    }


def _improvements(body: Body) -> list[Item]:
    """The points under the timescales of each part."""
    starts = [at for at in body.beginning("areas") if fold(body.lines[at].text).startswith("areas for improvement")]
    items: list[Item] = []
    for start in starts:
        if body.in_contents(start):
            continue
        later = range(start + 1, len(body.lines))
        end = next((at for at in later if _ends(body, at)), len(body.lines))
        items += Items(body, start + 1, end, by_class_only=True).read()
    return items


def _ends(body: Body, at: int) -> bool:
    text = body.lines[at].text
    ends = re.match(
        r"(?:Services for looked|Safeguarding (?:services|outcomes)|Outcomes|Record of|Areas for imp)", text
    )
    return class_of(text) is None and ends is not None


FAMILY = Family("safeguarding_2009", _recognise, _read)
