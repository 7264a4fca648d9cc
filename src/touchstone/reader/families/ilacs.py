"""What does an inspection of local authority children's services (ILACS, since 2018) say?

2018: children in care and care leavers are one judgement; from 2023 two; from April 2026 no overall grade is given.
"""

from __future__ import annotations

import re

from touchstone.reader.confidence import EXACT, LIKELY
from touchstone.reader.document import Document, Line
from touchstone.reader.families import Family
from touchstone.reader.families._la_body import Body, bullet_of
from touchstone.reader.families._la_common import put_common, put_items, put_paragraphs
from touchstone.reader.families._la_front import (
    read_body_before,
    read_body_below,
    read_dates,
    read_lead,
    read_titled_body,
)
from touchstone.reader.families._la_grades import (
    Judgement,
    Route,
    add_rows,
    check_overall,
    judgement_of,
    put_judgements,
    settle_by_geometry,
)
from touchstone.reader.families._la_items import Item, Items, class_of
from touchstone.reader.families._la_words import GRADE, Heading, RowReader, fold, grade_key, words_of
from touchstone.reader.record import Record, Value

_HEADINGS = [
    Heading.of("leadership", "The impact of leaders on social work practice with children and families"),
    Heading.of("help_and_protection", "The experiences and progress of children who need help and protection"),
    Heading.of("in_care_and_care_leavers", "The experiences and progress of children in care and care leavers"),
    Heading.of("in_care", "The experiences and progress of children in care"),
    Heading.of("care_leavers", "The experiences and progress of care leavers"),
    Heading.of("overall_effectiveness", "Overall effectiveness"),
    # The same judgements in the words that some reports use for them.
    *(
        Heading.of(key, f"The {experience} and progress of {whom}")
        for experience in ("experiences", "experience")
        for key, whom in (
            ("help_and_protection", "children in need of help and protection"),
            ("in_care_and_care_leavers", "children looked after and care leavers"),
            ("in_care_and_care_leavers", "children in care and care-experienced young people"),
            ("in_care", "children looked after"),
            ("care_leavers", "care-experienced young people"),
            ("care_leavers", "young people leaving care"),
        )
    ),
]
_TITLE = re.compile(
    r"Inspection of (?:local authority )?children[’']?s[’']?\s+(?:social care\s+)?services\b"
    r"|Inspection of children[’']?s social\b",
    re.IGNORECASE,
)
_IMPROVE = re.compile(
    r"What (?:needs|does .{3,60} need) to improve\b(?: (?:in|to|for|across|further|next)\b.{0,60})?"
    r"\s*[?:.]{0,2}\s*\d?$",
    re.IGNORECASE,
)
_NOT_A_REPORT = re.compile(r"(?:focused|monitoring) visit", re.IGNORECASE)
_OVERALL_SENTENCE = re.compile(
    r"(?:children[’']s (?:social care )?services"
    r"|services for (?:vulnerable )?children(?: and (?:their )?(?:young people|families))?)"
    r"(?: in (?-i:[A-Z])[^.]{2,60}?)? (?:are|is|remain|continue to be|(?:are|is) (?:now )?judged to be)(?: now)? "
    rf"(?P<grade>{GRADE})(?: overall| and have|\.| because)",
    re.IGNORECASE,
)
_TABLE_LINES = 26
_NEAR = 40  # lines before the section within which areas for priority action may stand
_LAST_SCORED = 0.97


def _recognise(document: Document) -> float:
    head = " ".join(document.text[:2500].split())
    lower = fold(head)
    if "judgement grade" not in lower and "the impact of leaders" not in lower:
        return 0.0
    if _NOT_A_REPORT.search(head[:300]):
        return 0.0
    signs = (
        "the impact of leaders on social work practice" in lower,
        "the experiences and progress of" in lower,
        "inspection of" in lower[:400],
        "lead inspector" in lower[:700],
    )
    return _LAST_SCORED * sum(signs) / len(signs) if sum(signs) >= 2 else 0.0


def _read(document: Document) -> Record:
    record = Record("ilacs")
    body = Body(document)
    judgements, end = _judgements(body)
    _framework(record, judgements, document)
    put_common(record, body, kind="full")
    name = (
        read_titled_body(body) or read_body_before(body, lambda text: bool(_TITLE.match(text))) or read_body_below(body)
    )
    record.fields["inspected_body"] = name or Value.missing("The title does not name an authority.")
    read_dates(body, record)
    record.fields["published"] = Value.absent("Reports of this framework do not print a day of publication.")
    read_lead(body, record)
    expected = [] if "in_care_and_care_leavers" in judgements else ["in_care", "care_leavers"]
    put_judgements(
        record,
        list(judgements.values()),
        scale="ofsted-2014",
        expected=["leadership", "help_and_protection", *expected],
    )
    check_overall(record)
    _improvements(record, body, end)
    put_paragraphs(record, body)
    return record


def _framework(record: Record, judgements: dict[str, Judgement], document: Document) -> None:
    """Which version: by which judgements it makes. A report without an overall grade must be as late as 2026."""
    place = next((judgement.place for judgement in judgements.values()), document.place(0, 0))
    if "in_care_and_care_leavers" in judgements:
        record.fields["framework"] = Value("ofsted-ilacs-2018", place, EXACT)
    elif "overall_effectiveness" in judgements:
        record.fields["framework"] = Value("ofsted-ilacs-2023", place, EXACT)
    else:
        late = re.search(r"20(?:2[6-9]|[3-9]\d)", " ".join(document.text[:900].split())) is not None
        doubt = "" if late else "No overall grade was found, though the report is older than April 2026."
        record.fields["framework"] = Value("ofsted-ilacs-2026", place, EXACT if late else LIKELY, doubt)


def _judgements(body: Body) -> tuple[dict[str, Judgement], int]:
    """The judgements by key in printed order, and the index of the first line after the table."""
    document = body.document
    start = _table_start(body)
    words = words_of(body.lines[start : start + _TABLE_LINES])
    rows, stray = RowReader(_HEADINGS).read(words, most=6)
    judgements: dict[str, Judgement] = {}
    for row in rows:
        if row.key and row.key not in judgements:
            judgements[row.key] = judgement_of(row, document)
            judgements[row.key].clean &= not stray
    end = _line_after(body, start, rows[-1].span[1] if rows else 0)
    _add_headings(judgements, body, end)
    _add_sentence(judgements, body, end)
    if rows:
        settle_by_geometry(judgements, document, _HEADINGS, document.page_at(rows[0].span[0]))
    return judgements, end


def _table_start(body: Body) -> int:
    """The index of the first line of the table: after its head, or at its first heading."""
    for at, line in enumerate(body.lines[:60]):
        text = fold(line.text)
        if text == "judgement grade" or (text == "grade" and at and fold(body.lines[at - 1].text) == "judgement"):
            return at + 1
    for at, line in enumerate(body.lines[:60]):
        if fold(line.text).startswith(("the impact of leaders on", "the experiences and progress of")):
            return at
    return 0


def _line_after(body: Body, start: int, offset: int) -> int:
    return next((at for at in range(start, len(body.lines)) if body.lines[at].start >= offset), start)


def _add_headings(judgements: dict[str, Judgement], body: Body, end: int) -> None:
    """The second route: headings of the findings, which repeat the grade."""
    reader = RowReader(_HEADINGS, joiners=True)
    for at in body.beginning("the"):
        if at < end or not _may_be_heading(body.lines[at]):
            continue
        rows, _ = reader.read(words_of(body.lines[at : at + 3]), most=1)
        if rows and rows[0].grade is not None:
            add_rows(judgements, rows, body.document, "heading")


def _may_be_heading(line: Line) -> bool:
    return line.text.startswith(("The experience", "The impact of leaders"))


def _add_sentence(judgements: dict[str, Judgement], body: Body, end: int) -> None:
    """The second route to the overall grade: a sentence of the summary, where one says it."""
    if "overall_effectiveness" not in judgements:
        return
    lines = body.lines[end : end + 40]
    if not lines:
        return
    text = body.document.text[lines[0].start : lines[-1].end].replace("\n", " ")
    match = _OVERALL_SENTENCE.search(text)
    grade = grade_key(match.group("grade")) if match else None
    if match and grade:
        start = lines[0].start + match.start("grade")
        place = body.document.place(start, start + len(match.group("grade")))
        judgements["overall_effectiveness"].routes.append(Route("sentence", grade, match.group("grade"), place))


def _improvements(record: Record, body: Body, after: int) -> None:
    """The points under "What needs to improve?" and under areas for priority action, up to the findings."""
    starts = _starts(body)
    if not starts:
        reason = "The report has no section on what needs to improve."
        put_items(record, body, [], "local_authority", absent=reason)
        return
    end = next((at for at in range(starts[-1] + 1, len(body.lines)) if _ends_section(body, at, starts[-1])), None)
    ends = [*starts[1:], end if end is not None else len(body.lines)]
    items = [item for start, stop in zip(starts, ends, strict=True) for item in _points(body, start, stop)]
    put_items(record, body, items, "local_authority", absent="What needs to improve is said in prose, without points.")


def _starts(body: Body) -> list[int]:
    """The heading of the section, and those of classes just before it; else a heading of the older forms."""
    named = next((at for at in body.beginning("what") if _IMPROVE.match(body.lines[at].text)), None)
    classes = [at for at in body.beginning("areas", "area", "priority") if class_of(body.lines[at].text)]
    classes = [at for at in classes if not body.in_contents(at)]
    if named is None:
        return classes[:1]
    return [*(at for at in classes if named - _NEAR <= at < named), named]


def _points(body: Body, start: int, end: int) -> list[Item]:
    text = body.lines[start].text
    klass = class_of(text)
    printed = text.strip().rstrip(":.0123456789 ") if klass else None
    read = Items(body, start + 1, end, klass, printed).read()
    items = read or Items(body, start + 1, end, klass, printed).without_bullets()
    for item in items:
        if item.number is not None:
            item.doubt = item.doubt or "Points of this form are bulleted: these may be paragraphs of the findings."
    return items


def _ends_section(body: Body, at: int, start: int) -> bool:
    line = body.lines[at]
    if _may_be_heading(line):
        rows, _ = RowReader(_HEADINGS, joiners=True).read(words_of(body.lines[at : at + 3]), most=1)
        return bool(rows)
    # The numbered paragraphs of the findings, unless the points themselves are numbered from the first line on.
    return bool(re.match(r"1\.\s*\D", line.text)) and not bullet_of(line.text) and at > start + 1


FAMILY = Family("ilacs", _recognise, _read)
