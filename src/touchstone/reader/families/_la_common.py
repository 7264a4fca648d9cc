"""What do the reports of every framework on local authorities have in common, once their parts are found?"""

from __future__ import annotations

from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_facts import put_facts
from touchstone.reader.families._la_items import Item, item_row
from touchstone.reader.record import Record, Value


def put_common(record: Record, body: Body, *, kind: str, kind_value: Value | None = None) -> None:
    """The inspectorate, the kind and the title of a report of this family."""
    lines = body.first_page
    place = body.document.place(lines[0].start, lines[0].end) if lines else None
    record.fields["inspectorate"] = Value("Ofsted", place, EXACT)
    record.fields["kind"] = kind_value or Value(kind, place, EXACT)


def put_items(
    record: Record,
    body: Body,
    items: list[Item],
    section: str,
    *,
    absent: str = "No areas for improvement were found.",
    doubt: str = "",
) -> None:
    """Adds the items of one section to areas_for_improvement; without any, says why there are none."""
    rows = record.lists.setdefault("areas_for_improvement", [])
    rows.extend(item_row(item, section, body, doubt) for item in items)
    if not items:
        record.fields["n_areas_for_improvement"] = Value(len(rows), None, LIKELY, absent)


def count_items(record: Record) -> None:
    """n_areas_for_improvement: how many were read, as sure as the least sure of them."""
    rows = record.lists.get("areas_for_improvement", [])
    if rows:
        least = min((row["section"] for row in rows), key=lambda value: value.confidence)
        before = record.fields.get("n_areas_for_improvement")
        if before is not None and before.confidence < least.confidence:
            least = before  # one section has none, and that is less sure than the items of the other
        record.fields["n_areas_for_improvement"] = Value(
            len(rows), rows[0]["text"].place, least.confidence, least.doubt
        )


def put_paragraphs(record: Record, body: Body) -> None:
    """The numbered paragraphs, how many the main run has, and the facts that stand in the running text."""
    count_items(record)
    put_facts(record, body)
    run = body.paragraphs
    if len(run) < 5:
        record.fields["n_numbered_paragraphs"] = Value.absent("The paragraphs are not numbered.")
        return
    doubt = body.paragraph_doubt
    last = max(run, key=lambda paragraph: paragraph.number)
    confidence = LIKELY if doubt else FORM
    record.fields["n_numbered_paragraphs"] = Value(last.number, last.line.place, confidence, doubt)
    record.lists["paragraphs"] = [
        {"number": Value(paragraph.number, paragraph.line.place, confidence)} for paragraph in run
    ]
