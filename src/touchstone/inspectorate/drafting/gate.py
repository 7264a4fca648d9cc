"""What keeps a draft from going on: to the service, to be signed? Only what stops; warnings are a person's to weigh."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.checking import RECORD, checker_of
from touchstone.inspectorate.drafting.models import Draft


@dataclass(frozen=True)
class Stops:
    """How many problems stop a draft; a statement that says nothing is one. `record`: those of the Welsh of what the
    record holds."""

    all: int
    record: int


def stops_of(draft: Draft) -> Stops:
    """A fixed number of queries."""
    checker = checker_of(draft, whole=True)
    found = [each.problem for each in checker.all() if each.stops]
    return Stops(len(found) + len(checker.empty), sum(each.kind == RECORD for each in found))


def stops(draft: Draft) -> int:
    return stops_of(draft).all


def check_open(draft: Draft) -> None:
    """Raise Refused where a check of the text stops the draft."""
    found = stops(draft)
    if found:
        raise Refused(
            ngettext(
                "%(num)s problem stops this draft. Open its checks, put it right, then try again.",
                "%(num)s problems stop this draft. Open its checks, put them right, then try again.",
                found,
            )
            % {"num": found}
        )
