"""The pairs that `./bench recurrence` measures on: real reports as the reader reads them, and what a person judged.

`recurrence_judged.csv` holds no sentence: the hash of each file, the place of the item in the reader's list (from 1),
the judgement, and how many pairs of the same drawing it stands for (1: all such were judged).

- yes: the weakness of one is said whole by the other too, of the same work and, where both name one, the same group.
- partly: the same work falls short in another way, or one of several matters is the same.
- no: neither.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from touchstone.domain.recurrence.similarity import Profile, profile
from touchstone.reader import sandbox

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "recurrence_judged.csv"
REPORTS = HERE.parents[1] / "shared" / "reports" / "dev"
LIST, SECTION = "areas_for_improvement", "local_authority"
Key = tuple[str, int]  # hash of the file, place in its list


@dataclass(frozen=True)
class Item:
    """One area for improvement as read: whose, from which document, its text and what the text says."""

    authority: str
    day: str
    key: Key
    section: str
    text: str
    profile: Profile


@dataclass(frozen=True)
class Judged:
    earlier: Item
    later: Item
    judgement: str
    stands_for: float


def items(folder: Path) -> list[Item]:
    """Every area for improvement that the reader finds. The authority and the day are in the file's name."""
    found = []
    for path in sorted(folder.glob("*.pdf")):
        data = sandbox.read_file(path).data
        authority, day = path.stem.split("-", 1)[0], path.stem[-10:]
        for place, row in enumerate(data["lists"].get(LIST, []), start=1):
            text = row["text"]["value"]
            section = row["section"]["value"]
            found.append(Item(authority, day, (data["sha256"], place), section, text, profile(text)))
    return found


def learning_half(found: Sequence[Item]) -> frozenset[str]:
    """Every second authority of those with two or more reports that list something, and all that have fewer."""
    documents = defaultdict(set)
    for item in found:
        documents[item.authority].add(item.key[0] if item.section == SECTION else None)
    several = sorted(authority for authority, held in documents.items() if len(held - {None}) > 1)
    return frozenset(documents) - frozenset(several[1::2])


def pairs(found: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Every pair of one authority's own items, earlier report first. A safeguarding board is a body of its own."""
    own: Mapping[str, list[Item]] = defaultdict(list)
    for item in found:
        if item.section == SECTION:
            own[item.authority].append(item)
    for group in own.values():
        yield from ((a, b) for a in group for b in group if (a.day, a.key[0]) < (b.day, b.key[0]))


def judged(found: Sequence[Item]) -> list[Judged]:
    """Raises KeyError where the reader no longer finds an item that was judged."""
    by_key = {item.key: item for item in found}
    with JUDGED.open(encoding="utf-8", newline="") as rows:
        return [
            Judged(
                by_key[row["earlier"], int(row["earlier_number"])],
                by_key[row["later"], int(row["later_number"])],
                row["judgement"],
                float(row["stands_for"]),
            )
            for row in csv.DictReader(rows)
        ]
