"""What are the parts of a letter: its date, whom it is to, its reference, its subject, who signed, who has a copy?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.draft import Draft, date_value
from touchstone.reader.common.flow import BULLET, HEADING, Block
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.record import Value

_SALUTATION = re.compile(r"^Dear\s+\S", re.IGNORECASE)
_CLOSING = re.compile(r"^Yours\s+(?:sincerely|faithfully|truly)", re.IGNORECASE)
_COPIES = re.compile(r"^(?:cc|copies?(?: to)?|c\.c\.)\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^(?:our|your)?\s*ref(?:erence)?(?:\s*(?:no|number))?\s*[.:]*\s+(?P<value>[A-Z]{1,4}\s?-?\d[\w/-]*(?:\s\d+)?)\s*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"^(?:tel(?:ephone)?|phone|t|fax|minicom|textphone|e-?mail|e|web|w|www)\b\s*[:.]", re.IGNORECASE)
_PICTURED = re.compile(r"handwritten|signature|\bsigned\b", re.IGNORECASE)
_POST_NOMINAL = re.compile(r",?\s+(?:HMI|OBE|CBE|MBE)\b\.?")
NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame)\.?\s+)?"
    r"[A-Z][\w’'-]*(?:\s+(?:[A-Z]\.|(?:de|van|von|ap|ab|ferch|da|der)|[A-Z][\w’'-]*)){1,4}"
)
_ROLE_WORDS = re.compile(
    r"\b(?:inspector|chief|executive|director|head|manager|officer|chair|secretary|commissioner|hmi|lead|arolygydd)\b",
    re.IGNORECASE,
)


@dataclass
class Letter:
    """The blocks of a letter by part."""

    head: list[Block] = field(default_factory=list)  # everything before the salutation
    subject: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    foot: list[Block] = field(default_factory=list)  # from "Yours sincerely" on


def is_letter(blocks: list[Block]) -> bool:
    """Whether there is a salutation with text after it."""
    return any(_SALUTATION.match(block.text) and len(block.text) < 80 for block in blocks)


def parts(blocks: list[Block]) -> Letter:
    """The parts of a letter. Without a salutation everything is head."""
    letter = Letter()
    at = letter.head
    for block in blocks:
        if at is letter.head and _SALUTATION.match(block.text) and len(block.text) < 80:
            at = letter.subject
            continue
        if at is letter.subject and _is_prose(block):
            at = letter.body
        if at is letter.body and _CLOSING.match(block.text):
            at = letter.foot
            continue
        at.append(block)
    return letter


def _is_prose(block: Block) -> bool:
    return block.kind != HEADING and (block.kind == BULLET or bool(re.search(r"[.:]$", block.text)))


def read_letter(draft: Draft, letter: Letter) -> None:
    """Fills letter_date, addressee, references, title, signatory, people and copies."""
    _read_date(draft, letter)
    _read_reference(draft, letter)
    _read_addressee(draft, letter)
    if letter.subject:
        last = letter.subject[-1]
        first = letter.subject[0]
        title = " ".join(block.text for block in letter.subject)
        place = draft.document.place(first.place().start, last.place().end)
        draft.put("title", Value(title, place, FORM))
    else:
        draft.put("title", None, "No subject line was found under the salutation.")
    _read_foot(draft, letter)


def _read_date(draft: Draft, letter: Letter) -> None:
    for block in letter.head:
        dates = find_dates(block.text)
        label = re.match(r"^(?:date[d]?\s*:?\s*)?", block.text, re.IGNORECASE)
        begins = label.end() if label else 0
        if len(dates) == 1 and dates[0].start <= begins + 12 and len(block.text) - dates[0].end <= 2:
            draft.put("letter_date", date_value(block, dates[0], confidence=EXACT))
            return
    draft.put("letter_date", None, "No line that holds only a date was found above the salutation.")


def _read_reference(draft: Draft, letter: Letter) -> None:
    for block in [*letter.head, *letter.subject]:
        match = _REFERENCE.match(block.text)
        if match:
            draft.row(
                "references",
                value=block.quote(*match.span("value"), confidence=EXACT),
                where=block.value("letterhead", confidence=EXACT),
            )


def _read_addressee(draft: Draft, letter: Letter) -> None:
    """The addressee stands after the date: a name, perhaps a role, an organisation, an address."""
    after = _after_date(letter.head)
    named = next(
        (i for i, block in enumerate(after) if NAME.fullmatch(block.text) and not find_dates(block.text)), None
    )
    if named is None:
        draft.put("addressee", None, "No name was found above the salutation.")
        return
    lines = [after[named]]
    for block in after[named + 1 : named + 3]:
        if re.search(r"\d", block.text) or _REFERENCE.match(block.text):
            break
        lines.append(block)
    printed = ", ".join(block.text for block in lines)
    place = draft.document.place(lines[0].place().start, lines[-1].place().end)
    draft.put("addressee", Value(printed, place, FORM))
    role = lines[1].quote(0, len(lines[1].text)) if len(lines) > 1 else Value.absent("No role is printed.")
    draft.row("people", name=lines[0].quote(0, len(lines[0].text), EXACT), role=role)


def _after_date(head: list[Block]) -> list[Block]:
    for index, block in enumerate(head):
        dates = find_dates(block.text)
        if dates and len(block.text) < 40:
            rest = [b for b in head[index + 1 :] if not _CONTACT.match(b.text) and not _REFERENCE.match(b.text)]
            # A letterhead can stand under the date too; the addressee then comes before it.
            return rest or head[:index]
    return [block for block in head if not _CONTACT.match(block.text)]


def _read_foot(draft: Draft, letter: Letter) -> None:
    signed: list[Block] = []
    copies: list[Block] = []
    at = signed
    for block in letter.foot:
        match = _COPIES.match(block.text)
        if match and at is signed:
            at = copies
            if match.group("rest"):
                for start, end in _copy_spans(match.group("rest"), match.start("rest")):
                    draft.row("copies", name=block.quote(start, end))
        elif not _PICTURED.search(block.text):
            at.append(block)
    for block in copies:
        draft.row("copies", name=block.quote(0, len(block.text)))
    _read_signatory(draft, signed)


def _copy_spans(rest: str, offset: int) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in rest.split(";"):
        start = at + len(part) - len(part.lstrip())
        spans.append((offset + start, offset + at + len(part.rstrip())))
        at += len(part) + 1
    return spans


def _read_signatory(draft: Draft, signed: list[Block]) -> None:
    for index, block in enumerate(signed):
        match = NAME.match(block.text)
        if not match or _ROLE_WORDS.search(block.text.split(",")[0]) and not _POST_NOMINAL.search(block.text):
            continue
        end = match.end()
        nominal = _POST_NOMINAL.search(block.text)
        if nominal:
            end = min(end, nominal.start())
        draft.put("signatory", block.quote(0, end, EXACT if len(block.text) < 60 else LIKELY))
        roles = _role_after(signed, index, end)
        draft.row("people", name=block.quote(0, end, EXACT), role=roles)
        return
    draft.put("signatory", None, "No name was found under the closing of the letter.")


def _role_after(signed: list[Block], index: int, end: int) -> Value:
    """The role of who signed: on the next line, or after the name on its own."""
    after = signed[index + 1 : index + 2]
    if after and _ROLE_WORDS.search(after[0].text):
        return after[0].quote(0, len(after[0].text))
    own = signed[index].text
    start = end + len(own[end:]) - len(own[end:].lstrip(" ,"))
    if _ROLE_WORDS.search(own[start:]):
        return signed[index].quote(start, len(own))
    return Value.absent("No role is printed with the name.")
