"""What does the program itself put into a section? One function a kind of section; statements come after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from touchstone.domain.asked import overall as overall_of
from touchstone.domain.dates import PreciseDate, Precision
from touchstone.domain.frameworks import Area
from touchstone.domain.reporting import topics
from touchstone.domain.reporting.document import (
    Block,
    Box,
    Column,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Table,
    bullets,
    text,
)
from touchstone.domain.reporting.evidence import MET, Seen, prose
from touchstone.domain.reporting.glossary import GLOSSARY
from touchstone.domain.reporting.words import day, inside, listed, lowered, number, sentence, when
from touchstone.inspectorate.drafting.building import phrases as say
from touchstone.inspectorate.drafting.building import progress, ranked
from touchstone.inspectorate.drafting.building.known import Known
from touchstone.inspectorate.drafting.building.typed import Said, Typed, filled, joined
from touchstone.inspectorate.drafting.models import DraftArea, Section
from touchstone.inspectorate.inspections.models import TeamMember

Blocks = list[Block]


def said(words: str) -> Paragraph:
    return Paragraph(text(words))


def body(known: Known, language: str) -> str:
    """What was inspected: "Cafcass in the Fen service area (F1)", "Cafcass Cymru"."""
    provider = known.name(known.inspection.provider, language)
    if len(known.places) != 1:
        return provider
    place = known.places[0]
    name = known.name(place, language)
    code = f" ({place.code})" if place.code else ""
    return (
        f"{provider} yn ardal gwasanaeth {name}{code}"
        if language == "cy"
        else f"{provider} in the {name} service area{code}"
    )


def about(known: Known, section: Section, language: str) -> Blocks:
    """Who inspected what, when, under which framework and powers, and where. Nothing that is not known."""
    inspection = known.inspection
    inspectorate = known.name(inspection.inspectorate, language)
    words = {"inspectorate": inspectorate, "kind": say.KINDS[inspection.kind](language), "body": body(known, language)}
    if inspection.starts is not None:
        opening = say.CARRIED_OUT(language).format(**words, when=when(inspection.starts, inspection.ends, language))
    else:
        opening = say.NO_DATES(language).format(**words)
    found = [text(opening)]
    if inspection.legal_basis:
        basis = known.typed(Typed("legal_basis", inspection.legal_basis.rstrip(".")), language)
        found.append(filled(say.LEGAL(language), basis=_inside(basis)))
    found.append(text(say.FRAMEWORK(language).format(title=known.framework.title(language))))
    if inspection.theme:
        phrase = say.AGAINST if inspection.kind == "progress" else say.THEME
        theme = known.typed(Typed("theme", inspection.theme.rstrip(".")), language)
        found.append(filled(phrase(language), theme=_inside(theme)))
    blocks: Blocks = [Paragraph(joined(found)), *_aspects(known, language)]
    return blocks + [said(words) for words in (_places(known, language), _earlier(known, language)) if words]


def _inside(said: Said) -> Said:
    """As it stands inside a sentence that has its own full stop."""
    return inside(said[0]), said[1]


def _aspects(known: Known, language: str) -> Blocks:
    """At a progress inspection, the areas of the full framework that were looked at and have no section here."""
    if known.inspection.kind != "progress":
        return []
    own = {section.area_key for section in known.sections.get("everyone", ())}
    keys = [key for key in known.judgements if key not in own]
    titles = [area.title(language) for _, area in known.framework.walk() if area.key in keys]
    return [said(say.ASPECTS(language)), bullets([lowered(title) for title in titles])] if titles else []


def _places(known: Known, language: str) -> str:
    parts = []
    if len(known.places) > 1:
        names = [known.name(each, language) for each in known.places]
        parts.append(say.COVERED(language).format(names=listed(names, language)))
    if len(known.places) == 1 and known.authorities:
        names = [known.name(each, language) for each in known.authorities]
        phrase = say.AUTHORITIES if len(names) > 1 else say.AUTHORITY
        parts.append(phrase(language).format(names=listed(names, language)))
    if known.offices:
        phrase = say.OFFICES if len(known.offices) > 1 else say.OFFICE
        parts.append(phrase(language).format(names=listed(known.offices, language)))
    return " ".join(parts)


def _earlier(known: Known, language: str) -> str:
    """Which inspection this visit follows, and how much it asked for."""
    before = known.inspection.follows
    total = len(known.looked)
    date = before.starts or before.published if before is not None else None
    if date is None or not total:
        return ""
    phrase = say.EARLIER_ONE if total == 1 else say.EARLIER
    if date.precision in (Precision.DAY, Precision.WEEK):  # "in November", not "in 16 November"
        date = PreciseDate.month(date.start.year, date.start.month)
    return phrase(language).format(body=body(known, language), when=day(date, language), count=number(total, language))


def judged(known: Known, section: Section, language: str) -> Blocks:
    """The line with the grade and the sentence that states it; for the overall judgement what held it down."""
    area = known.area(section.area_key)
    held = known.judgements.get(section.area_key)
    if area is None:
        return []
    grade = known.grade(area.key)
    if grade is None:
        state = topics.without_grade(held.state, language) if held is not None else ""
        return [said(state)] if state else []
    progress_scale = known.framework.progress.value
    if progress_scale is not None and grade.scale.key == progress_scale.scale.key:
        return progress.stated(known, area, grade, language)
    blocks: Blocks = [said(topics.grade_line(grade, language)), said(topics.topic(area, grade, language))]
    if area.key == overall_of(known.framework, known.inspection.kind):
        limited = topics.limited(area, known.limiting, language)
        blocks += [said(limited)] if limited else []
    return blocks


def table(known: Known, section: Section, language: str) -> Blocks:
    """Every judgement in the framework's order, and which of them held the overall one down.

    The forms for local authorities state the overall judgement of a single inspection over the table.
    """
    single = known.framework.id == "ofsted-sif-2013"
    head = overall_of(known.framework, known.inspection.kind)
    overall = known.grade(head)
    areas = [area for _, area in known.framework.walk() if area.key in known.judgements and area.graded]
    blocks: Blocks = []
    if single and overall is not None:
        areas = [area for area in areas if area.key != head]
        blocks.append(said(say.OVERALL_IS(language).format(label=lowered(overall.label(language)))))
    return [*blocks, _table(known, areas, language)] if areas else blocks


def _table(known: Known, areas: Sequence[Area], language: str) -> Table:
    limits = {area.key for area in known.limiting}
    first = say.TABLE_AREA if known.framework.level == "local authority" else say.TABLE_OF
    columns = [Column(first(language), header=True), Column(say.TABLE_GRADE(language))]
    rows = []
    for area in areas:
        grade = known.grade(area.key)
        state = topics.without_grade(known.judgements[area.key].state, language)
        row = [area.title(language), grade.label(language) if grade is not None else state or "–"]
        rows.append(tuple(row + ([say.YES(language) if area.key in limits else "–"] if limits else [])))
    if limits:
        columns.append(Column(say.TABLE_LIMIT(language)))
    return Table(say.TABLE_CAPTION(language), tuple(columns), tuple(rows))


# Forms in which a sentence leads to the areas for improvement.
_LED = ("ofsted-cafcass-2009", "ofsted-looked-after-2013")


def improvements(known: Known, section: Section, language: str) -> Blocks:
    """Areas for improvement, numbered through, under their times or classes; at a visit, progress on earlier ones."""
    if known.looked:
        return progress.one_by_one(known, language)
    return listed_areas(known, [area for area in known.areas if area.section in ("", section.key, "local_authority")],
                        section, language)  # fmt: skip


def listed_areas(known: Known, areas: Sequence[DraftArea], section: Section, language: str) -> Blocks:
    """Areas for improvement, numbered through, under their times or classes."""
    if not areas:
        return []
    blocks: Blocks = []
    if known.framework.id in _LED:
        lead = body(known, language)
        blocks.append(said(say.ACTION(language).format(body=lead[0].upper() + lead[1:])))
    start = 1
    for group in ranked.groups(known.framework, areas):
        if group.title is not None:
            blocks.append(Heading(group.title(language), f"{section.key}-{group.key}".replace("_", "-"), 3))
        items = [ranked.words_of(area, language) for area in group.areas]
        blocks.append(Listing(tuple(Item(words) for words in items), numbered=True, start=start))
        start += len(items)
    return blocks


def lscb(known: Known, section: Section, language: str) -> Blocks:
    """The board has a judgement and a list of its own."""
    own = [area for area in known.areas if area.section == section.key]
    return [*judged(known, section, language), *listed_areas(known, own, section, language)]


def evidence(known: Known, section: Section, language: str) -> Blocks:
    """What was looked at, with its numbers, and what could not be seen and why."""
    blocks: Blocks = []
    if any(each.label for each in known.seen):
        shown = [_in_language(known, each, language) for each in known.seen]
        lines = tuple(Item((Run(each.said(language), lang=_language_of(each, language)),)) for each in shown)
        blocks += [said(say.INCLUDES(language)), Listing(lines)]
    elif known.seen and known.framework.level == "area" and not known.letter:
        blocks.append(said(prose(known.seen, language)))
    elif known.seen and known.framework.id.startswith("ciw-"):
        blocks += [said(say.WE_LOOKED(language).format(what=each.said(language))) for each in known.seen]
    elif known.seen:
        lead = say.ASSESSED if known.letter else say.LOOKED_AT
        looked = [each.said(language) for each in known.seen if each.kind not in MET]
        met = [each.said(language) for each in known.seen if each.kind in MET]
        for phrase, items in ((lead, looked), (say.MET, met)):
            blocks += [said(phrase(language)), bullets(items)] if items else []
    if known.seen and not any(each.label for each in known.seen):
        blocks.append(said(say.COUNTED(language)))
    return blocks + missing(known, language)


def _in_language(known: Known, seen: Seen, language: str) -> Seen:
    """With the Welsh of its label and of how exact its number is, where a Welsh document prints them."""
    if language == "en" or not seen.label:
        return seen
    exact = f"{seen.count} {seen.label}" if seen.count is not None else seen.label
    label, of_label = known.typed(Typed("evidence", seen.label, seen.key, exact), language)
    changed = replace(seen, label_cy="" if of_label else label)
    if seen.qualifier:
        words, lang = known.typed(Typed("qualifier", seen.qualifier, seen.key, exact), language)
        changed = replace(changed, qualifier_cy="" if lang else words)
    return changed


def _language_of(seen: Seen, language: str) -> str:
    """A label that has no Welsh is marked as English; where its line says more in Welsh, the line stays Welsh."""
    return "en" if language == "cy" and seen.untranslated and not seen.chosen_by_provider else ""


def missing(known: Known, language: str) -> Blocks:
    """One paragraph for each source that was expected and not seen."""
    blocks: Blocks = []
    for each in known.unseen:
        about, own = (each.title(known.framework, tongue) for tongue in ("en", language))
        named = (own, "") if own else known.typed(Typed("unseen_label", about, each.key, about), language)
        reason, lang = known.typed(Typed("unseen", each.reason, each.key, about), language)
        blocks.append(Paragraph(filled(say.NOT_SEEN(language), title=named, reason=(sentence(reason), lang))))
    return blocks


def team(known: Known, section: Section, language: str) -> Blocks:
    """Who inspected. A letter names who signs it, so this section is a report's."""
    return [said(f"{role}: {names}.") for role, names in people(known, language)]


def people(known: Known, language: str) -> list[tuple[str, str]]:
    """(role, names) of the team, the lead first."""
    narrative = known.framework.id.startswith("ciw-")
    roles = ((TeamMember.Role.LEAD, say.LEAD),
             (TeamMember.Role.INSPECTOR, say.SUPPORTING if narrative else say.INSPECTORS))  # fmt: skip
    found = []
    for role, title in roles:
        names = [str(each.user.name if each.user else each.printed_name) for each in known.team if each.role == role]
        if names:
            found.append((title(language), listed(names, language)))
    return found


def definitions(known: Known, section: Section, language: str) -> Blocks:
    """The grades of this framework, and the terms that this document uses."""
    blocks: Blocks = []
    scale = known.framework.overall_scale or next(iter(known.framework.scales.values()), None)
    if scale is not None and known.judgements:
        key = f"{section.key}-grades".replace("_", "-")
        grades = [scale.grade(each) for each in scale.keys]
        blocks.append(Heading(say.GRADES_HEADING(language), key, 3))
        if topics.numbered(grades[0]):
            lines = [say.GRADE_OF(language).format(code=g.step.code, label=g.label(language)) for g in grades]
            blocks.append(bullets(lines))
        else:
            labels = listed([lowered(grade.label(language)) for grade in grades], language)
            blocks.append(said(say.GRADES_LISTED(language).format(labels=labels)))
    terms = GLOSSARY.used_in(_typed(known, language), language)
    if terms:
        blocks.append(Heading(say.TERMS_HEADING(language), f"{section.key}-terms".replace("_", "-"), 3))
        items = [Item((Run(f"{term.term(language)}: ", strong=True), Run(term.meaning(language)))) for term in terms]
        blocks += [Listing(tuple(items)), said(say.TERMS_FROM(language).format(version=GLOSSARY.version))]
    return blocks


def _typed(known: Known, language: str) -> str:
    """What people wrote, in one text: where a term is looked for."""
    name = "text_cy" if language == "cy" else "text"
    shown = {section.pk for section in known.sections.get("everyone", ())}
    said = [getattr(each, name) for key, held in known.statements.items() if key in shown for each in held]
    return "\n".join([*said, *(getattr(area, name) for area in known.areas)])


def overall_progress(known: Known, section: Section, language: str) -> Blocks:
    return progress.together(known, section.area_key or "overall_progress", language)


def next_steps(known: Known, section: Section, language: str) -> Blocks:
    """By when a response is due, where a clock says so."""
    clock = next((each for each in known.framework.clocks if "response" in each.key and each.length), None)
    if clock is None or clock.length is None:
        return []
    working = {"working": ("working days", "diwrnod gwaith")}.get(clock.unit, ("days", "diwrnod"))
    days = f"{clock.length} {working[1] if language == 'cy' else working[0]}"
    inspectorate = known.name(known.inspection.inspectorate, language)
    asks = say.RESPONSE_TO_LETTER if known.letter else say.RESPONSE
    return [said(asks(language).format(inspectorate=inspectorate, days=days))]


Part = Callable[[Known, Section, str], Blocks]
PARTS: dict[str, Part] = {
    "introduction": about,
    "scope": about,
    "about": about,
    "table": table,
    "record": table,
    "areas_for_improvement": improvements,
    "evidence": evidence,
    "methodology": evidence,
    "team": team,
    "definitions": definitions,
    "grades": definitions,
    "overall_progress": overall_progress,
    "lscb": lscb,
    "next_steps": next_steps,
}


def generated(known: Known, section: Section, language: str) -> Sequence[Block]:
    """What the program says in this section, before what people wrote."""
    part = PARTS.get(section.key, judged)
    return part(known, section, language)


def boxed(title: str, *words: str) -> Box:
    return Box(title, tuple(text(sentence(each)) for each in words if each))
