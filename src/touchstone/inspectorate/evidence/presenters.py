"""How evidence is shown: the boxes of judgement areas, a text with its marks, one item as a page or a row says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.disclosure import WHY, Mark
from touchstone.domain.evidence import DIRECTIONS, METHODS, Triangle
from touchstone.domain.frameworks import Framework
from touchstone.foundation.core.pages import language
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.evidence import marks
from touchstone.inspectorate.evidence.forms import EvidenceForm, is_group
from touchstone.inspectorate.evidence.models import EvidenceContradiction, EvidenceItem, EvidenceVersion
from touchstone.inspectorate.evidence.written import FREE, Written

TAGS = {"strength": "done", "weakness": "stop", "neutral": "wait"}
FIELDS = {
    "text": gettext_lazy("What was seen"),
    "about_role": gettext_lazy("About or from whom"),
    "place": gettext_lazy("Where"),
    "case_reference": gettext_lazy("Case"),
}


@dataclass(frozen=True)
class AreaBox:
    """One line of the judgement areas: a heading for a group, or a box to tick."""

    key: str
    title: str
    depth: int
    heading: bool
    ticked: bool


def area_boxes(definition: Framework, form: EvidenceForm) -> list[AreaBox]:
    """The framework's areas in its order, groups as headings."""
    chosen = set(form["areas"].value() or ())
    said = language()
    return [
        AreaBox(area.key, area.title(said), depth, is_group(area), area.key in chosen)
        for depth, area in definition.walk()
    ]


def area_titles(definition: Framework) -> dict[str, str]:
    """Judgement area key → title in the page's language."""
    return {area.key: area.title(language()) for _depth, area in definition.walk()}


def source_titles(definition: Framework) -> dict[str, str]:
    return {each.key: each.title(language()) for each in definition.evidence}


@dataclass(frozen=True)
class OpenMark:
    """A marked word that waits: where the reason is written, and what was written there so far."""

    key: tuple[str, str]
    word: str
    why: str
    box: str
    reason: str


@dataclass(frozen=True)
class MarkedField:
    """One field with its marks: `pieces` to read it, `marks` still open (each word once), `kept` words with reasons."""

    name: str
    title: str
    pieces: list[marks.Piece]
    marks: list[OpenMark]


def marked_fields(item: EvidenceItem, written: Written, answers: Mapping[str, Any]) -> list[MarkedField]:
    """The fields that hold marked words. `answers` are the reasons a form sent, under `reason-<n>`."""
    kept = set(item.kept_marks.values_list("kind", "word"))
    found = marks.found_in(item.inspection, written)
    fields, number, seen = [], 0, set[tuple[str, str]]()
    for name in FREE:
        waiting = []
        for mark in found[name]:
            if mark.key in kept or mark.key in seen:
                continue
            seen.add(mark.key)
            box = f"reason-{number}"
            number += 1
            waiting.append(OpenMark(mark.key, mark.word, why(mark), box, str(answers.get(box, "")).strip()))
        if found[name]:
            title = str(FIELDS[name])
            fields.append(MarkedField(name, title, marks.pieces(getattr(written, name), found[name]), waiting))
    return fields


def why(mark: Mark) -> str:
    return _(mark.why.text)


def kinds() -> dict[str, str]:
    return {kind: _(said.text) for kind, said in WHY.items()}


@dataclass(frozen=True)
class Shown:
    """An item as a list shows it."""

    item: EvidenceItem
    method: str
    direction: str
    tag: str
    about: str
    areas: list[str]
    source: str
    files: int
    excerpt: str

    @property
    def short(self) -> str:
        return short(self.item)


def shown(items: Iterable[EvidenceItem], definition: Framework) -> list[Shown]:
    """Items as a list shows them. No query where areas, files and authors came with them."""
    areas, sources = area_titles(definition), source_titles(definition)
    return [_shown(item, areas, sources) for item in items]


def _shown(item: EvidenceItem, areas: Mapping[str, str], sources: Mapping[str, str]) -> Shown:
    about = ", ".join(part for part in (item.about_role, item.case_reference) if part)
    text = " ".join(item.text.split())
    return Shown(
        item=item,
        method=method(item.method),
        direction=direction(item.direction),
        tag=TAGS.get(item.direction, ""),
        about=about,
        areas=[areas.get(each.area_key, each.area_key) for each in item.areas.all()],
        source=sources.get(item.source_key, ""),
        files=len(item.files.all()),
        excerpt=text if len(text) <= 280 else f"{text[:279]}…",
    )


def method(key: str) -> str:
    return _(METHODS[key]) if key in METHODS else ""


def direction(key: str) -> str:
    return _(DIRECTIONS[key]) if key in DIRECTIONS else ""


def short(item: EvidenceItem) -> str:
    """The number by which people speak of an item: eight letters and digits."""
    return str(item.public_id)[:8]


@dataclass(frozen=True)
class Earlier:
    """What an item said before an amendment."""

    version: EvidenceVersion
    rows: list[tuple[str, str]]


def versions(item: EvidenceItem, definition: Framework) -> list[Earlier]:
    """The earlier texts of an item, the latest first. One query."""
    areas, sources = area_titles(definition), source_titles(definition)
    held = item.versions.select_related("written_by", "replaced_by").order_by("-number")
    return [Earlier(version, _rows(version.content, areas, sources)) for version in held]


def _rows(content: Mapping[str, Any], areas: Mapping[str, str], sources: Mapping[str, str]) -> list[tuple[str, str]]:
    day = content.get("seen_on") or None
    return [
        (_("What was seen"), content.get("text", "")),
        (_("How it was seen"), method(content.get("method", ""))),
        (_("When"), format_date(day)),
        (_("What it shows"), direction(content.get("direction", ""))),
        (_("Judgement areas"), ", ".join(areas.get(key, key) for key in content.get("areas", ()))),
        (_("About or from whom"), content.get("about_role", "")),
        (_("Case"), content.get("case_reference", "")),
        (_("Where"), content.get("place", "")),
        (_("Source"), sources.get(content.get("source_key", ""), "")),
    ]


@dataclass(frozen=True)
class Against:
    """Another item that one is set against."""

    row: EvidenceContradiction
    other: EvidenceItem
    number: str
    area: str


def contradictions(item: EvidenceItem, rows: Iterable[EvidenceContradiction], definition: Framework) -> list[Against]:
    """What contradicts an item, as its page shows it."""
    titles = area_titles(definition)
    others = ((row, row.second if row.first_id == item.pk else row.first) for row in rows)
    return [Against(row, other, short(other), titles.get(row.area_key, row.area_key)) for row, other in others]


@dataclass(frozen=True)
class Together:
    """The evidence of one judgement area put together, in words. `against` are pairs that people set against each
    other."""

    key: str
    title: str
    triangle: Triangle
    methods: list[tuple[str, int]]
    sources: list[tuple[str, int]]
    against: list[EvidenceContradiction]


def together(
    triangles: Iterable[Triangle], against: Iterable[EvidenceContradiction], definition: Framework
) -> list[Together]:
    """Area by area, in the framework's order."""
    titles, sources = area_titles(definition), source_titles(definition)
    by_area: dict[str, list[EvidenceContradiction]] = {}
    for row in against:
        by_area.setdefault(row.area_key, []).append(row)
    return [
        Together(
            key=each.area,
            title=titles.get(each.area, each.area),
            triangle=each,
            methods=_most_first((method(key), n) for key, n in each.methods.items()),
            sources=_most_first((sources.get(key, _("no expected source")), n) for key, n in each.sources.items()),
            against=by_area.get(each.area, []),
        )
        for each in triangles
    ]


def _most_first(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


# The columns of the CSV file: keys, not words, so that the file means the same in every language.
COLUMNS = (
    "number", "state", "seen_on", "method", "source", "direction", "judgement_areas", "case", "about", "service_area",
    "place", "text", "author", "submitted_at", "version", "files", "content_hash", "withdrawn_reason",
)  # fmt: skip


def csv_row(item: EvidenceItem) -> list[object]:
    """One item as a row of the file. No query where areas, files and authors came with it."""
    return [
        item.public_id, item.state, item.seen_on, item.method, item.source_key, item.direction,
        " ".join(each.area_key for each in item.areas.all()), item.case_reference, item.about_role,
        item.area.slug if item.area else "", item.place, item.text, item.author.name,
        item.submitted_at.isoformat(timespec="seconds") if item.submitted_at else "", item.version,
        len(item.files.all()), item.content_hash, item.withdrawn_reason,
    ]  # fmt: skip
