"""Which organisation does a document mean that prints this name on that day? Exactly one, or nobody guesses.

A name counts while its organisation, and the name itself, are in force on the day. A name that fits an organisation
only on another day, or several organisations, is no match: a person is asked, the likely ones first.

A safeguarding board is an organisation of its own: a printed board's name never means the authority that it worked
with, and a trust or partnership that runs an authority's services is not the authority either, unless the record
holds that very name for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from touchstone.foundation.providers.models import Organisation, OrganisationSuccession
from touchstone.foundation.providers.names import Name, taken_apart
from touchstone.foundation.providers.queries.organisations import in_force

SUGGESTIONS = 5
LIKELY = 75.0


@dataclass(frozen=True)
class Meant:
    """What a name means: the one organisation; or None and those that it may be, likeliest first."""

    printed: str
    organisation: Organisation | None
    candidates: Sequence[Organisation] = ()


@dataclass(frozen=True)
class _Known:
    """An organisation with all its names, taken apart; `on` says from when to when each other name holds."""

    organisation: Organisation
    names: Sequence[tuple[Name, object]]

    def fits(self, wanted: Name, day: date | None) -> bool:
        """Does one of the names fit, and contradict none of the others' kinds of council?"""
        held = [name for name, row in self.names if row is None or day is None or in_force(row, day)]  # type: ignore[arg-type]
        if not any(name.may_be(wanted) for name in held):
            return False
        said = frozenset[str]().union(*(name.forms for name in held if name.base == wanted.base))
        return not (wanted.forms and said and not wanted.forms & said)


class Names:
    """All names of organisations of some kinds, read once and asked many times. Three queries."""

    def __init__(self, kinds: Iterable[str]) -> None:
        held = Organisation.objects.filter(kind__in=list(kinds)).prefetch_related("other_names").order_by("name", "pk")
        self._known = [_known(each) for each in held]
        self._by_base: dict[str, list[_Known]] = {}
        for known in self._known:
            for base in {name.base for name, _ in known.names}:
                self._by_base.setdefault(base, []).append(known)
        self._after: dict[int, list[int]] = {}
        for before, after in OrganisationSuccession.objects.order_by("pk").values_list("before_id", "after_id"):
            self._after.setdefault(before, []).append(after)

    def meant(self, printed: str, day: date | None) -> Meant:
        """The organisation that a document of that day calls so. Without a day, only a name that fits one for ever."""
        wanted = taken_apart(printed)
        if not wanted.base:
            return Meant(printed, None)
        fitting = [known.organisation for known in self._by_base.get(wanted.base, ()) if known.fits(wanted, day)]
        there = [each for each in fitting if day is None or in_force(each, day)]
        if len(there) == 1:
            return Meant(printed, there[0])
        return Meant(printed, None, self._likely(wanted, [*there, *fitting]))

    def _likely(self, wanted: Name, first: Sequence[Organisation]) -> list[Organisation]:
        """Those that fit, what became of them, then the nearest names."""
        by_pk = {known.organisation.pk: known.organisation for known in self._known}
        found = {each.pk: each for each in first}
        for each in first:
            found |= {pk: by_pk[pk] for pk in self._after.get(each.pk, ()) if pk in by_pk}
        scored = sorted(
            (
                (max(fuzz.token_set_ratio(wanted.base, name.base) for name, _ in known.names), known.organisation)
                for known in self._known
            ),
            key=lambda pair: (-pair[0], pair[1].name),
        )
        for score, each in scored:
            if score >= LIKELY and len(found) < max(SUGGESTIONS, len(first)):
                found.setdefault(each.pk, each)
        return list(found.values())


def _known(each: Organisation) -> _Known:
    own = [(taken_apart(text), None) for text in (each.name, each.full_name, each.name_cy) if text]
    others = [(taken_apart(other.name), other) for other in each.other_names.all()]
    return _Known(each, [*own, *others])
