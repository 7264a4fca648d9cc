"""Ofsted's letter after a monitoring visit to a Cafcass service area (2010 and 2011).

A letter that takes the areas for improvement of an earlier report one by one: what was asked, what was found then,
how much progress was made, what is still weak; and at the end one judgement of progress, with how it was counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.domain.vocabulary import progress_key
from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.dates import as_json, find_dates, month_year
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.evidence import read_bulleted, read_surveys, read_unable
from touchstone.reader.common.figures import read_figures, read_milestones
from touchstone.reader.common.flow import Block
from touchstone.reader.common.inspections import (
    read_area,
    read_fieldwork,
    read_inspected_body,
    read_legal_basis,
    read_names,
    read_sector,
)
from touchstone.reader.common.letters import Letter, parts, read_letter
from touchstone.reader.common.proportions import read_proportion_words
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._progress import progress_in
from touchstone.reader.families._promises import check_promises
from touchstone.reader.record import Record, Value

FRAMEWORK = "ofsted-cafcass-monitoring-2010"
SCALE = "progress-2010"
_ITEM = re.compile(
    r"^(?:(?:area\s+(?:for|of)\s+(?:improvement|development)|recommendation|afi)\s+(?P<number>\d{1,2})\s*[:.\-–)]\s*)(?P<text>\S.*)$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"^having\s+considered|taken\s+together|^overall\b.*\bprogress|ofsted\s+judges", re.IGNORECASE)
_EARLIER = r"inspection\s+(?:of\s+[^.]{0,120}?)?(?:in|of)\s+\w+\s+\d{4}|published|arising\s+from|since\s+\w+\s+\d{4}"


def _recognise(document: Document) -> float:
    text = document.text[:60000].lower()
    if "cafcass" not in text or "dear " not in text:
        return 0.0
    signs = sum(
        (
            re.search(r"post[\s-]+inspection\s+monitoring|monitoring\s+visit", text) is not None,
            "ofsted" in text,
            len(re.findall(r"area for improvement \d", text)) >= 2,
            "progress" in text,
            re.search(r"yours (?:sincerely|faithfully)", text) is not None,
        )
    )
    return 0.0 if signs < 4 or "monitoring" not in text else min(0.97, 0.45 + 0.11 * signs)


def _read(document: Document) -> Record:
    draft = Draft("ofsted_cafcass_monitoring", document)
    letter = parts(draft.blocks)
    _read_form(draft)
    read_letter(draft, letter)
    top = [*letter.subject, *letter.body[:6]]
    read_area(draft, top)
    read_sector(draft)
    _read_visit(draft, letter)
    read_names(
        draft,
        "offices_visited",
        draft.find(r"\boffices?\s+(?:situated\s+|located\s+|based\s+)?(?:in|at)\s+(?P<list>[A-Z][^.;]+)", top),
    )
    _read_earlier(draft, letter.body)
    starts = [i for i, block in enumerate(letter.body) if _ITEM.match(block.text)]
    before = letter.body[: starts[0]] if starts else letter.body
    read_bulleted(draft, before)
    read_unable(draft, before)
    _read_items(draft, letter.body, starts)
    _read_overall(draft, letter.body)
    _read_prose(draft, letter)
    _check_counts(draft)
    _absences(draft)
    return draft.record


def _read_form(draft: Draft) -> None:
    draft.sure("framework", FRAMEWORK)
    draft.sure("kind", "monitoring")
    for field, name in (("inspectorate", "Ofsted"), ("provider", "Cafcass")):
        hit = draft.find(rf"\b{name}\b")
        draft.sure(field, name, hit.block.place(*hit.match.span()) if hit else None)


def _read_visit(draft: Draft, letter: Letter) -> None:
    """The visit's days from the text; the week in the subject line must hold them."""
    read_fieldwork(
        draft, [*letter.body[:4], *letter.subject], r"arising|inspection\s+of\s+cafcass\s+[^.]*\bin\s+\w+\s+\d{4}$"
    )
    read_inspected_body(draft, draft.blocks[:40])
    for block in letter.subject:
        for found in find_dates(block.text):
            start = draft.value_of("inspection_start")
            if not found.is_week or not start or start["precision"] != "day":
                continue
            first, last = found.first.start.isoformat(), found.first.end.isoformat()
            if not first <= start["start"] <= last:
                draft.contradiction(
                    f"The subject line says {found.printed}, but the visit is dated {start['printed']}.",
                    block.place(found.start, found.end),
                    draft.record.fields["inspection_start"].place,
                )


def _read_earlier(draft: Draft, body: Sequence[Block]) -> None:
    """previous_inspection and previous_afi_count; a contradiction where the earlier inspection has several dates."""
    stated: dict[str, tuple[Value, str]] = {}
    for block in body:
        for found in find_dates(block.text):
            lead = block.text[max(0, found.start - 160) : found.start]
            if re.search(
                r"\binspection\b[^.]{0,300}?\b(?:in|of|on|dated)\s+(?:the\s+)?$", lead, re.IGNORECASE
            ) and not re.search(
                r"published|since|monitoring[^.]*\bon\s+$", lead[-160:].rsplit(". ", 1)[-1], re.IGNORECASE
            ):
                value = block.value(as_json(found.first), (found.start, found.end), FORM)
                stated.setdefault(month_year(found.first), (value, "inspection"))
    published = draft.find(r"(?:report[^.]{0,300}?|inspection[^.]{0,300}?)\bpublished\s+(?:in|on)\s+", body)
    if published is not None:
        dates = [d for d in find_dates(published.block.text) if d.start >= published.match.end() - 1][:1]
        for date in dates:
            value = published.block.value(as_json(date.first), (date.start, date.end), FORM)
            draft.put("previous_published", value)
    _put_earlier(draft, [value for value, _ in stated.values()])
    hit = draft.find(rf"identified\s+(?P<n>{NUMBER})\s+(?:areas?\s+(?:for|of)|recommendations?)", body)
    if hit is not None:
        draft.put("previous_afi_count", hit.as_value(count_of(hit.match.group("n")), "n"))


def _put_earlier(draft: Draft, stated: Sequence[Value]) -> None:
    if not stated:
        draft.put("previous_inspection", None, "The letter does not date the inspection that it follows.")
        return
    if len(stated) == 1:
        draft.put("previous_inspection", stated[0])
        return
    published = draft.record.fields.get("previous_published")
    says = " and ".join(str(value.value["printed"]) for value in stated)
    also = f"; its report was published in {published.value['printed']}" if published else ""
    doubt = f"The letter dates the earlier inspection {says}{also}."
    places = [value.place for value in stated] + ([published.place] if published else [])
    draft.contradiction(doubt, *places)
    first = min(stated, key=lambda value: str(value.value["start"]))
    draft.put("previous_inspection", Value(first.value, first.place, LIKELY, doubt))


def _read_items(draft: Draft, body: Sequence[Block], starts: Sequence[int]) -> None:
    for index, at in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(body)
        match = _ITEM.match(body[at].text)
        assert match is not None
        under = list(_until_bound(body[at + 1 : end]))
        draft.row(
            "progress_judgements",
            number=body[at].value(int(match.group("number")), match.span("number"), EXACT),
            text=body[at].quote(*match.span("text")),
            progress=_progress(draft, under, match.group("number"), body[at]),
            residual=_residual(under),
        )
    if not starts:
        reason = "No line “Area for improvement” with a number was found."
        missing = Value.missing(reason)
        draft.row("progress_judgements", number=missing, text=missing, progress=missing, residual=missing)


def _until_bound(blocks: Sequence[Block]) -> Sequence[Block]:
    at = next((i for i, block in enumerate(blocks) if _BOUND.search(block.text)), len(blocks))
    return blocks[:at]


def _progress(draft: Draft, blocks: Sequence[Block], number: str, item: Block) -> Value:
    """The one judgement under an item. Two that differ are a contradiction and give no value."""
    found = [(block, *hit) for block in blocks for s, e in block.sentences if (hit := progress_in(block, s, e))]
    alone = [hit for hit in found if len(hit[0].sentences) == 1] or found
    if not alone:
        return Value.missing(f"No sentence judges the progress on area for improvement {number}.", item.place())
    if len({key for _, key, _ in alone}) > 1:
        says = f"Progress on area for improvement {number} is judged in two ways."
        draft.contradiction(says, *(block.place(*span) for block, _, span in alone))
        return Value.missing(says, alone[0][0].place())
    block, key, span = alone[0]
    return block.value(key, span, EXACT if len(block.sentences) == 1 else FORM)


def _residual(blocks: Sequence[Block]) -> Value:
    """What is still weak after the judgement: the paragraph or sentence that begins "However", or a "but … yet"."""
    after = blocks[next((i for i, b in enumerate(blocks) if any(progress_in(b, *s) for s in b.sentences)), 0) :]
    for pattern in (r"^However\b", r"\bbut\b[^.]*\b(?:yet\s+to|not\s+yet|still|remains?)\b", r"\byet\s+to\b"):
        for block in after:
            for start, end in block.sentences:
                if re.search(pattern, block.text[start:end]) and not re.match(r"However, since", block.text[start:end]):
                    stop = len(block.text) if start == 0 and pattern.startswith("^") else end
                    return block.quote(start, stop)
    return Value.absent("No sentence says what is still weak.")


def _read_overall(draft: Draft, body: Sequence[Block]) -> None:
    hit = draft.find(
        r"(?:taken\s+together|overall)[^.]{0,300}?\b(?P<word>outstanding|good|satisfactory|inadequate)\b\s*(?:overall\s+)?progress[^.]*",
        body,
    ) or draft.find(
        r"overall\s+progress\b[^.]{0,300}?\b(?:is|was|:)\s*(?:judged\s+(?:to\s+be\s+)?)?(?P<word>outstanding|good|satisfactory|inadequate)\b",
        body,
    )
    if hit is None:
        draft.put("overall_progress", None, "No sentence judges the progress overall.")
    else:
        key = progress_key(hit.match.group("word"))
        value = hit.as_value(key, "word", EXACT)
        draft.put("overall_progress", value)
        start, end = hit.block.sentence_at(hit.match.start("word"))
        draft.row(
            "judgements",
            heading=hit.block.value("Overall progress", hit.match.span("word")),
            key=hit.block.value("overall_progress", hit.match.span("word"), EXACT),
            group=Value.absent("This judgement stands in no group."),
            grade=value,
            scale=hit.block.value(SCALE, hit.match.span("word")),
            words=hit.block.quote(start, end),
            limiting=Value.absent("Letters of this kind have no limiting judgements."),
        )
    _read_counts(draft, body)


def _read_counts(draft: Draft, body: Sequence[Block]) -> None:
    """How many of how many: "satisfactory progress … in five of the seven areas, good progress in one …"."""
    pair = (
        r"(?P<word>outstanding|good|satisfactory|inadequate)\s+progress\s+(?:has\s+been\s+made\s+)?(?:in|on|for)\s+"
        rf"(?P<n>{NUMBER})(?:\s+of\s+(?:the\s+)?(?P<total>{NUMBER}))?"
    )
    for block in body:
        found = list(re.finditer(pair, block.text, re.IGNORECASE))
        if len(found) < 2 and not any(match.group("total") for match in found):
            continue
        counts = {str(progress_key(m.group("word"))): count_of(m.group("n")) or 0 for m in found}
        total = next((count_of(m.group("total")) for m in found if m.group("total")), None)
        span = (found[0].start(), found[-1].end())
        draft.put("overall_progress_counts", block.value({**counts, "total": total or sum(counts.values())}, span))
        if total is not None and sum(counts.values()) != total:
            draft.contradiction(
                f"The counts of progress add to {sum(counts.values())}, not {total}.", block.place(*span)
            )
        return
    draft.absent("overall_progress_counts", "The letter does not say how the judgements were counted.")


def _check_counts(draft: Draft) -> None:
    """The sentence of counts, the number of areas stated, and the judgements themselves must agree."""
    rows = draft.rows("progress_judgements")
    judged = [row["progress"].value for row in rows if row["progress"].value]
    stated = draft.record.fields.get("overall_progress_counts")
    if stated and stated.value and judged:
        for key in sorted({*judged, *stated.value} - {"total"}):
            said, is_so = stated.value.get(key, 0), judged.count(key)
            if said != is_so:
                draft.contradiction(
                    f"The closing sentence counts {said} of {key} progress; the letter judges {is_so} so.", stated.place
                )
    before = draft.record.fields.get("previous_afi_count")
    if before and before.value is not None and before.value != len(rows):
        draft.contradiction(
            f"The letter speaks of {before.value} areas for improvement and takes up {len(rows)}.",
            before.place,
            rows[-1]["number"].place,
        )


def _read_prose(draft: Draft, letter: Letter) -> None:
    used = read_figures(draft, letter.body)
    items = next((i for i, block in enumerate(letter.body) if _ITEM.match(block.text)), 0)
    read_milestones(draft, letter.body[items:], used, _EARLIER)
    read_surveys(draft, letter.body)
    read_proportion_words(draft, letter.body)
    read_legal_basis(draft)
    if not draft.rows("legal_basis"):
        draft.note("The letter does not say under which power the visit was made.")
    check_promises(draft, letter.body)


def _absences(draft: Draft) -> None:
    if not draft.rows("references"):
        draft.row(
            "references", value=Value.missing("No line “Our Reference” was found."), where=Value.absent("Not found.")
        )
    draft.put("published", Value.absent("A letter prints the day it was written, not the day it was published."))
    draft.absent("lead_inspector", "A letter names who signed it, not who led the visit.")
    draft.absent("referrals", "The letter tells of no case referred during the visit.")


FAMILY = Family("ofsted_cafcass_monitoring", _recognise, _read)
