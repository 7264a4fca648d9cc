"""How do sections, what the program says in them and what people wrote become one document in one language?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from touchstone.domain.asked import overall as overall_of
from touchstone.domain.reporting.document import (
    Address,
    Block,
    Box,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Signature,
    Text,
    text,
)
from touchstone.domain.reporting.fixed_welsh import KINDS
from touchstone.domain.reporting.outlines import group_of
from touchstone.domain.reporting.words import day, days, lowered, sentence
from touchstone.inspectorate.drafting.building import parts
from touchstone.inspectorate.drafting.building import phrases as say
from touchstone.inspectorate.drafting.building.known import Known
from touchstone.inspectorate.drafting.building.typed import Typed
from touchstone.inspectorate.drafting.models import Section, Statement

# Sections whose statements are a list of points, not paragraphs.
LISTS = ("strengths",)
# Sections with a list of areas for improvement.
SAME_IN_WELSH = frozenset({"address", "telephone", "textphone", "email", "website"})
_LISTING = ("areas_for_improvement", "lscb")


@dataclass
class _Numbers:
    """Paragraph numbers of a report: by theme ("2.8") where the form asks, otherwise 1, 2, 3 … through it."""

    letter: bool
    last: int = 0
    theme: int = 0
    within: int = field(default=0)

    def open(self, section: Section) -> str:
        """The number of the section's heading, where it is a numbered theme."""
        if not section.numbered or self.letter:
            return ""
        self.theme, self.within = self.theme + 1, 0
        return f"{self.theme}. "

    def next(self, section: Section) -> str:
        if self.letter:
            return ""
        if section.numbered:
            self.within += 1
            return f"{self.theme}.{self.within}"
        self.last += 1
        return str(self.last)


def document(known: Known, language: str) -> Document:
    """The report or letter in one language."""
    draft = known.draft
    blocks: list[Block] = [*_opening(known, language), *_body(known, language), *_close(known, language)]
    return Document(
        language=language,
        kind=draft.form,
        title=known.title(language),
        subtitle=_subtitle(known, language),
        blocks=tuple(blocks),
        publisher=known.name(known.inspection.inspectorate, language),
        reference=known.inspection.reference,
        dated=_dated(known, language) if known.letter else "",
        facts=() if known.letter else tuple(_facts(known, language)),
        contents=not known.letter,
        imprint=tuple(imprint(known, language)),
    )


def _subtitle(known: Known, language: str) -> str:
    draft = known.draft
    return say.CORRECTED(language).format(edition=draft.edition) if draft.edition > 1 else ""


def _dated(known: Known, language: str) -> str:
    return day(known.dated, language) if known.dated is not None else say.ON_PUBLICATION(language)


def _facts(known: Known, language: str) -> Iterator[tuple[str, str]]:
    """What stands on the cover: each from the one place where it is kept."""
    inspection = known.inspection
    yield say.PROVIDER(language), known.name(inspection.provider, language)
    if len(known.places) == 1:
        place = known.places[0]
        name = known.name(place, language)
        yield say.SERVICE_AREA(language), f"{name} ({place.code})" if place.code else name
    if inspection.starts is not None:
        yield say.DATES(language), days(inspection.starts, inspection.ends, language)
    yield from parts.people(known, language)[:1]
    yield say.OF_FRAMEWORK(language), known.framework.title(language)
    yield say.PUBLISHED(language), _dated(known, language)


def _opening(known: Known, language: str) -> list[Block]:
    draft = known.draft
    blocks: list[Block] = []
    if known.letter:
        lines = _lines(known, "addressee", draft.addressee, language)
        blocks += [Address(lines)] if lines else []
    if language == "cy" and not draft.welsh_reviewed:
        blocks.append(parts.boxed(say.UNREVIEWED("cy"), say.UNREVIEWED_SAYS("cy")))
    if draft.correction_of:
        title = say.CORRECTED(language).format(edition=draft.edition)
        words, lang = known.typed(Typed("correction", draft.correction_of), language)
        blocks.append(Box(title, ((Run(sentence(words), lang=lang),),)))
    if known.letter and draft.salutation:
        blocks.append(Paragraph(text(_salutation(draft.salutation, language))))
    return blocks


def _lines(known: Known, what: str, typed: str, language: str) -> tuple[str, ...]:
    """Names and posts, a line each."""
    lines = "\n".join(line.strip() for line in typed.splitlines() if line.strip())
    words, _lang = known.typed(Typed(what, lines, names=True), language) if lines else ("", "")
    return tuple(words.splitlines())


def _salutation(words: str, language: str) -> str:
    name = words.removeprefix("Dear ")
    if language == "en" or name == words:
        return words
    return say.COLLEAGUE("cy") if name == "colleague" else say.DEAR("cy").format(name=name)


def _body(known: Known, language: str) -> list[Block]:
    numbers, group = _Numbers(known.letter), ""
    blocks: list[Block] = []
    for section in known.sections.get("everyone", ()):
        own = list(parts.generated(known, section, language))
        held = known.statements.get(section.pk, ())
        if not own and not held:
            continue
        above = group_of(known.framework, section.area_key)
        if above is not None and above.key != group:
            blocks.append(Heading(above.title(language), above.key.replace("_", "-"), 2))
        group = above.key if above is not None else ""
        blocks.append(_heading(known, section, language, 3 if above is not None else 2, numbers))
        blocks += _ordered(section, own, _written(section, held, language, numbers))
    return blocks + _left_over(known, language)


def _left_over(known: Known, language: str) -> list[Block]:
    """New areas for improvement in a form that has no list for them (a letter about earlier ones): never lost."""
    has_list = any(each.key in _LISTING for each in known.sections.get("everyone", ()))
    if not known.areas or (has_list and not known.looked):
        return []
    key = "new_areas_for_improvement"
    heading = Heading(say.NEW_AREAS(language), key.replace("_", "-"), 2)
    return [heading, *parts.listed_areas(known, known.areas, Section(key=key), language)]


def _heading(known: Known, section: Section, language: str, level: int, numbers: _Numbers) -> Heading:
    title = (section.title_cy or section.title) if language == "cy" else section.title
    grade = known.grade(section.area_key) if known.framework.id.startswith("ofsted-ilacs-") else None
    # Reports of this form repeat the grade in the heading of each area.
    graded = f": {lowered(grade.label(language))}" if grade is not None and not known.letter else ""
    words = f"{numbers.open(section)}{title}{graded}"
    return Heading(words, section.key.replace("_", "-"), level)


def _ordered(section: Section, own: list[Block], written: list[Block]) -> list[Block]:
    """What people wrote comes after what the program says, but before a list that ends a section."""
    return [*written, *own] if section.key in ("areas_for_improvement",) else [*own, *written]


def _written(section: Section, held: Sequence[Statement], language: str, numbers: _Numbers) -> list[Block]:
    if section.key in LISTS:
        items = tuple(Item(_words(each, language)) for each in held)
        return [Listing(items)] if items else []
    return [Paragraph(_words(each, language), number=numbers.next(section)) for each in held]


def _words(statement: Statement, language: str) -> Text:
    words = (statement.text_cy if language == "cy" else statement.text).strip()
    return (Run(words),) if words else (Run(say.GAP(language), strong=True),)


def _close(known: Known, language: str) -> list[Block]:
    draft = known.draft
    if not known.letter:
        return []
    blocks: list[Block] = [Paragraph(text(say.SINCERELY(language)))]
    if draft.signatory:
        post = _lines(known, "signatory_post", draft.signatory_post, language)
        blocks.append(Signature(draft.signatory, ", ".join(post)))
    if draft.copies_to:
        copies = _lines(known, "copies", "\n".join(str(each) for each in draft.copies_to), language)
        blocks += [Paragraph(text(say.COPIES(language))), Address(copies)]
    return blocks


def imprint(known: Known, language: str) -> list[str]:
    """How to ask for other forms, use it again, complain and reach the inspectorate, as far as each is known; and the
    reference again, from the same place as on the cover."""
    held = known.inspection.inspectorate
    name = known.name(held, language)
    lines = [
        say.OTHER_FORMS_AT(language).format(where=_contact(known, "other_forms", language))
        if held.other_forms
        else say.OTHER_FORMS(language).format(inspectorate=name)
    ]
    if known.draft.welsh:
        lines.append(say.ALSO_WELSH(language))
    if held.licence:
        lines.append(say.LICENCE(language).format(licence=_contact(known, "licence", language)))
    if held.complaints:
        lines.append(say.COMPLAIN_AT(language).format(where=_contact(known, "complaints", language)))
    else:
        lines.append(say.COMPLAIN(language).format(inspectorate=name))
    found = ((title(language), _contact(known, key, language)) for key, title in say.CONTACTS.items())
    reached = [f"{title}: {words}" for title, words in found if words]
    if reached:
        lines.append(f"{name}. {'. '.join(reached)}.")
    if known.inspection.reference:
        lines.append(say.NUMBERED(language).format(reference=known.inspection.reference))
    framework = known.framework
    kind = KINDS[known.inspection.kind] if language == "cy" else known.inspection.kind
    lines.append(say.RECORD(language).format(framework=framework.id, version=framework.version, kind=kind))
    return lines


def _contact(known: Known, key: str, language: str) -> str:
    """A contact line of the inspectorate. An address, of whatever kind, is the same in both languages unless its Welsh
    is held; a few words have their Welsh beside them, or a person writes it for this report."""
    held = known.inspection.inspectorate
    words: str = getattr(held, key)
    welsh: str = getattr(held, f"{key}_cy", "") if language == "cy" else ""
    one_in_both = key in SAME_IN_WELSH or " " not in words or not any(letter.isalpha() for letter in words)
    if welsh or one_in_both:
        return welsh or words
    return known.typed(Typed(key, words, names=True), language)[0]


def children(known: Known, language: str) -> Document | None:
    """The version for children: its own short texts. None where nobody has written any in this language."""
    blocks: list[Block] = []
    written = False
    for section in known.sections.get("children", ()):
        held = [each for each in known.statements.get(section.pk, ()) if (each.text or each.text_cy).strip()]
        written = written or bool(held)
        own = _for_children(known, section, language)
        if own or held:
            title = (section.title_cy or section.title) if language == "cy" else section.title
            blocks.append(Heading(title, f"children-{section.key}".replace("_", "-"), 2))
            blocks += own + [Paragraph(_words(each, language)) for each in held]
    if not written:
        return None
    if language == "cy" and not known.draft.welsh_reviewed:
        blocks.insert(0, parts.boxed(say.UNREVIEWED("cy"), say.UNREVIEWED_SAYS("cy")))
    return Document(
        language=language,
        kind="children",
        title=say.CHILDREN_TITLE(language).format(title=known.title(language)),
        blocks=tuple(blocks),
        publisher=known.name(known.inspection.inspectorate, language),
        reference=known.inspection.reference,
        dated=_dated(known, language),
        contents=False,
        imprint=tuple(imprint(known, language)),
    )


def _for_children(known: Known, section: Section, language: str) -> list[Block]:
    if section.key != "why":
        return []
    names = {
        "inspectorate": known.name(known.inspection.inspectorate, language),
        "body": known.name(known.inspection.provider, language),
    }
    said = [say.CHILDREN_WHY(language).format(**names)]
    grade = known.grade(overall_of(known.framework, known.inspection.kind))
    if grade is not None:
        said.append(say.CHILDREN_OVERALL(language).format(label=lowered(grade.label(language))))
    return [Paragraph(text(" ".join(said)))]
