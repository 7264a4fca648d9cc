"""The lists of a document of this program: the table of judgements, areas for improvement, strengths, what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from touchstone.domain.framework_names import fold
from touchstone.domain.reporting.evidence import ORDER as METHODS
from touchstone.domain.reporting.evidence import Seen
from touchstone.domain.vocabulary import FRAMEWORKS, class_key, grade_key, progress_key, timescale_key
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.evidence import kind_of
from touchstone.reader.common.flow import BULLET, HEADING, Block
from touchstone.reader.confidence import EXACT
from touchstone.reader.record import Value

_TABLE = re.compile(r"^(?:Judgement(?: area)? Grade|Maes barn Gradd|Barn Gradd)\b")
_GRADE_END = re.compile(
    r"(?P<grade>Outstanding|Good|Satisfactory|Adequate|Requires improvement(?: to be good)?|Inadequate"
    r"|This area was not judged\.|Rhagorol|Da|Boddhaol|Digonol|Angen gwella(?: i fod yn dda)?|Annigonol"
    r"|Ni farnwyd y maes hwn\.)(?:\s+(?P<limit>Yes|Do|–))?$"
)
_OVERALL = re.compile(r"^(?:The overall judgement is|Y farn gyffredinol yw:)\s+(?P<grade>[^.]+)\.$")
IMPROVE = (
    "areas for improvement", "new areas for improvement", "what needs to improve",
    "what the authority needs to improve", "what the board needs to improve", "meysydd i'w gwella",
    "meysydd newydd i'w gwella", "yr hyn y mae angen ei wella", "yr hyn y mae angen i'r awdurdod ei wella",
    "yr hyn y mae angen i'r bwrdd ei wella",
)  # fmt: skip
STRENGTHS = ("strengths", "cryfderau")
_NUMBER = re.compile(r"^(?P<n>\d{1,3})\.\s+(?P<text>\S.*)$", re.DOTALL)
_LEADS = re.compile(
    r"^(?:As part of the (?:inspection|visit), inspectors (?:looked at|assessed):|Inspectors took part in:"
    r"|Fel rhan o'r (?:arolygiad, edrychodd|ymweliad, asesodd) yr arolygwyr(?: ar)?:|Cymerodd yr arolygwyr ran yn:)$"
)
_PROSE = re.compile(
    r"^(?:Inspectors (?:evaluated|held|made) |In total we looked at |Edrychodd yr arolygwyr ar |Edrychwyd ar )"
)
_END = re.compile(r"^(?:Yours sincerely|Yn gywir)\b")


_ENTRY = re.compile(r"(?P<title>.+?)\s(?:\.\s)+\d{1,3}$")
_LONG = 15  # letters of a line that may be the first of a heading over two


def _titles(draft: Draft) -> set[str]:
    """Every heading that the contents list, folded: a list ends where the next of them stands. A long one runs over
    two lines there, so each entry counts with the line before it too."""
    found: set[str] = set()
    for before, block in pairwise(draft.blocks):
        entry = _ENTRY.match(block.text)
        if entry:
            found |= {fold(entry.group("title")), fold(f"{before.text} {entry.group('title')}")}
    return found


def _is_title(folded: str, titles: set[str]) -> bool:
    """Is it a heading, or the first line of one?"""
    return folded in titles or len(folded) > _LONG and any(title.startswith(folded) for title in titles)


def _ends(block: Block, folded: str, titles: set[str]) -> bool:
    """Does a list end here: at another heading, marked as one or listed in the contents, or at a letter's close?"""
    return block.kind == HEADING or _is_title(folded, titles) or _END.match(block.text) is not None


def read_judgements(draft: Draft, framework: str) -> None:
    """The table, and the grade under a heading where there is no table (letters)."""
    names, made = FRAMEWORKS[framework], {}
    for heading, grade, limit, block in [*_table(draft), *_under_headings(draft)]:
        key = names.judgement_key(heading)
        if key is None or key in made:
            continue
        graded, progress = grade_key(grade), progress_key(grade) if "progress" in grade or "cynnydd" in grade else None
        value = progress or graded
        made[key] = {
            "key": block.value(key, None, EXACT),
            "heading": block.value(heading, None, EXACT),
            "grade": block.value(value, None, EXACT) if value else Value.absent("Not judged."),
            "scale": block.value(names.progress_scale if progress else names.scale, None, EXACT),
            "words": block.quote(0, len(block.text), EXACT),
            "limiting": block.value(limit in ("Yes", "Do"), None, EXACT),
        }
    if made:
        draft.record.lists["judgements"] = list(made.values())


_UNDER = re.compile(
    r"^(?:(?:Grade|Gradd) \d \((?P<a>[^)]+)\)|(?:Grade|Gradd): (?P<b>[^.]+)"
    r"|(?:Judgement|Barn): (?P<c>[^.]*(?:progress|ynnydd)[^.]*))$"
)


_CUT = re.compile(r"\s(?=(?:Judgement|Barn|Grade|Gradd):? )")


def _under_headings(draft: Draft) -> Iterator[tuple[str, str, str, Block]]:
    """The line with a grade, and the one, two or three lines of the heading above it."""
    for at, block in enumerate(draft.blocks):
        found, above = _UNDER.match(block.text), ""
        if not found and (cut := _CUT.search(block.text)):  # a full line that the grade's line was joined to
            found, above = _UNDER.match(block.text[cut.end() :]), block.text[: cut.start()]
        if not found:
            continue
        grade = next(words for words in found.groups() if words).lower()
        for lines in (2, 1, 0) if above else (3, 2, 1):
            heading = " ".join([*(each.text for each in draft.blocks[max(0, at - lines) : at]), above]).strip()
            yield heading, grade, "", block


def _table(draft: Draft) -> Iterator[tuple[str, str, str, Block]]:
    """(heading, grade, limit, block) of each row; a heading may run over several lines."""
    inside, words = False, ""
    for block in draft.blocks:
        stated = _OVERALL.match(block.text)
        if stated and not inside:
            yield "The overall judgement", stated.group("grade"), "", block
        if _TABLE.match(block.text):
            inside, words = True, ""
            continue
        if not inside:
            continue
        words = f"{words} {block.text}".strip()
        row = _GRADE_END.search(words)
        if row:
            yield words[: row.start()].strip(), row.group("grade"), row.group("limit") or "", block
            words = ""
        elif len(words) > 160 or words.endswith("."):
            inside = False


@dataclass
class _Numbers:
    """The numbers of a list in several parts: in a Word file or a page each part begins anew with 1, though the numbers
    that are shown go on. `opened`: a heading within the list has just begun a part."""

    opened: bool = False
    before: int = 0

    def fits(self, printed: int, number: int) -> bool:
        """Is this the item with the number that comes next?"""
        if number == 1 or (self.opened and printed == 1):
            self.before = number - 1
        fits = printed == number - self.before
        self.opened = self.opened and not fits
        return fits


def read_improvements(draft: Draft) -> None:
    """Areas for improvement, numbered through, under their times and classes; several lists where a document has."""
    if any(re.match(r"(?:Area for improvement|Maes i'w wella) 1:", block.text) for block in draft.blocks):
        return  # a letter that looks at those of an earlier inspection; the family of such letters reads them
    titles, section, last, rank = _titles(draft), "", "", None
    numbers = _Numbers()
    made: list[dict[str, Value]] = []
    for block in _after_contents(draft):
        folded = fold(block.text)
        if folded in IMPROVE:
            section = "board" if "board" in folded or "bwrdd" in folded else folded
            rank = None
            continue
        if not section:
            continue
        ranked = timescale_key(block.text) or class_key(_singular(block.text))
        if ranked or folded in ("other areas for improvement", "meysydd eraill i'w gwella"):
            rank, numbers.opened = ranked, True
            continue
        if _ends(block, folded, titles):
            section = ""
            continue
        item = _NUMBER.match(block.text)
        number = made[-1]["number"].value + 1 if made and section == last else 1
        if item and numbers.fits(int(item.group("n")), number):
            made.append(_improvement(block, item, rank, section))
            made[-1]["number"].value, last = number, section
        elif made and section == last:  # the words of one item, broken over lines or pages
            made[-1]["text"].value += f" {block.text}"
    draft.record.lists["areas_for_improvement"] = made


def _singular(words: str) -> str:
    return {"area for priority action": "priority action", "areas for priority action": "priority action"}.get(
        fold(words), words
    )


def _improvement(block: Block, item: re.Match[str], rank: str | None, section: str) -> dict[str, Value]:
    none = Value.absent("Not printed.")
    return {
        "number": block.value(int(item.group("n")), item.span("n"), EXACT),
        "text": block.quote(*item.span("text"), EXACT),
        "timescale_or_class": block.value(rank, None, EXACT) if rank else none,
        "section": block.value("lscb", None, EXACT) if section == "board" else none,
        "n_sub_bullets": block.value(0, None, EXACT),
    }


def _after_contents(draft: Draft) -> list[Block]:
    """The blocks after the contents: in a PDF after the last entry with its page, in a Word file from the first
    heading after them."""
    blocks = draft.blocks
    last = max((i for i, each in enumerate(blocks) if _ENTRY.match(each.text)), default=-1)
    named = next((i for i, each in enumerate(blocks) if fold(each.text) in ("contents", "cynnwys")), None)
    if last < 0 and named is not None:
        last = next((i for i, each in enumerate(blocks) if i > named and each.kind == HEADING), 0) - 1
    return blocks[last + 1 :]


def read_strengths(draft: Draft) -> None:
    titles, inside = _titles(draft), False
    made: list[dict[str, Value]] = []
    for block in _after_contents(draft):
        folded = fold(block.text)
        if folded in STRENGTHS:
            inside = True
        elif inside and (folded in IMPROVE or _ends(block, folded, titles)):
            inside = False
        elif inside and block.kind == BULLET:
            made.append(
                {"number": block.value(len(made) + 1, None, EXACT), "text": block.quote(0, len(block.text), EXACT)}
            )
        elif inside and made and not made[-1]["text"].value.endswith((".", "!", "?", "…")):
            made[-1]["text"].value += f" {block.text}"  # the words of one item, broken over lines
    if made:
        draft.record.lists["strengths"] = made


def read_counts(draft: Draft) -> None:
    """What was looked at, kind by kind, with its number."""
    made, listing = [], False
    for block in draft.blocks:
        if _LEADS.match(block.text.replace("’", "'")):
            listing = True
        elif listing and block.kind == BULLET:
            made += [_seen(block, match) for match in [_COUNTED.search(block.text)] if match]
        else:
            listing = False
            if _PROSE.match(block.text):
                made += [_seen(block, match) for match in _COUNTED.finditer(block.text)]
    if made:
        draft.record.lists["evidence"] = made


def _labels() -> str:
    """Every label of our own methods, longest first."""
    forms = {
        Seen(method, n).said(language).partition(" ")[2]
        for method in METHODS
        for n in (1, 2)
        for language in ("en", "cy")
    }
    return "|".join(sorted((re.escape(form) for form in forms), key=len, reverse=True))


_COUNTED = re.compile(rf"\b(?P<count>\d[\d,]*)\s+(?P<label>{_labels()})")


def _seen(block: Block, match: re.Match[str]) -> dict[str, Value]:
    none = Value.absent("Not printed.")
    return {
        "kind": block.value(kind_of(match.group("label")), match.span("label"), EXACT),
        "label": block.quote(*match.span(), EXACT),
        "count": block.value(int(match.group("count").replace(",", "")), match.span("count"), EXACT),
        "qualifier": none,
        "chosen_by_provider": block.value(False, None, EXACT),
        "missing_reason": none,
    }
