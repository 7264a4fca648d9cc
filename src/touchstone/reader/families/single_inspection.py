"""What does a single inspection of a local authority (2013 to 2018), or a re-inspection, say?

The overall grade is a sentence, the others a table on the first page; the review of the safeguarding board, where it
is bound in, has its own grade on the first page (to mid-2014) or near the end.
"""

from __future__ import annotations

import re

from touchstone.reader.confidence import EXACT, LIKELY
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._la_board import add_board, board_start
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_common import put_common, put_items, put_paragraphs
from touchstone.reader.families._la_front import read_body_before, read_dates, read_lead, read_published
from touchstone.reader.families._la_grades import (
    TITLE,
    Judgement,
    Route,
    add_rows,
    check_overall,
    judgement_of,
    put_judgements,
    settle_by_geometry,
)
from touchstone.reader.families._la_sections import board_items, local_authority_items
from touchstone.reader.families._la_words import GRADE, Heading, RowReader, fold, grade_key, words_of
from touchstone.reader.record import Record, Value

_FRONT = [
    Heading.of(key, f"{the}{text}")
    for key, text in (
        ("help_and_protection", "Children who need help and protection"),
        ("looked_after_and_permanence", "Children looked after and achieving permanence"),
        ("adoption", "Adoption performance"),
        ("care_leavers", "Experiences and progress of care leavers"),
        ("care_leavers", "Experience and progress of care leavers"),
        ("leadership", "Leadership, management and governance"),
        ("help_and_protection", "experiences and progress of children who need help and protection"),
        ("looked_after_and_permanence", "experiences and progress of children looked after and achieving permanence"),
    )
    for the in ("", "The ")
]
_EXPECTED = ["help_and_protection", "looked_after_and_permanence", "adoption", "care_leavers", "leadership"]
_TITLE = re.compile(r"(?:re-?\s?)?inspection of services for children in need of help", re.IGNORECASE)
_RE_TITLE = re.compile(r"re-?\s?inspection of services", re.IGNORECASE)
_REVIEW = re.compile(r"review of the effectiveness of the local safeguarding", re.IGNORECASE)
_RE_WORD = re.compile("re-?inspection")
_RE_TEXT = re.compile(
    r"\b(?:this|the) re-?inspection (?:has|was|found|identified|took|is)"
    r"|\b(?:this|the) (?:inspection|report) (?:was|is) (?:a|the) re-?inspection|information about this re-?inspection",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"^[ \t]*(?P<heading>The\s+overall\s+judgement"
    r"(?:\s+is\s+that\s+children[’']s\s+services(?:\s+in\s+(?:St\.\s)?[^.]{2,70}?)?)?"
    r"|(?:Children[’']?s[’']?\s+services|Services\s+for\s+children)\s+(?:in|provided\s+by|for)\s+(?:St\.\s)?[^.]{2,90}?"
    r"|[A-Z][^.\n]{2,60}\s+children[’']s\s+services)"
    rf"\s+(?:(?:is|are)\s+)?(?:judged\s+to\s+be\s+)?(?P<grade>{GRADE})\b",
    re.IGNORECASE | re.MULTILINE,
)
_BECAUSE = re.compile(
    rf"\b(?:this|the)\s+(?:local\s+)?(?:authority|council)\s+(?:is\s+|are\s+)?(?P<grade>{GRADE})\b[^.]{{0,40}}\bbecause",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:children[’']s\s+services|services\s+for\s+(?:vulnerable\s+)?children(?:\s+and\s+(?:young\s+people|families))?)\s+in\s+(?-i:[A-Z])[^.]{2,60}?"
    rf"\s+(?:are|is|remain)(?:\s+now)?\s+(?P<grade>{GRADE})(?=\.|\s+(?:because|overall)|,\s+due)",
    re.IGNORECASE,
)
# Sentences of the form's descriptors that only one grade is given with.
_DESCRIPTORS = (
    (
        re.compile(r"There\s+are\s+no\s+widespread\s+(?:and|or)\s+serious\s+failures", re.IGNORECASE),
        "requires_improvement",
    ),
    (re.compile(r"There\s+are\s+widespread\s+(?:and|or|and/or)\s+serious\s+failures", re.IGNORECASE), "inadequate"),
    (re.compile(r"authority\s+is\s+not\s+yet\s+delivering\s+good", re.IGNORECASE), "requires_improvement"),
    (
        re.compile(r"leads\s+effective\s+services\s+that\s+meet\s+the\s+requirements\s+for\s+good", re.IGNORECASE),
        "good",
    ),
    (re.compile(r"leads\s+highly\s+effective\s+services", re.IGNORECASE), "outstanding"),
)
_GRADED = re.compile(r"The\s+(?:graded\s+)?judgement\s+(?:for|about|of|on)\s+(?:the\s+)?", re.IGNORECASE)
_TABLE_LINES = 24


def _recognise(document: Document) -> float:
    head = fold(document.text[:2500])
    table = all(sign in head for sign in ("adoption performance", "leadership, management"))
    if _TITLE.search(head[:1500]):
        return 0.97 if table else 0.8
    return 0.6 if table and "children who need help" in head else 0.0


def _read(document: Document) -> Record:
    record = Record("single_inspection")
    body = Body(document)
    place = document.place(body.first_page[0].start, body.first_page[0].end)
    record.fields["framework"] = Value("ofsted-sif-2013", place, EXACT)
    put_common(record, body, kind="full", kind_value=_kind(body))
    name = read_body_before(body, lambda text: bool(re.match(r"(?:re-?\s?)?inspection of", text, re.IGNORECASE)))
    record.fields["inspected_body"] = name or Value.missing("No name stands before the title.")
    read_dates(body, record)
    read_published(body, record, "The report does not print a day of publication.")
    read_lead(body, record)
    judgements = _judgements(body)
    board = board_start(body)
    add_board(judgements, body, board)
    put_judgements(
        record, list(judgements.values()), scale="ofsted-2014", expected=["overall_effectiveness", *_EXPECTED]
    )
    check_overall(record)
    put_items(record, body, *local_authority_items(body, board))
    if board is not None:
        none = "The part about the safeguarding board has no recommendations."
        put_items(record, body, *board_items(body, board), absent=none)
    elif _REVIEW.search(" ".join(line.text for line in body.first_page)):
        put_items(
            record, body, [], "lscb", absent="The title names a review of the safeguarding board: none was found."
        )
    put_paragraphs(record, body)
    return record


def _kind(body: Body) -> Value:
    """A re-inspection says so in its title, or only in its text."""
    for line in body.first_page[:10]:
        # Only from the start of a line: "…shire / Inspection of" is no re-inspection.
        if _RE_TITLE.match(line.text):
            return Value("reinspection", line.place, EXACT)
    text = body.document.text
    for found in _RE_WORD.finditer(text):
        around = " ".join(text[max(0, found.start() - 60) : found.end() + 60].split())
        if _RE_TEXT.search(around):
            says = "The title says inspection, the text re-inspection."
            return Value("reinspection", body.document.place(*found.span()), LIKELY, says)
    return Value("full", body.first_page[0].place, EXACT)


def _judgements(body: Body) -> dict[str, Judgement]:
    """The authority's judgements in printed order: overall, then the table."""
    found: dict[str, Judgement] = {}
    overall = _overall(body)
    if overall is not None:
        found["overall_effectiveness"] = overall
    start = _table_start(body)
    rows, stray = RowReader(_FRONT).read(words_of(body.lines[start : start + _TABLE_LINES]), most=5)
    for row in rows:
        if row.key and row.key not in found:
            found[row.key] = judgement_of(row, body.document)
            found[row.key].clean &= not stray
    table_end = rows[-1].span[1] if rows else 0
    _add_body_rows(found, body, table_end)
    if rows:
        table = {key: judgement for key, judgement in found.items() if key != "overall_effectiveness"}
        settle_by_geometry(table, body.document, _FRONT, body.document.page_at(rows[0].span[0]))
    return found


def _table_start(body: Body) -> int:
    """The first line of the table on the first pages."""
    for at, line in enumerate(body.lines[:70]):
        if fold(line.text).lstrip("0123456789. ").startswith("children who need help and") and line.page <= 2:
            return at
    return len(body.lines)


def _overall(body: Body) -> Judgement | None:
    """The overall grade from the sentence of the first page, with every sentence that bears it out."""
    document = body.document
    page = body.first_page[0].page
    text = document.pages[page - 1]
    base = document.text.find(text)
    match = _OVERALL.search(text)
    if match is None:
        return None
    grade = grade_key(match.group("grade"))
    heading = " ".join(match.group("heading").split())
    place = document.place(base + match.start("heading"), base + match.end("grade"))
    judgement = Judgement("overall_effectiveness", heading, place)
    if grade:
        where = document.place(base + match.start("grade"), base + match.end("grade"))
        judgement.routes.append(Route(TITLE, grade, " ".join(match.group("grade").split()), where))
    for pattern, means in _DESCRIPTORS:
        said = pattern.search(text, match.end())
        if said:
            where = document.place(base + said.start(), base + said.end())
            judgement.routes.append(Route("sentence", means, " ".join(said.group().split()), where))
            break
    _add_summary(judgement, body, page)
    return judgement


def _add_summary(judgement: Judgement, body: Body, page: int) -> None:
    """A sentence of the summary that gives the overall grade again."""
    document = body.document
    start = sum(len(text) + 1 for text in document.pages[:page])
    text = document.text[start : start + 22_000]
    match = _BECAUSE.search(text) or _SENTENCE.search(text)
    grade = grade_key(match.group("grade")) if match else None
    if match and grade:
        place = document.place(start + match.start("grade"), start + match.end("grade"))
        judgement.routes.append(Route("sentence", grade, " ".join(match.group("grade").split()), place))


def _add_body_rows(found: dict[str, Judgement], body: Body, after: int) -> None:
    """The second route: tables, headings and sentences at the head of each part of the findings."""
    reader = RowReader(_FRONT, joiners=True)
    for at in body.beginning("the", "leadership", "children", "adoption", "experiences"):
        line = body.lines[at]
        if line.start < after or body.in_contents(at):
            continue
        graded = _GRADED.match(line.text)
        if graded is None and not _may_be_heading(line.text):
            continue
        words = words_of(body.lines[at : at + 4])
        if graded is not None:
            words = [word for word in words if word.start >= line.start + graded.end()]
        rows, _ = reader.read(words, most=1)
        add_rows(found, [row for row in rows if row.grade], body.document, "sentence" if graded else "heading")


_BODY_HEADINGS = (
    "The experiences and progress",
    "Leadership, management",
    "Adoption performance",
    "Experiences and progress of care",
)


def _may_be_heading(text: str) -> bool:
    return text.startswith(_BODY_HEADINGS)


FAMILY = Family("single_inspection", _recognise, _read)
