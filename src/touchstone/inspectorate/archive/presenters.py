"""How does a reading look to the person who confirms it: its name, its counts, its page with a place marked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """What the document is, in one line: its title, or provider and area, or its file's name."""
    fields = reading.record.get("fields") or {}

    def said(name: str) -> str:
        return typed.as_typed((fields.get(name) or {}).get("value"))

    who = ", ".join(part for part in (said("provider"), said("area_name")) if part)
    return " ".join((said("title") or who or reading.document.name).split())


def what_it_is(reading: DocumentReading) -> str:
    """Its kind and date in words: "full inspection, published October 2009"."""
    values = {
        name: cell.get("value") for name, cell in (reading.record.get("fields") or {}).items() if cell.get("value")
    }
    kind = str(values.get("kind") or "")
    parts = [str(Inspection.Kind(kind).label) if kind in Inspection.Kind.values else ""]
    dated = values.get("published") or values.get("letter_date")
    if isinstance(dated, Mapping):
        parts.append(_("dated %(day)s") % {"day": format_date(typed.precise(dated))})
    return ", ".join(part for part in parts if part)


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


def short(item: Item) -> str:
    """An item in a few words for the list: its most telling values."""
    said = [value_words(value, settled(value)) for value in item.values if settled(value) not in (None, "")]
    text = ": ".join(said[:2]) if item.index is not None else (said[0] if said else _("nothing"))
    return text if len(text) <= 140 else f"{text[:137]}…"


@dataclass(frozen=True)
class MarkedPage:
    """A page's text in three parts, the middle one being the place; `cut` where more of the page is not shown."""

    number: int
    before: str
    place: str
    after: str
    cut: bool = False


def marked_page(pages: Sequence[str], item: Item, whole: bool = False) -> MarkedPage | None:
    """The page of the item's place, marked; the first page unmarked where it has none; None without any text."""
    if not any(page.strip() for page in pages):
        return None
    placed = next((v for v in item.values if v.page and v.start is not None and v.end is not None), None)
    number = placed.page if placed and placed.page and placed.page <= len(pages) else 1
    text = pages[number - 1]
    offset = sum(len(page) + 1 for page in pages[: number - 1])
    start = min(max((placed.start or 0) - offset, 0), len(text)) if placed else 0
    end = min(max((placed.end or 0) - offset, start), len(text)) if placed else 0
    first, last = (0, len(text)) if whole or len(text) <= LONG_PAGE else _window(text, start, end)
    return MarkedPage(number, text[first:start], text[start:end], text[end:last], (last - first) < len(text))


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Around the place, from the beginning of a line to the end of one."""
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
