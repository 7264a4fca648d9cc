"""A news article about inspection: recognised so that it can be refused with its reason.

It speaks of inspectorates, grades and improvement as a report does, so words alone do not tell it apart; its form
does: a by-line and a date under the title, people quoted with "says", an offer to subscribe at the end.
"""

from __future__ import annotations

import re

from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.draft import Draft, date_value
from touchstone.reader.common.flow import Block
from touchstone.reader.common.letters import NAME
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.record import Record

_TOP = 14  # lines in which a by-line and a date stand
_SAYS = re.compile(
    r"[”\"’]\s*,?\s*(?:she|he|they|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?\s*"
    r"\b(?:says?|said|adds?|added|explains?|explained|told|warns?|warned|believes?|argues?|commented)\b"
    r"|\b(?:says?|said|adds?|added|explains?|told)\b[^.“\"]{0,80}[.:,]?\s*[“\"]"
)
_OFFERS = re.compile(
    r"^(?:subscribe|sign\s+up|log\s+in|register|share\s+(?:this|on)|read\s+more|related\s+articles?|advertisement|"
    r"from\s+£\s*[\d.]+|latest\s+(?:news|online|digital|print)\b|most\s+(?:read|popular)|comments?\b)|"
    r"\b(?:digital\s+membership|digital\s+editions?|unlimited\s+access|newsletter)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"^(?:dear\s+\S|our\s+ref|yours\s+(?:sincerely|faithfully)|grade\s*:?\s*\d\s*$|reference\s+no|inspection\s+number|"
    r"lead\s+inspector|the\s+overall\s+judgement\s+is|overall\s+effectiveness\s*[:\t])",
    re.IGNORECASE,
)
_BY_NAME = re.compile(rf"^(?:[Bb]y\s+|[Ww]ords?\s*:\s*)?(?P<name>{NAME.pattern})(?:\s*[,|]\s*[\w\s]+)?$")
_PUBLISHERS = (
    re.compile(r"^(?P<name>[A-Z][\w&’'. -]{1,40}?)\s+(?:Digital\s+)?(?:Membership|membership|Magazine|magazine)\b"),
    re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s+)?(?P<name>[A-Z][\w&’'. -]{2,50})"),
    re.compile(r"^(?:Published\s+(?:in|by)|Source:)\s+(?P<name>[A-Z][\w&’'. -]{2,50})"),
)
_SUBJECT = re.compile(r"\b(?:inspect|Ofsted|Estyn|Care Inspectorate|CQC)", re.IGNORECASE)


def _recognise(document: Document) -> float:
    lines = [line.text for line in document.lines]
    if any(_OWN_VOICE.match(line.strip("#*- ")) for line in lines):
        return 0.0
    text = document.text[:200_000]
    quoted = len(_SAYS.findall(text))
    top = [line.strip("#* ") for line in lines[:_TOP]]
    dated = next((i for i, line in enumerate(top) if _is_date_line(line)), None)
    signed = any(_is_byline(line) for line in top[1 : (dated if dated is not None else _TOP) + 2])
    signs = sum((quoted >= 2, quoted >= 6, dated is not None, signed, sum(bool(_OFFERS.search(x)) for x in lines) >= 2))
    return 0.0 if quoted < 2 or signs < 3 else min(0.95, 0.45 + 0.1 * signs)


def _is_date_line(line: str) -> bool:
    dates = find_dates(line)
    return len(dates) == 1 and len(line) < 50 and dates[0].first.precision == "day"


def _is_byline(line: str) -> bool:
    return len(line) < 60 and bool(_BY_NAME.match(line)) and not find_dates(line)


def _read(document: Document) -> Record:
    draft = Draft("news_article", document)
    top = draft.blocks[:_TOP]
    if top:
        draft.put("title", top[0].quote(0, len(top[0].text), FORM))
    _read_date(draft, top)
    _read_author(draft, top)
    _read_publisher(draft)
    draft.record.refusal = _refusal(draft)
    return draft.record


def _read_date(draft: Draft, top: list[Block]) -> None:
    for block in top:
        if _is_date_line(block.text):
            draft.put("published", date_value(block, find_dates(block.text)[0], confidence=EXACT))
            return
    draft.absent("published", "No line holds only a date.")


def _read_author(draft: Draft, top: list[Block]) -> None:
    for block in top[1:]:
        match = _BY_NAME.match(block.text) if _is_byline(block.text) else None
        if match:
            draft.put("author", block.quote(*match.span("name"), confidence=FORM))
            return
    draft.absent("author", "No line holds only a name.")


def _read_publisher(draft: Draft) -> None:
    for block in reversed(draft.blocks):
        for pattern in _PUBLISHERS:
            match = pattern.search(block.text)
            if match:
                draft.put("publisher", block.quote(*match.span("name"), confidence=LIKELY))
                return
    draft.absent("publisher", "No publisher is printed.")


def _refusal(draft: Draft) -> str:
    about = " about inspection" if any(_SUBJECT.search(block.text) for block in draft.blocks) else ""
    author, publisher, published = (draft.value_of(name) for name in ("author", "publisher", "published"))
    parts = [
        f" by {author}" if author else "",
        f" in {publisher}" if publisher else "",
        f", {published['printed']}" if published else "",
    ]
    return (
        f"This is a news article{about}{''.join(parts)}, not an inspection report or letter: what it says of grades "
        "is not recorded as judgements. Give the report that it writes about."
    )


FAMILY = Family("news_article", _recognise, _read)
