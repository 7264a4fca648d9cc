"""Ofsted's letter after a progress inspection of a Cafcass service area against a plan (2011).

A letter that samples some aspects of the full framework: one headline judgement of progress, then sections of
findings, some of which say how much progress was made and some of which call a part of the work good, weak, poor.
Only judgements of progress are judgements; what a sentence calls good or weak is kept as a statement, ungraded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.domain.vocabulary import FRAMEWORKS
from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.draft import Draft, Section
from touchstone.reader.common.evidence import read_prose, read_surveys, read_unable
from touchstone.reader.common.figures import read_figures, read_milestones
from touchstone.reader.common.flow import BULLET, HEADING, Block
from touchstone.reader.common.inspections import (
    read_area,
    read_fieldwork,
    read_inspected_body,
    read_legal_basis,
    read_sector,
)
from touchstone.reader.common.letters import Letter, parts, read_letter
from touchstone.reader.common.proportions import read_proportion_words
from touchstone.reader.common.text import slug
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._progress import progress_in
from touchstone.reader.families._promises import check_promises
from touchstone.reader.families._statements import read_statements
from touchstone.reader.record import Record, Value

FRAMEWORK = "ofsted-cafcass-progress-2011"
SCALE = "progress-2010"
_NAMES = FRAMEWORKS[FRAMEWORK]
_ASPECTS = FRAMEWORKS["ofsted-cafcass-2009"]
HEADINGS = tuple(_NAMES.headings)
_JUDGEMENT_LINE = re.compile(r"^(?:overall\s+)?judgement\s*[:\-–]", re.IGNORECASE)
_URGENT = re.compile(r"requires?\s+(?:immediate|urgent)\s+(?:attention|action)", re.IGNORECASE)
_PER_CASE = r"(?:cases?|children|families|files?)"


def _recognise(document: Document) -> float:
    text = document.text[:60000].lower()
    if "cafcass" not in text or "dear " not in text:
        return 0.0
    signs = sum(
        (
            "overall progress" in text,
            re.search(r"judgement:\s*\w+ progress", text) is not None,
            re.search(r"transformation plan|progress (?:that is being )?made against", text) is not None,
            re.search(r"summarises the findings|findings of the recent inspection", text) is not None,
            "ofsted" in text,
        )
    )
    return 0.0 if signs < 3 else min(0.96, 0.4 + 0.11 * signs)


def _read(document: Document) -> Record:
    draft = Draft("ofsted_cafcass_progress", document, HEADINGS)
    letter = parts(draft.blocks)
    _read_form(draft)
    read_letter(draft, letter)
    top = [*letter.subject, *letter.body[:4]]
    read_area(draft, top)
    read_sector(draft)
    read_fieldwork(draft, [*letter.body[:4], *letter.subject], r"previous|last\s+inspection")
    read_inspected_body(draft, draft.blocks[:40])
    read_legal_basis(draft)
    if not draft.rows("legal_basis"):
        draft.row("legal_basis", text=Value.missing("No Act with a section was found."))
    sections = _sections(letter.body)
    _read_plan(draft, letter.body)
    _read_aspects(draft, letter.body)
    first = next((s.heading.number for s in sections if s.heading is not None), 10**9)
    opening = [block for block in letter.body if block.number < first and block.kind != BULLET]
    read_prose(draft, opening)
    read_unable(draft, opening)
    _read_progress(draft, sections)
    _read_findings(draft, letter, sections)
    return draft.record


def _read_form(draft: Draft) -> None:
    draft.sure("framework", FRAMEWORK)
    draft.sure("kind", "progress")
    for field, name in (("inspectorate", "Ofsted"), ("provider", "Cafcass")):
        hit = draft.find(rf"\b{name}\b")
        draft.sure(field, name, hit.block.place(*hit.match.span()) if hit else None)
    draft.put("published", Value.absent("A letter prints the day it was written, not the day it was published."))
    draft.put("lead_inspector", Value.absent("A letter names who signed it, not who led the inspection."))


def _sections(body: Sequence[Block]) -> list[Section]:
    found = [Section(None)]
    for index, block in enumerate(body):
        if _is_heading(block, body[index + 1 : index + 2]):
            found.append(Section(block))
        else:
            found[-1].blocks.append(block)
    return found


def _is_heading(block: Block, after: Sequence[Block]) -> bool:
    """Marked as one, known, or a short line without a stop that stands over a list or a line "Judgement: …"."""
    if block.kind == HEADING or _NAMES.judgement_key(block.text):
        return True
    short = block.kind != BULLET and len(block.text) < 130 and not re.search(r"[.:;,]$", block.text)
    if not short or _JUDGEMENT_LINE.match(block.text):
        return False
    return bool(after) and (after[0].kind == BULLET or bool(_JUDGEMENT_LINE.match(after[0].text)))


def _read_plan(draft: Draft, body: Sequence[Block]) -> None:
    hit = draft.find(r"progress\s+[^.]{0,60}?against\s+the\s+(?P<plan>(?:[A-Z][\w’'-]*\s+)+Plan)\b", body, re.NOFLAG)
    if hit is not None:
        draft.put("plan", hit.value("plan"))
    else:
        draft.absent("plan", "No plan is named that progress was judged against.")


def _read_aspects(draft: Draft, body: Sequence[Block]) -> None:
    """The aspects of the full framework that were sampled: the list under "focusing on aspects of:"."""
    for index, block in enumerate(body):
        if not re.search(r"\b(?:aspects?|areas?|judgements?)\s+(?:of|on)?\s*:\s*$", block.text, re.IGNORECASE):
            continue
        for item in body[index + 1 :]:
            if item.kind != BULLET:
                break
            text = item.text.rstrip(".;, ")
            key = _ASPECTS.judgement_key(text)
            doubt = "" if key else f"The framework has no judgement called “{text}”."
            draft.row(
                "aspects",
                heading=item.quote(0, len(text)),
                key=item.value(key or slug(text), (0, len(text)), EXACT if key else LIKELY, doubt),
            )
        return


def _read_progress(draft: Draft, sections: Sequence[Section]) -> None:
    """The headline, and for each section of findings the progress it states, or the reason why there is none."""
    for section in sections:
        if section.heading is None:
            continue
        overall = _NAMES.judgement_key(section.heading.text) == "overall_progress"
        found = _stated(section)
        if overall:
            _headline(draft, section, found)
            continue
        reason = "This section states no progress."
        progress = found[0].value(found[1], found[2]) if found else Value.absent(reason)
        draft.row(
            "progress_judgements",
            number=Value.absent("Sections of this letter have no numbers."),
            text=section.heading.quote(0, len(section.heading.text)),
            progress=progress,
            residual=Value.absent("Not printed."),
        )
        if found:
            _judgement(draft, section.heading, found)
    if "overall_progress" not in draft.record.fields:
        draft.put("overall_progress", None, "No heading “Overall progress” with a judgement was found.")


def _stated(section: Section) -> tuple[Block, str, tuple[int, int]] | None:
    for block in section.blocks:
        line = _JUDGEMENT_LINE.match(block.text)
        spans = [(0, len(block.text))] if line else block.sentences[:1]
        for start, end in spans:
            hit = progress_in(block, start, end)
            if hit:
                return block, *hit
    return None


def _headline(draft: Draft, section: Section, found: tuple[Block, str, tuple[int, int]] | None) -> None:
    heading = section.heading
    assert heading is not None
    if found is None:
        draft.put("overall_progress", None, "No line “Judgement” with a grade stands under “Overall progress”.")
        return
    draft.put("overall_progress", found[0].value(found[1], found[2], EXACT))
    _judgement(draft, heading, found)


def _judgement(draft: Draft, heading: Block, found: tuple[Block, str, tuple[int, int]]) -> None:
    block, grade, span = found
    key = _NAMES.judgement_key(heading.text) or slug(heading.text)
    start, end = block.sentence_at(span[0])
    draft.row(
        "judgements",
        heading=heading.quote(0, len(heading.text), EXACT),
        key=heading.value(key),
        group=Value.absent("This judgement stands in no group."),
        grade=block.value(grade, span, EXACT if _JUDGEMENT_LINE.match(block.text) else FORM),
        scale=block.value(SCALE, span),
        words=block.quote(start, end),
        limiting=Value.absent("Letters of this kind have no limiting judgements."),
    )


def _read_findings(draft: Draft, letter: Letter, sections: Sequence[Section]) -> None:
    findings = [block for section in sections if section.heading is not None for block in section.blocks]
    read_statements(draft, findings)
    _read_urgent(draft, findings)
    _read_referrals(draft, findings)
    _read_triggered(draft, findings)
    hit = draft.find(r"\bfuture\s+inspections?\b", letter.body)
    if hit is not None:
        draft.put("carry_forward", hit.block.quote(*hit.block.sentence_at(hit.match.start())))
    else:
        draft.absent("carry_forward", "The letter does not say what a future inspection will look at.")
    used = read_figures(draft, findings)
    read_milestones(draft, findings, used, r"inspection|published")
    read_surveys(draft, findings)
    read_proportion_words(draft, letter.body)
    check_promises(draft, letter.body)
    _check_headline(draft)


def _read_urgent(draft: Draft, findings: Sequence[Block]) -> None:
    """What "requires immediate attention" is an area for improvement, though such a letter has no list of them."""
    for block in findings:
        for match in _URGENT.finditer(block.text):
            start, end = block.sentence_at(match.start())
            if re.match(r"(?:This|That|It|These)\b", block.text[start:end]):
                start = max((s for s, _ in block.sentences if s < start), default=start)
            draft.row(
                "areas_for_improvement",
                number=Value.absent("The letter does not number it."),
                section=Value.absent("The letter has no list of areas for improvement."),
                timescale_or_class=block.value("immediate_action", match.span()),
                text=block.quote(start, end),
                n_sub_bullets=block.value(0),
            )


def _read_referrals(draft: Draft, findings: Sequence[Block]) -> None:
    asked = draft.find(
        rf"(?P<n>{NUMBER})\s+(?:\w+\s+){{0,3}}?{_PER_CASE}\s+[^.]{{0,60}}?\breferred\b[^.]{{0,300}}?\brequest\s+of\s+(?:the\s+)?inspectors",
        findings,
    )
    after = draft.find(
        rf"(?P<n>{NUMBER})\s+(?:\w+\s+){{0,3}}?{_PER_CASE}\s+[^.]{{0,60}}?\bidentified\b[^.]{{0,300}}?\brequiring\s+referral",
        findings,
    )
    total = 0
    for name, hit in (("referrals_at_inspectors_request", asked), ("referrals_identified_after", after)):
        number = count_of(hit.match.group("n")) if hit else None
        if hit is not None and number is not None:
            total += number
            draft.put(name, hit.as_value(number, "n"))
    first = asked or after
    if first is not None and total:
        draft.put("referrals", first.as_value(total, "n"))
    else:
        draft.absent("referrals", "The letter tells of no case referred during the inspection.")


def _read_triggered(draft: Draft, findings: Sequence[Block]) -> None:
    """What the service began because of the inspection, while it went on."""
    pattern = r"during\s+the\s+inspection\s+to\s+(?:begin|start|undertake|carry\s+out)\s+(?P<what>[^.]+)"
    for hit in draft.find_all(pattern, findings):
        draft.row("triggered_actions", text=hit.value("what"))


def _check_headline(draft: Draft) -> None:
    """A headline and a section that say otherwise: reported, because a reader may take it for a mistake."""
    headline = draft.record.fields["overall_progress"]
    for row in draft.rows("progress_judgements"):
        said = row["progress"].value
        if said and headline.value and said != headline.value:
            draft.contradiction(
                f"The headline is {headline.value} progress; the section “{row['text'].value}” states {said} progress.",
                headline.place,
                row["progress"].place,
            )


FAMILY = Family("ofsted_cafcass_progress", _recognise, _read)
