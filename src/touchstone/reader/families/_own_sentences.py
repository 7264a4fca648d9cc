"""What the fixed sentences of a document of this program say: its powers, places, copies, by when to answer, why."""

from __future__ import annotations

import re

from touchstone.reader.common.counts import count_of
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block
from touchstone.reader.confidence import EXACT
from touchstone.reader.families._own_blocks import joined
from touchstone.reader.record import Value

_LEGAL = re.compile(
    r"(?:It was made under|Ei sail gyfreithiol yw) (?P<basis>.{3,600}?)\. "
    r"(?:It was carried out under|Fe'i cynhaliwyd o dan)"
)
_END = r"(?<!\bSt)\.(?= |$)"
_AUTHORITIES = re.compile(
    rf"works across the local authority (?:areas of (?P<en>.{{1,2000}}?)|area of (?P<one>.{{1,2000}}?)){_END}"
    rf"|ar draws (?:ardaloedd yr awdurdodau lleol canlynol: (?P<cy>.{{1,2000}}?)"
    rf"|ardal yr awdurdod lleol hwn: (?P<un>.{{1,2000}}?)){_END}"
)
_OFFICES = re.compile(
    rf"Inspectors visited (?:offices in (?P<en>.{{1,2000}}?)|an office in (?P<one>.{{1,2000}}?)){_END}"
    rf"|Ymwelodd yr arolygwyr â (?:swyddfeydd yn y lleoedd hyn: (?P<cy>.{{1,2000}}?)"
    rf"|swyddfa yn y lle hwn: (?P<un>.{{1,2000}}?)){_END}"
)
_COPIES = re.compile(r"^(?:Copies|Copïau):$")
_AFTER_COPIES = re.compile(r"^(?:You can ask .+ for this document|Gallwch ofyn i )")
_RESPONSE = re.compile(
    r"(?:asks for a response to this (?:report|letter) within (?P<en>\d+) (?P<unit>working )?days of publication"
    r"|ymateb i'r (?:adroddiad|llythyr) hwn o fewn (?P<cy>\d+) diwrnod(?P<uned> gwaith)? i'w gyhoeddi)"
)
_LIMITED = re.compile(
    r"\b[A-Z][^.]{3,80} is limited by the judgements? of [^.]{3,400}\.|Cyfyngwyd y farn gyffredinol gan [^.]{3,400}\."
)
_WHY = re.compile(
    r"The overall judgement is another because [^.]{3,400} decides? it\."
    r"|Penderfynwyd y farn gyffredinol gan y canlynol: [^.]{3,400}\."
)
_BOTH = re.compile(r"This document is also available in Welsh\.|Mae'r ddogfen hon hefyd ar gael yn Saesneg\.")


def read_sentences(draft: Draft) -> None:
    """Looked for in the whole text, whatever its lines; what no sentence says stays as it was read before."""
    block = joined(draft.document, draft.blocks)
    words = block.text.replace("’", "'")
    lists, fields = draft.record.lists, draft.record.fields
    for name, pattern in (("limiting_statement", _LIMITED), ("limiting_statement", _WHY)):
        if found := pattern.search(words):
            fields[name] = block.quote(*found.span(), EXACT)
    if found := _LEGAL.search(words):
        lists["legal_basis"] = [{"text": block.quote(*found.span("basis"), EXACT)}]
    if found := _RESPONSE.search(words):
        _put_response(draft, block, found)
    if found := _BOTH.search(words):
        fields["languages"] = block.value(["en", "cy"], found.span(), EXACT)
    for name, pattern in (("local_authorities", _AUTHORITIES), ("offices_visited", _OFFICES)):
        if found := pattern.search(words):
            lists[name] = _names(block, found)
    _read_copies(draft)


def _put_response(draft: Draft, block: Block, found: re.Match[str]) -> None:
    days = found.group("en") or found.group("cy")
    draft.record.fields["response_due_days"] = block.value(count_of(days), found.span(), EXACT)
    working = found.group("unit") or found.group("uned")
    reason = "The document does not say whether working days are meant."
    basis = block.value("working", found.span(), EXACT) if working else Value.absent(reason)
    draft.record.fields["response_due_basis"] = basis


_LAST = {"en": re.compile(r"^and "), "cy": re.compile(r"^ac? ")}
_BETWEEN = {"en": re.compile(r".* (?=and )"), "cy": re.compile(r".* (?=ac? )")}


def _names(block: Block, found: re.Match[str]) -> list[dict[str, Value]]:
    """The names of a list. Where one of them holds an "and", a comma stands before the last: "A and B, and C"."""
    group = next(name for name, words in found.groupdict().items() if words)
    at, words = found.start(group), found.group(group)
    if group in ("one", "un"):
        return [{"name": block.quote(at, at + len(words), EXACT)}]
    spans, start = [], 0
    for part in words.split(", "):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    first, end = spans.pop()
    leading = _LAST[group].match(words[first:])
    between = _BETWEEN[group].match(words[first:])
    if leading and spans:
        spans.append((first + leading.end(), end))
    elif between:
        cut = first + between.end()
        word = _LAST[group].match(words[cut:])
        assert word is not None
        spans += [(first, cut - 1), (cut + word.end(), end)]
    else:
        spans.append((first, end))
    return [{"name": block.quote(at + one, at + other, EXACT)} for one, other in spans]


def _read_copies(draft: Draft) -> None:
    """The lines after "Copies:", up to the lines that every document ends with."""
    start = next((n for n, each in enumerate(draft.blocks) if _COPIES.match(each.text)), None)
    if start is None:
        return
    rows: list[dict[str, Value]] = []
    for block in draft.blocks[start + 1 :]:
        if _AFTER_COPIES.match(block.text):
            break
        rows.append({"name": block.quote(0, len(block.text), EXACT)})
    draft.record.lists["copies"] = rows
