"""Which judgements and areas for improvement can be read from any layout: a heading with a grade beside or under it."""

from __future__ import annotations

import re

from touchstone.domain.vocabulary import FRAMEWORKS, class_key, grade_key, timescale_key
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import BULLET, HEADING, Block
from touchstone.reader.common.grades import BARE_GRADE, GRADE, GRADE_LINE, word_of
from touchstone.reader.common.text import slug, words_only
from touchstone.reader.confidence import FORM
from touchstone.reader.record import Value

# Overall effectiveness: Good · Overall effectiveness – good · Overall effectiveness ⇥ Good · … Good (grade 2)
_BESIDE = re.compile(
    rf"^(?P<heading>[^:–\t.]{{4,110}}?)\s*(?:[:–\t]|\s-\s|\s{{2,}})\s*(?:grade\s*\d\s*[:\-–]?\s*)?(?P<word>{GRADE})\s*(?:\(\s*(?:grade\s*)?\d\s*\))?\.?$",
    re.IGNORECASE,
)
_IMPROVEMENTS = re.compile(
    r"^(?:areas?\s+for\s+(?:improvement|development|priority\s+action)|recommendations?|what\s+(?:needs|must|has)\s+to\s+improve"
    r"|priority(?:\s+and\s+immediate)?\s+actions?|what\s+.{2,60}\s+needs\s+to\s+do\s+to\s+improve.*|meysydd\s+iw\s+gwella|argymhellion)$"
)
_STRENGTHS = re.compile(r"^(?:(?:key\s+)?strengths|what\s+works\s+well|what\s+.{2,60}\s+does\s+well|cryfderau)$")


def read_judgement_lines(draft: Draft) -> None:
    """Rows of judgements: lines "heading: grade", and headings right over a line that is only a grade."""
    seen: set[str] = set()
    for block, after in zip(draft.blocks, [*draft.blocks[1:], None], strict=True):
        match = _BESIDE.match(block.text)
        if match and block.kind != BULLET:
            _row(draft, block, match.span("heading"), block, match.span("word"), seen)
            continue
        under = (GRADE_LINE.match(after.text) or BARE_GRADE.match(after.text)) if after is not None else None
        if after is None or under is None or word_of(under) is None or not _is_title(block):
            continue
        _row(draft, block, (0, len(block.text)), after, under.span("word"), seen)


def _is_title(block: Block) -> bool:
    short = len(block.text) < 110 and not re.search(r"[.:;,]$", block.text)
    return block.kind != BULLET and short and not GRADE_LINE.match(block.text) and not BARE_GRADE.match(block.text)


def _row(
    draft: Draft, block: Block, heading: tuple[int, int], graded: Block, word: tuple[int, int], seen: set[str]
) -> None:
    printed = block.text[heading[0] : heading[1]]
    key = key_of(printed) or slug(printed)
    if key in seen:
        return
    seen.add(key)
    none = Value.absent("Not known for this layout.")
    draft.row(
        "judgements",
        heading=block.quote(*heading),
        key=block.value(key, heading),
        group=none,
        grade=graded.value(grade_key(graded.text[word[0] : word[1]]), word, FORM),
        scale=none,
        words=graded.quote(*word),
        limiting=none,
    )


def key_of(heading: str) -> str | None:
    """The judgement key of a heading in any framework."""
    return next((key for names in FRAMEWORKS.values() if (key := names.judgement_key(heading))), None)


def read_lists(draft: Draft) -> None:
    """Rows of strengths and areas for improvement under headings that are known for either."""
    mode, timescale = "", None
    counts = {"strengths": 0, "areas_for_improvement": 0}
    for block in draft.blocks:
        if block.kind != BULLET and len(block.text) < 120:
            opened = _opens(block)
            if opened or block.kind == HEADING:
                mode, timescale = opened, block if class_key(block.text) or timescale_key(block.text) else None
                continue
            if mode == "areas_for_improvement" and timescale_key(block.text):
                timescale = block
                continue
        numbered = re.match(r"^\(?\d{1,3}[.)]\s+(?=\S)", block.text)
        if not mode or (block.kind != BULLET and not numbered):
            mode = "" if mode and _is_title(block) and counts[mode] else mode
            continue
        counts[mode] += 1
        _item(draft, mode, block, numbered.end() if numbered else 0, counts[mode], timescale)


def _opens(block: Block) -> str:
    if _IMPROVEMENTS.match(block.words):
        return "areas_for_improvement"
    return "strengths" if _STRENGTHS.match(block.words) else ""


def _item(draft: Draft, mode: str, block: Block, start: int, number: int, heading: Block | None) -> None:
    row = {"number": block.value(number), "text": block.quote(start, len(block.text))}
    if mode == "areas_for_improvement":
        key = (timescale_key(heading.text) or class_key(heading.text)) if heading is not None else None
        when = heading.value(key) if key and heading is not None else Value.absent("No timescale or class is printed.")
        row |= {
            "section": Value.absent("Not known."),
            "timescale_or_class": when,
            "n_sub_bullets": Value.absent("Not known."),
        }
    draft.row(mode, **row)


def likely_framework(draft: Draft) -> str | None:
    """The one framework whose documents print most of the headings found, if it is one and they are several."""
    headings = {words_only(str(row["heading"].value)): str(row["heading"].value) for row in draft.rows("judgements")}
    counts = {
        names.id: sum(bool(names.judgement_key(heading)) for heading in headings.values())
        for names in FRAMEWORKS.values()
    }
    best = max(counts.values(), default=0)
    found = [framework for framework, count in counts.items() if count == best]
    return found[0] if best >= 2 and len(found) == 1 else None
