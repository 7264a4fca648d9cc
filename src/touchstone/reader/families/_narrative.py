"""How is a report without grades read: strengths, areas for improvement, numbered themes, and how it was done?

The same layout is read in English and in Welsh; what differs between them is a `Wording`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.draft import Draft, Section
from touchstone.reader.common.flow import BULLET, HEADING, Block
from touchstone.reader.common.names import split_list
from touchstone.reader.common.text import slug, words_only
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.record import Place, Value

PARAGRAPH = re.compile(r"^(?P<theme>\d{1,2})\.(?P<number>\d{1,3})\.?\s+(?=\S)")
_THEME = re.compile(r"^(?:(?:theme|thema)\s+)?(?P<number>\d{1,2})[.:)]\s+(?P<heading>\S.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """The words by which a narrative report of one language is known: headings as printed, patterns for sentences."""

    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    ends: tuple[str, ...]  # headings that end a list: next steps, methodology, …
    methodology: tuple[str, ...]
    introduction: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]  # pattern in a theme's heading → judgement key
    response: str  # groups n, basis
    lead: str
    supporting: str

    def headings(self) -> tuple[str, ...]:
        return (*self.strengths, *self.improvements, *self.ends, *self.methodology, *self.introduction)


@dataclass(frozen=True)
class Paragraph:
    theme: int
    number: int
    block: Block
    span: tuple[int, int]


def is_one_of(block: Block, headings: Sequence[str]) -> bool:
    """Whether a block is one of these headings, whatever its capitals and marks."""
    return block.words in {words_only(heading) for heading in headings}


def section_under(draft: Draft, headings: Sequence[str], wording: Wording) -> Section | None:
    """What stands under the last of these headings that has something under it (the first is in the contents)."""
    stops = {words_only(heading) for heading in wording.headings()}
    best: Section | None = None
    for index, block in enumerate(draft.blocks):
        if not is_one_of(block, headings) or block.kind == BULLET:
            continue
        section = Section(block)
        for later in draft.blocks[index + 1 :]:
            if later.kind == HEADING or later.words in stops or PARAGRAPH.match(later.text) or _is_theme_line(later):
                break
            section.blocks.append(later)
        if section.blocks:
            best = section
    return best


def _is_theme_line(block: Block) -> bool:
    return bool(_THEME.match(block.text)) and block.kind != BULLET and len(block.text) < 160 and block.text[-1] != "."


def paragraphs_of(draft: Draft) -> list[Paragraph]:
    """The numbered paragraphs in printed order."""
    found = []
    for block in draft.blocks:
        match = PARAGRAPH.match(block.text)
        if match and len(block.text) > 40:
            number = (match.start("theme"), match.end("number"))
            found.append(Paragraph(int(match.group("theme")), int(match.group("number")), block, number))
    return found


def read_items(draft: Draft, name: str, section: Section | None, missing: str) -> None:
    """Rows of strengths or areas for improvement: the items of a list, or its lines where nothing marks them."""
    if section is None:
        gap = Value.missing(missing)
        draft.row(name, number=gap, text=gap)
        return
    bullets = [block for block in section.blocks if block.kind == BULLET]
    top = min((block.level for block in bullets), default=0)
    items = [block for block in bullets if block.level <= top + 1] or section.blocks
    for number, block in enumerate(items, start=1):
        mark = re.match(r"^\(?\d{1,2}[.)]\s+", block.text)
        text = block.quote(mark.end() if mark else 0, len(block.text), FORM if bullets or mark else LIKELY)
        row = {"number": block.value(number, confidence=FORM), "text": text}
        if name == "areas_for_improvement":
            below = _below(section.blocks, block, top)
            row |= {
                "section": Value.absent("The report has one list."),
                "timescale_or_class": Value.absent("The report gives its areas for improvement no timescale."),
                "n_sub_bullets": block.value(below),
            }
        draft.row(name, **row)


def _below(blocks: Sequence[Block], item: Block, top: int) -> int:
    count = 0
    for block in blocks[blocks.index(item) + 1 :]:
        if block.kind != BULLET or block.level <= top + 1:
            break
        count += 1
    return count


def read_themes(draft: Draft, wording: Wording) -> None:
    """Rows of themes and paragraphs, and an ungraded judgement for each theme. Gaps in the numbers are reported."""
    paragraphs = paragraphs_of(draft)
    for paragraph in paragraphs:
        section = paragraph.block.value(paragraph.theme, paragraph.span)
        number = paragraph.block.value(f"{paragraph.theme}.{paragraph.number}", paragraph.span, EXACT)
        draft.row("paragraphs", number=number, section=section)
    for theme in dict.fromkeys(paragraph.theme for paragraph in paragraphs):
        own = [paragraph for paragraph in paragraphs if paragraph.theme == theme]
        _theme(draft, wording, theme, own)
        _check_run(draft, theme, own)
    if not paragraphs:
        gap = Value.missing("No numbered paragraphs (1.1, 1.2 …) were found.")
        draft.row("themes", number=gap, key=gap, heading=gap, paragraphs=gap)


def _theme(draft: Draft, wording: Wording, theme: int, own: Sequence[Paragraph]) -> None:
    before = [b for b in draft.blocks if b.number < own[0].block.number]
    heading = next(
        (b for b in reversed(before) if (m := _THEME.match(b.text)) and int(m.group("number")) == theme), None
    )
    count = Value(max(p.number for p in own), own[-1].block.place(*own[-1].span), FORM)
    numbered = own[0].block.value(theme, own[0].span)
    if heading is None:
        gap = Value.missing(f"No heading with the number {theme} stands before paragraph {theme}.1.")
        draft.row("themes", number=numbered, key=gap, heading=gap, paragraphs=count)
        return
    match = _THEME.match(heading.text)
    assert match is not None
    printed = match.group("heading").rstrip(" .")
    key = next((k for pattern, k in wording.themes if re.search(pattern, printed, re.IGNORECASE)), None)
    doubt = "" if key else f"The framework has no theme called “{printed}”."
    span = (match.start("heading"), match.start("heading") + len(printed))
    keyed = heading.value(key or slug(printed), span, FORM if key else LIKELY, doubt)
    draft.row(
        "themes",
        number=heading.value(theme, match.span("number"), EXACT),
        key=keyed,
        heading=heading.quote(*span),
        paragraphs=count,
    )
    none = Value.absent("Reports of this framework give no grades.")
    draft.row(
        "judgements",
        heading=heading.quote(*span),
        key=keyed,
        group=Value.absent("Themes stand in no group."),
        grade=none,
        scale=none,
        words=none,
        limiting=none,
    )


def _check_run(draft: Draft, theme: int, own: Sequence[Paragraph]) -> None:
    numbers = [paragraph.number for paragraph in own]
    missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    places: list[Place] = [own[0].block.place(*own[0].span), own[-1].block.place(*own[-1].span)]
    if missing:
        listed = ", ".join(f"{theme}.{number}" for number in missing)
        draft.contradiction(
            f"The paragraph numbers of theme {theme} run to {max(numbers)} but leave out {listed}.", *places
        )
    if twice:
        listed = ", ".join(f"{theme}.{number}" for number in twice)
        draft.contradiction(f"Paragraph numbers stand twice: {listed}.", *places)


def read_response(draft: Draft, wording: Wording) -> None:
    """response_due_days and response_due_basis: how long the provider has to answer, and in what days."""
    hit = draft.find(wording.response)
    if hit is None:
        draft.absent("response_due_days", "The report asks for no response by a day.")
        draft.absent("response_due_basis", "The report asks for no response by a day.")
        return
    draft.put("response_due_days", hit.as_value(count_of(hit.match.group("n")), "n"))
    if hit.match.group("basis"):
        basis = "working" if re.search(r"working|gwaith", hit.match.group("basis"), re.I) else "calendar"
        draft.put("response_due_basis", hit.as_value(basis, "basis"))
    else:
        reason = "The report says days, not whether working days or calendar days."
        draft.put("response_due_basis", Value(None, hit.value().place, 1.0, reason))


def read_team(draft: Draft, wording: Wording) -> None:
    """lead_inspector, and people with their roles in the team."""
    lead = draft.find(wording.lead)
    if lead is None:
        draft.put("lead_inspector", None, "No line names the lead inspector.")
    else:
        draft.put("lead_inspector", lead.value("name", EXACT))
        draft.row("people", name=lead.value("name", EXACT), role=lead.value("role"))
    support = draft.find(wording.supporting)
    if support is None:
        return
    offset = support.match.start("list")
    for start, end in split_list(support.match.group("list")):
        name = support.block.quote(offset + start, offset + end)
        draft.row("people", name=name, role=support.value("role"))


def numbers_in(block: Block, start: int, end: int) -> list[tuple[int, int, int]]:
    """(number, start, end) of each whole number in a sentence."""
    found = []
    for match in re.finditer(rf"(?<![\w.-])({NUMBER})", block.text[start:end], re.IGNORECASE):
        number = count_of(match.group(1))
        if number is not None:
            found.append((number, start + match.start(1), start + match.end(1)))
    return found
