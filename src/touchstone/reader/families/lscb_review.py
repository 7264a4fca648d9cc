"""What does a review of a Local Safeguarding Children Board, published on its own (2013 to 2017), say?"""

from __future__ import annotations

import re

from touchstone.reader.confidence import EXACT
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._la_board import add_board
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_common import put_common, put_items, put_paragraphs
from touchstone.reader.families._la_front import read_body_before, read_dates, read_lead, read_published
from touchstone.reader.families._la_grades import Judgement, put_judgements
from touchstone.reader.families._la_sections import board_items
from touchstone.reader.families._la_words import fold
from touchstone.reader.record import Record, Value

_TITLE = re.compile(r"review of the effectiveness of the local safeguarding children[’']?s?", re.IGNORECASE)


def _recognise(document: Document) -> float:
    head = fold(document.text[:900])
    if "review of the effectiveness of the local safeguarding" not in head:
        return 0.0
    if "inspection of services for children" in head or "adoption performance" in fold(document.text[:2500]):
        return 0.0  # the review is bound in with a single inspection
    return 0.95 if "inspection date" in head or "review date" in head else 0.7


def _read(document: Document) -> Record:
    record = Record("lscb_review")
    body = Body(document)
    record.fields["framework"] = Value("ofsted-lscb-review-2013", body.first_page[0].place, EXACT)
    put_common(record, body, kind="board review")
    name = read_body_before(body, lambda text: bool(_TITLE.match(text)))
    record.fields["inspected_body"] = name or Value.missing("No name stands before the title.")
    read_dates(body, record)
    read_published(body, record, "The report does not print a day of publication.")
    read_lead(body, record)
    judgements: dict[str, Judgement] = {}
    after = next((at for at, line in enumerate(body.lines) if line.page > body.first_page[0].page), 0)
    add_board(judgements, body, max(after, body.contents[1]))
    put_judgements(record, list(judgements.values()), scale="ofsted-2014", expected=["lscb"])
    put_items(record, body, *board_items(body, 0))
    put_paragraphs(record, body)
    return record


FAMILY = Family("lscb_review", _recognise, _read)
