"""Has anybody touched the audit trail? Reads the whole chain and names every row that was changed, moved or removed.

What the chain alone cannot prove is its tail: someone who removes the newest rows leaves a shorter chain that is
whole. An exported head (count and hash, kept elsewhere) proves the tail up to the moment of its export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection

from touchstone.foundation.accounts import append_only, audit
from touchstone.foundation.accounts.models import AuditEvent

_MOST_PROBLEMS = 100  # enough to see what happened; the rest are counted


@dataclass(frozen=True)
class Head:
    """The chain as it once stood: how many rows, and the hash of the last."""

    count: int
    hash: str


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `kind`: changed, moved, removed, rewritten, or unguarded (a trigger is missing)."""

    kind: str
    sentence: str
    sequence: int | None = None
    event_id: int | None = None


@dataclass
class Result:
    """What a check found. `proven_to` is the sequence up to which an exported head vouches for the chain."""

    sealed: int = 0
    unsealed: int = 0
    proven_to: int = 0
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0

    @property
    def sound(self) -> bool:
        return not self.problems

    @property
    def room(self) -> bool:
        """Is there room for more problems? Beyond it they are only counted."""
        return len(self.problems) < _MOST_PROBLEMS

    def add(self, problem: Problem) -> None:
        if self.room:
            self.problems.append(problem)
        else:
            self.more_problems += 1


def verify(heads: Iterable[Head] = ()) -> Result:
    """Read the chain from its beginning, and compare it with exported heads."""
    result = Result(unsealed=AuditEvent.objects.filter(sequence__isnull=True).count())
    for name in append_only.missing(connection):
        result.add(
            Problem("unguarded", f"The database no longer refuses changes to the trail: its trigger {name} is missing.")
        )
    wanted = sorted(heads, key=lambda each: each.count)
    found = _walk(result, {each.count for each in wanted})
    _compare_heads(result, wanted, found)
    return result


def _walk(result: Result, counts: set[int]) -> dict[int, str]:
    """Check row after row; returns the hashes found at the places that heads speak of."""
    at_heads = {0: audit.FIRST}
    length, _ = audit.head()
    before: AuditEvent | None = None
    before_fits = True
    for event in _chain():
        sequence = event.sequence or 0
        expected = (before.sequence or 0) + 1 if before else 1
        fits = audit.fingerprint(event, sequence, event.previous_hash) == event.hash
        if sequence > expected:
            result.add(_removed(expected, sequence - 1, before, event))
        if not fits:
            result.add(_misfit(event, length if result.room else 0))
        elif sequence == expected and before_fits and (problem := _unlinked(event, before)):
            result.add(problem)
        if sequence in counts:
            at_heads[sequence] = event.hash
        result.sealed += 1
        before, before_fits = event, fits
    return at_heads


def _chain() -> Iterator[AuditEvent]:
    return AuditEvent.objects.filter(sequence__isnull=False).order_by("sequence").iterator(chunk_size=2000)


def _unlinked(event: AuditEvent, before: AuditEvent | None) -> Problem | None:
    """A row that is whole, and follows a row that is whole, but was sealed after another one."""
    if event.previous_hash == (before.hash if before else audit.FIRST):
        return None
    if before is None:
        return Problem("rewritten", f"{describe(event)} was not sealed as the first.", event.sequence, event.pk)
    return Problem(
        "rewritten",
        f"{describe(before)} is not the row that {describe(event)} was sealed after: "
        "one of the two was changed and sealed anew, or put in.",
        before.sequence,
        before.pk,
    )


def _misfit(event: AuditEvent, length: int) -> Problem:
    """A row whose hash does not fit: moved, if it would fit at another place; changed, if it fits nowhere."""
    place = next((n for n in range(1, length + 1) if _fits_at(event, n)), None)
    if place is None:
        return Problem("changed", f"{describe(event)} was changed after it was sealed.", event.sequence, event.pk)
    sentence = f"{describe(event)} was moved: it was sealed as number {place}."
    return Problem("moved", sentence, event.sequence, event.pk)


def _fits_at(event: AuditEvent, sequence: int) -> bool:
    return audit.fingerprint(event, sequence, event.previous_hash) == event.hash


def _removed(first: int, last: int, before: AuditEvent | None, after: AuditEvent) -> Problem:
    which = f"Row number {first} was" if first == last else f"Rows number {first} to {last} were"
    where = f"between {describe(before)} and {describe(after)}" if before else f"before {describe(after)}"
    return Problem("removed", f"{which} removed: {where}.", first)


def _compare_heads(result: Result, wanted: list[Head], found: dict[int, str]) -> None:
    """Heads in the order of their counts: the first that fails says between which two the chain was rewritten."""
    proven = 0
    for each in wanted:
        if found.get(each.count) == each.hash:
            proven = each.count
            continue
        if each.count not in found:
            sentence = (
                f"The trail was cut short: it had {each.count} sealed rows when its head was exported, "
                f"and row number {each.count} is gone (the last one now is {audit.head()[0]})."
            )
            result.add(Problem("removed", sentence, each.count))
        else:
            sentence = (
                f"The trail was rewritten somewhere in rows number {proven + 1} to {each.count}: "
                f"row number {each.count} is not the one whose hash was exported."
            )
            result.add(Problem("rewritten", sentence, each.count))
        break
    result.proven_to = proven


def describe(event: AuditEvent) -> str:
    """A row in words: its number in the chain, its id, when, who, what."""
    return (
        f"row number {event.sequence} (id {event.pk}, {event.at:%Y-%m-%d %H:%M:%S} UTC, "
        f"{event.actor_label}, {event.action}: {event.summary})"
    )
