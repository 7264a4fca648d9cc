"""How does a reading look to the person who confirms it: its name, its counts, its page with a place marked?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.archive import choices, typed, vocabulary
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.values import Item, Path, doubts_first, settle, settled
from touchstone.inspectorate.archive.vocabulary import Meaning, Type
from touchstone.inspectorate.inspections.models import Inspection

# A page of text longer than this is shown around the place, so that nobody scrolls through forty thousand characters.
LONG_PAGE = 6000
AROUND = 1500


def name_of(reading: DocumentReading) -> str:
    """What the document is, in one line: its title, or whom it is about, or its file's name."""
    fields = reading.record.get("fields") or {}

    def said(name: str) -> str:
        return typed.as_typed((fields.get(name) or {}).get("value"))

    who = ", ".join(part for part in (said("provider") or said("inspected_body"), said("area_name")) if part)
    return " ".join((said("title") or who or reading.document.name).split())


def what_it_is(reading: DocumentReading) -> str:
    """Its kind and date in words: "full inspection, published October 2009"."""
    values = {
        name: cell.get("value") for name, cell in (reading.record.get("fields") or {}).items() if cell.get("value")
    }
    kind = str(values.get("kind") or "")
    parts = [str(Inspection.Kind(kind).label) if kind in Inspection.Kind.values else ""]
    dated, seen = values.get("published") or values.get("letter_date"), values.get("inspection_start")
    if isinstance(dated, Mapping):
        parts.append(_("dated %(day)s") % {"day": format_date(typed.precise(dated))})
    elif isinstance(seen, Mapping):
        parts.append(_("fieldwork from %(day)s") % {"day": format_date(typed.precise(seen))})
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


@dataclass(frozen=True)
class Progress:
    """How far a person has come: items looked at, of all; and doubts among those left."""

    total: int
    left: int
    doubts_left: int

    @property
    def done(self) -> int:
        return self.total - self.left


def progress(items: Sequence[Item]) -> Progress:
    left = [item for item in items if item.pending]
    return Progress(len(items), len(left), sum(item.doubtful for item in left))


def next_item(items: Sequence[Item], after: str = "") -> Item | None:
    """The item to look at next: doubts first, then in order; the one after `after` before those passed over."""
    waiting = [item for item in doubts_first(items) if item.pending and item.key != after]
    if not waiting or not after:
        return waiting[0] if waiting else None
    order = {item.key: n for n, item in enumerate(doubts_first_always(items))}
    later = [item for item in waiting if order[item.key] > order.get(after, -1)]
    same_kind = [item for item in later if item.doubtful] or [item for item in waiting if item.doubtful] or later
    return (same_kind or waiting)[0]


def doubts_first_always(items: Sequence[Item]) -> list[Item]:
    """The walk through a reading, which does not change as one decides: doubts, then the rest."""
    return sorted(items, key=lambda item: not item.doubtful)


def neighbours(items: Sequence[Item], key: str) -> tuple[Item | None, Item | None]:
    """The item before and the one after, in the walk."""
    walk = doubts_first_always(items)
    at = next((n for n, item in enumerate(walk) if item.key == key), 0)
    return (walk[at - 1] if at else None), (walk[at + 1] if at + 1 < len(walk) else None)


def value_words(value: ReadValue, given: Any) -> str:
    """A value in words: choices by their label, dates as the site says them, nothing as "nothing"."""
    if given is None or given == "":
        return _("nothing")
    meaning = meaning_of(value)
    if meaning.type == Type.DATE and isinstance(given, Mapping):
        printed = str(given.get("printed") or "")
        said = format_date(typed.precise(given))
        return (
            said
            if not printed or printed == said
            else _("%(date)s, printed “%(printed)s”")
            % {
                "date": said,
                "printed": printed,
            }
        )
    return typed.show(meaning, given, choices.of(meaning))


def meaning_of(value: ReadValue) -> Meaning:
    path = Path.read(value.path)
    list_name, name = ("", path.name) if path.index is None else (path.name, path.column)
    return vocabulary.meaning_of(list_name, name, value.value)


@dataclass(frozen=True)
class ShownValue:
    """One value of an item as the page shows it: what was read, and what holds now where that is something else."""

    label: str
    read: str
    now: str
    doubt: str
    doubtful: bool
    decision: str
    decision_label: str
    page: int | None


def shown_values(item: Item) -> list[ShownValue]:
    return [
        ShownValue(
            label=str(meaning_of(value).label),
            read=value_words(value, value.value),
            now=value_words(value, settled(value)) if value.decision == ReadValue.Decision.CORRECTED else "",
            doubt=value.doubt,
            doubtful=bool(value.doubt) and value.confidence < 1,
            decision=value.decision,
            decision_label=value.get_decision_display(),
            page=value.page,
        )
        for value in item.values
        if len(item.values) == 1 or _worth_showing(value)
    ]


def _worth_showing(value: ReadValue) -> bool:
    """Cells that the document does not have, and of which the reader is sure, only stand in the way."""
    return value.value not in (None, "") or settled(value) not in (None, "") or value.confidence < 1


# The columns that tell most about a row, in the order in which they are said.
TELLING: Mapping[str, tuple[str, ...]] = {
    "judgements": ("heading", "grade"),
    "areas_for_improvement": ("timescale_or_class", "text"),
    "progress_judgements": ("number", "text", "progress"),
    "evidence": ("label", "count"),
    "figures": ("measure", "period", "value", "target"),
    "themes": ("heading",),
    "statements": ("subject", "words"),
}


def short(item: Item) -> str:
    """An item in a few words for the list: its most telling values."""
    values = item.values
    if telling := TELLING.get(item.name):
        by_column = {Path.read(value.path).column: value for value in item.values}
        values = [by_column[name] for name in telling if name in by_column]
    said = [_clipped(value_words(value, settled(value))) for value in values if settled(value) not in (None, "")]
    return ": ".join(said[:4]) or _("nothing")


def _clipped(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:117]}…"


@dataclass(frozen=True)
class Part:
    """A stretch of a page's text; marked where a value of the item stands there, the `first` one to be looked at."""

    text: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True)
class MarkedPage:
    """A page's text with the item's places marked; `cut` where more of the page is not shown."""

    number: int
    parts: Sequence[Part]
    cut: bool = False

    @property
    def has_place(self) -> bool:
        return any(part.marked for part in self.parts)


def marked_page(reading: DocumentReading, item: Item, whole: bool = False) -> MarkedPage | None:
    """The page of the item's first place, with all its places there marked; the first page unmarked where it has none.

    None for a document without any text.
    """
    pages = reading.pages
    if not any(page.strip() for page in pages):
        return None
    placed = [place for place in _places(reading, item) if place[0] <= len(pages)]
    number = placed[0][0] if placed else 1
    text = pages[number - 1]
    offset = sum(len(page) + 1 for page in pages[: number - 1])
    on_page = ((start - offset, end - offset) for page, start, end in placed if page == number)
    spans = _merged((max(start, 0), min(end, len(text))) for start, end in on_page)
    first, last = (0, len(text)) if whole or len(text) <= LONG_PAGE else _window(text, spans)
    return MarkedPage(number, _parts(text, spans, first, last), (last - first) < len(text))


def _places(reading: DocumentReading, item: Item) -> list[tuple[int, int, int]]:
    """Page, start and end of each place of an item; a contradiction has one for each thing that is said."""
    if item.name == "contradictions" and item.index is not None:
        places = reading.record["contradictions"][item.index].get("places") or []
        return [(place["page"], place["start"], place["end"]) for place in places]
    return [
        (value.page, value.start, value.end)
        for value in item.values
        if value.page is not None and value.start is not None and value.end is not None
    ]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, without overlaps: a mark inside a mark is one mark."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _parts(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> list[Part]:
    parts, at = [], first
    for n, (start, end) in enumerate(spans):
        parts += [Part(text[at:start]), Part(text[start:end], marked=True, first=n == 0)]
        at = end
    return [*parts, Part(text[at:last])]


def _window(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Around the places, from the beginning of a line to the end of one."""
    start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    first = text.rfind("\n", 0, max(start - AROUND, 0)) + 1
    last = text.find("\n", min(end + AROUND, len(text)))
    return first, len(text) if last < 0 else last


def columns_of(record: Mapping[str, Any], list_name: str) -> list[tuple[str, Meaning]]:
    """The columns that a row added to a list has: those of its other rows, or the usual ones."""
    rows = (record.get("lists") or {}).get(list_name) or []
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(USUAL_COLUMNS.get(list_name, ("text",)))
    return [(name, vocabulary.meaning_of(list_name, name)) for name in names]


USUAL_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "references": ("value", "where"),
    "legal_basis": ("text",),
    "people": ("name", "role"),
    "copies": ("name",),
    "local_authorities": ("name",),
    "teams": ("name",),
    "offices_visited": ("name",),
    "areas": ("name",),
    "judgements": ("heading", "key", "grade", "scale", "words", "limiting"),
    "areas_for_improvement": ("number", "section", "timescale_or_class", "text"),
    "progress_judgements": ("number", "text", "progress", "residual"),
    "strengths": ("number", "text"),
    "evidence": ("kind", "label", "count", "qualifier", "chosen_by_provider", "missing_reason"),
    "figures": ("measure", "period", "value", "unit", "target", "scope"),
    "milestones": ("date", "text"),
    "themes": ("number", "key", "heading", "paragraphs"),
}


def counts_line(values: Sequence[ReadValue]) -> list[tuple[str, int]]:
    """How many of each list a reading has, for a summary: judgements 17, areas for improvement 9."""
    lists = settle(values).lists
    return [(str(vocabulary.list_label(name)), len(rows)) for name, rows in lists.items()]
