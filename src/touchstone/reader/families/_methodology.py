"""What does a methodology section count, and do its counts add up?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.evidence import evidence_row
from touchstone.reader.common.flow import Block
from touchstone.reader.common.names import split_list
from touchstone.reader.common.text import words_only
from touchstone.reader.families._narrative import numbers_in
from touchstone.reader.record import Place, Value

_MOST = 30  # numbers of one sentence; a sentence with more counts nothing
_CLAUSE = 300  # characters after a number that can say what it counts
# What stands around a number → the kind of evidence it counts, English and Welsh; the first that fits.
_KINDS = (
    (r"\bdays?\s+in\s+each|diwrnod\s+ym\s+mhob", "fieldwork_days_per_area"),
    (r"\bdays?\b|diwrnod|ddiwrnod", "fieldwork_days"),
    (r"\b(?:local\s+)?areas?\b|ardal", "areas"),
    (r"track|dilyn", "tracked_case"),
    (r"survey|questionnaire|arolwg|holiadur", "survey"),
    (r"complaint|cwyn|gwyn", "complaint"),
    (r"good[\s-]practice\s+example|reports?\b|adroddiad", "report"),
    (r"case[\s-]*files?|case\s+records?|ffeil", "case_file"),
    (r"occasion|observ|achlysur|arsyl", "observation"),
    (r"interview|cyfwel", "interview"),
    (r"document|dogfen", "document"),
)
_TOTAL = re.compile(
    rf"(?:total\s+of\s+|cyfanswm\s+o\s+)?(?P<total>{NUMBER})\s+(?P<what>[\w\s-]{{2,40}}?)(?:\s+were\s+\w+)?[;,:]\s*(?:of\s+these|of\s+which|o'r\s+rhain|ohonynt)",
    re.I,
)
_AREAS = re.compile(
    rf"(?P<days>{NUMBER})\s+days?\s+in\s+each\s+(?:of\s+(?:the\s+|our\s+|their\s+)?)?(?P<areas>{NUMBER})?\s*(?:local\s+)?areas?[^:.]*:\s*(?P<list>[^.]+)",
    re.IGNORECASE,
)
_INTERVIEWED = re.compile(
    r"^We\s+(?:also\s+)?(?:interviewed|spoke\s+(?:to|with)|met(?:\s+with)?)\s+(?:a\s+range\s+of\s+|members\s+of\s+)?(?P<who>.+?)\.?$",
    re.I,
)
_REVIEWED = re.compile(r"^We\s+(?:reviewed|looked\s+at|considered)\s+(?P<what>.+?)\.?$", re.IGNORECASE)
_CLOSED = re.compile(r"(?:sample\s+of\s+)?(?P<frame>closed|open|current)\s+cases", re.IGNORECASE)


def read_methodology(draft: Draft, blocks: Sequence[Block]) -> None:
    """Rows of evidence and surveys, areas with their days, the frame of the sample, and checks of the sums."""
    for block in blocks:
        for start, end in block.sentences:
            numbers = _counted(draft, block, start, end)
            if not numbers:
                _uncounted(draft, block, start, end)
        _areas(draft, block)
        frame = _CLOSED.search(block.text)
        if frame and "sample_frame" not in draft.record.fields:
            draft.put("sample_frame", block.quote(*frame.span("frame")))
    _check_sums(draft, blocks)


def _counted(draft: Draft, block: Block, start: int, end: int) -> bool:
    numbers = numbers_in(block, start, end)[:_MOST]
    of_sentence = _kind(block.text[start:end]) if numbers else None
    for index, (number, at, stop) in enumerate(numbers):
        until = min(numbers[index + 1][1] if index + 1 < len(numbers) else end, stop + _CLAUSE)
        clause = re.split(r"[;,:.]|\s+(?:and|which|ac)\s+(?=\w+\s*$)", block.text[stop:until])[0]
        label_end = stop + len(re.sub(r"\s+(?:and|in|of|which|ac|a)\s*$", "", clause.rstrip()))
        label = block.text[at:label_end]
        kind = _kind(label) or of_sentence
        if kind is None or re.fullmatch(r"(?:19|20)\d\d", block.text[at:stop]):
            continue
        evidence_row(draft, block, (at, max(label_end, stop)), kind, count=(number, (at, stop)))
        if kind == "survey":
            draft.row("surveys", group=_group(block, stop, label_end), n=block.value(number, (at, stop)))
    return bool(numbers)


def _group(block: Block, start: int, end: int) -> Value:
    """Who answered: the words between the number and "survey"."""
    match = re.search(r"^\s*(?P<group>.*?)\s*(?:\bsurvey|$)", block.text[start:end], re.IGNORECASE)
    if match is None or not match.group("group"):
        return Value.absent("Who answered is not printed beside the number.")
    return block.quote(start + match.start("group"), start + match.end("group"))


def _kind(text: str) -> str | None:
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text, re.IGNORECASE)), None)


def _uncounted(draft: Draft, block: Block, start: int, end: int) -> None:
    met = _INTERVIEWED.match(block.text[start:end])
    if met:
        offset = start + met.start("who")
        for one, other in split_list(met.group("who")):
            article = re.match(r"(?:the|a|an)\s+", block.text[offset + one : offset + other], re.IGNORECASE)
            one += article.end() if article else 0
            evidence_row(draft, block, (offset + one, offset + other), "interview", chosen=False)
        return
    seen = _REVIEWED.match(block.text[start:end])
    if seen:
        span = (start + seen.start("what"), start + seen.end("what"))
        evidence_row(draft, block, span, _kind(seen.group("what")) or "document", chosen=None)


def _areas(draft: Draft, block: Block) -> None:
    match = _AREAS.search(block.text)
    if match is None:
        return
    offset = match.start("list")
    days = count_of(match.group("days"))
    for start, end in split_list(match.group("list")):
        draft.row("areas", name=block.quote(offset + start, offset + end), days=block.value(days, match.span("days")))


def _check_sums(draft: Draft, blocks: Sequence[Block]) -> None:
    for block in blocks:
        _check_parts(draft, block)
    rows = {str(row["kind"].value): row for row in draft.rows("evidence") if row["count"].value is not None}
    days, each = rows.get("fieldwork_days"), rows.get("fieldwork_days_per_area")
    areas = draft.rows("areas")
    if days and each and areas and days["count"].value != each["count"].value * len(areas):
        _says(
            draft,
            f"{days['count'].value} days of fieldwork are stated, but {len(areas)} areas of "
            f"{each['count'].value} days make {each['count'].value * len(areas)}.",
            days["count"].place,
            each["count"].place,
        )
    stated = rows.get("areas")
    if stated and areas and stated["count"].value != len(areas):
        says = f"{stated['count'].value} areas are stated and {len(areas)} named."
        _says(draft, says, stated["count"].place, areas[-1]["name"].place)
    files, tracked = rows.get("case_file"), rows.get("tracked_case")
    if files and tracked and tracked["count"].value > files["count"].value:
        says = f"{tracked['count'].value} cases were tracked, more than the {files['count'].value} reviewed."
        _says(draft, says, tracked["count"].place, files["count"].place)


def _check_parts(draft: Draft, block: Block) -> None:
    """ "A total of 82 reports; of these 26 …, 51 … and 5 …" must add up, where several parts are given."""
    for match in _TOTAL.finditer(block.text):
        _, end = block.sentence_at(match.end() - 1)
        parts = numbers_in(block, match.end(), end)[:_MOST]
        total = count_of(match.group("total"))
        if len(parts) > 1 and total is not None and sum(number for number, _, _ in parts) != total:
            printed = " + ".join(str(number) for number, _, _ in parts)
            what = words_only(match.group("what"))
            says = f"{total} {what} are stated, but the parts {printed} make {sum(n for n, _, _ in parts)}."
            _says(draft, says, block.place(match.start("total"), parts[-1][2]))


def _says(draft: Draft, says: str, *places: Place | None) -> None:
    draft.contradiction(says, *places)
