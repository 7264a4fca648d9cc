"""How does a reading become values that a person can look at one by one, and values become a record again?

A reading's JSON holds single `fields` and `lists` of rows. Each cell becomes one row of ReadValue with a path
(`published`, `judgements[3].grade`); cells of one row are looked at together, as one **item**. No database here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from touchstone.inspectorate.archive import vocabulary
from touchstone.inspectorate.archive.models import ReadValue

# Below this the reader itself says that a person should look.
SURE = 0.9
_PATH = re.compile(r"^(?P<name>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<column>\w+))?$")


@dataclass(frozen=True)
class Path:
    """Where a value stands in a record: a field's name; or a list's name, the row's index and the column."""

    name: str
    index: int | None = None
    column: str = ""

    @classmethod
    def read(cls, text: str) -> Path:
        match = _PATH.match(text)
        if not match:
            raise ValueError(f"{text!r} is not a path in a reading.")
        index = match["index"]
        return cls(match["name"], None if index is None else int(index), match["column"] or "")

    @property
    def item(self) -> str:
        """The item's key, as its address has it: `published`, `judgements-3`."""
        return self.name if self.index is None else f"{self.name}-{self.index}"

    def __str__(self) -> str:
        return self.name if self.index is None else f"{self.name}[{self.index}].{self.column}"


@dataclass
class Item:
    """What a person looks at together: one field, or one row of a list with its cells."""

    key: str
    name: str
    index: int | None
    values: list[ReadValue] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is, as a person calls it: "Published", "Judgement 4"."""
        if self.index is None:
            return str(vocabulary.meaning_of("", self.name, self.values[0].value).label)
        return f"{vocabulary.list_label(self.name)} {self.index + 1}"

    @property
    def doubts(self) -> list[str]:
        """Why the reader is not sure, each reason once."""
        return list(dict.fromkeys(v.doubt for v in self.values if is_doubtful(v) and v.doubt))

    @property
    def doubtful(self) -> bool:
        return any(is_doubtful(value) for value in self.values)

    @property
    def pending(self) -> bool:
        return any(value.decision == ReadValue.Decision.PENDING for value in self.values)

    @property
    def absent(self) -> bool:
        """The reader found nothing here, and nobody has said otherwise."""
        return all(settled(value) is None for value in self.values)

    @property
    def decision(self) -> str:
        """What was decided of the whole: pending while any part is, corrected when any part was."""
        found = {value.decision for value in self.values}
        for one in (ReadValue.Decision.PENDING, ReadValue.Decision.CORRECTED, ReadValue.Decision.RIGHT):
            if one in found:
                return str(one)
        return str(ReadValue.Decision.NOT_THERE)

    @property
    def stamp(self) -> str:
        """Changes when anyone decides anything about the item: two people never overwrite each other unseen."""
        return stamp_of(self.values)


def is_doubtful(value: ReadValue) -> bool:
    """Does the reader ask a person to look? A contradiction always does; an absence only when it is unsure of it."""
    return value.confidence < SURE or value.path.startswith("contradictions[")


def stamp_of(values: Iterable[ReadValue]) -> str:
    """A short fingerprint of what was decided about some values."""
    said = "\n".join(
        f"{v.path}|{v.decision}|{v.decided_at.isoformat() if v.decided_at else ''}|{v.corrected!r}" for v in values
    )
    return sha256(said.encode()).hexdigest()[:16]


def settled(value: ReadValue) -> Any:
    """The value that holds after what a person said: read, corrected, or None where it is not there."""
    match value.decision:
        case ReadValue.Decision.CORRECTED:
            return value.corrected
        case ReadValue.Decision.NOT_THERE:
            return None
        case _:
            return value.value


def rows_of(record: Mapping[str, Any]) -> Iterator[ReadValue]:
    """Unsaved rows for everything that a person is asked about, in the order of the document: contradictions first."""
    order = 0
    for path, label, cell in _cells(record):
        place = cell.get("place") or {}
        yield ReadValue(
            path=str(path),
            item=path.item,
            label=label[:200],
            value=cell.get("value"),
            page=place.get("page"),
            start=place.get("start"),
            end=place.get("end"),
            confidence=float(cell.get("confidence", 1.0)),
            doubt=cell.get("doubt") or "",
            order=order,
        )
        order += 1


def _cells(record: Mapping[str, Any]) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    for index, contradiction in enumerate(record.get("contradictions") or []):
        places = contradiction.get("places") or [None]
        cell = {"value": contradiction.get("says"), "place": places[0], "confidence": 0.5}
        cell["doubt"] = _("The document says two things. Look which one holds; the reading keeps both.")
        yield Path("contradictions", index, "says"), str(vocabulary.list_label("contradictions")), cell
    for name, cell in (record.get("fields") or {}).items():
        yield Path(name), str(vocabulary.meaning_of("", name, cell.get("value")).label), cell
    for name, rows in (record.get("lists") or {}).items():
        if name in vocabulary.NOT_ASKED:
            continue
        for index, row in enumerate(rows):
            for column, cell in row.items():
                meaning = vocabulary.meaning_of(name, column, cell.get("value"))
                label = f"{vocabulary.list_label(name)} {index + 1}: {meaning.label}"
                yield Path(name, index, column), label, cell


def items_of(values: Iterable[ReadValue]) -> list[Item]:
    """Values grouped as a person looks at them, in the document's order."""
    found: dict[str, Item] = {}
    for value in values:
        path = Path.read(value.path)
        item = found.setdefault(path.item, Item(path.item, path.name, path.index))
        item.values.append(value)
    return list(found.values())


def doubts_first(items: Sequence[Item]) -> list[Item]:
    """The order to look in: doubts not looked at, then the rest not looked at, then what was decided."""
    return sorted(items, key=lambda item: (not item.pending, not item.doubtful))


@dataclass(frozen=True)
class Settled:
    """A record after what people said of it: plain values by name, and rows with the item each came from.

    A row that is not there is left out; `indexes` keeps which row of the reading each one was.
    """

    fields: Mapping[str, Any]
    lists: Mapping[str, Sequence[Mapping[str, Any]]]
    indexes: Mapping[str, Sequence[int]]

    def field(self, *names: str) -> Any:
        """The first of these fields that holds something."""
        return next((self.fields[name] for name in names if self.fields.get(name) not in (None, "")), None)

    def rows(self, name: str) -> Sequence[Mapping[str, Any]]:
        return self.lists.get(name, ())


def settle(values: Iterable[ReadValue]) -> Settled:
    """What the record says now."""
    fields: dict[str, Any] = {}
    lists: dict[str, list[dict[str, Any]]] = {}
    indexes: dict[str, list[int]] = {}
    for item in items_of(values):
        if item.index is None:
            fields[item.name] = settled(item.values[0])
        elif not item.absent and item.name != "contradictions":
            row = {Path.read(value.path).column: settled(value) for value in item.values}
            lists.setdefault(item.name, []).append(row)
            indexes.setdefault(item.name, []).append(item.index)
    return Settled(fields, lists, indexes)


@dataclass(frozen=True)
class Change:
    """One value that a newer reading says otherwise: None where one of the two has no such value."""

    path: str
    label: str
    before: Any
    after: Any


def changes_between(old: Iterable[ReadValue], new: Iterable[ReadValue]) -> list[Change]:
    """What a new reading says otherwise than an old one with its corrections, in the new one's order."""
    before = {value.path: value for value in old}
    after = {value.path: value for value in new}
    changed = [
        Change(path, value.label, settled(before[path]) if path in before else None, settled(value))
        for path, value in after.items()
        if (settled(before[path]) if path in before else None) != settled(value)
    ]
    gone = [
        Change(path, value.label, settled(value), None)
        for path, value in before.items()
        if path not in after and settled(value) is not None
    ]
    return changed + gone
