"""Writing the Welsh of what the record holds in English and the report prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import base
from touchstone.inspectorate.drafting.actions.words import tidy
from touchstone.inspectorate.drafting.building.typed import Typed
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft, WelshText


@dataclass(frozen=True)
class WelshRow:
    """`was`: the Welsh that the page was opened with, of `revision` (0: nobody had written any). `read`: somebody has
    read it against the English that the record holds now, and it still holds."""

    key: str
    text_cy: str
    was: str = ""
    revision: int = 0
    read: bool = False

    @property
    def changed(self) -> bool:
        return self.read or tidy(self.text_cy) != tidy(self.was)


@transaction.atomic
def save_welsh(*, by: User, draft: Draft, rows: Sequence[WelshRow]) -> dict[str, WelshText]:
    """Save those that were changed. Gives those that somebody else saved otherwise since, by key: they are not saved.

    Raises Refused unless the person may write now, and where a text is not one that this report prints.
    """
    held = base.written_to(by, draft.pk)
    if not held.welsh:
        raise Refused(_("This report is published in English only. Its settings say so."))
    typed = checker_of(held, whole=True).typed
    there = {each.key: each for each in held.welsh_texts.select_related("saved_by")}
    clashes: dict[str, WelshText] = {}
    changes: dict[str, list[str]] = {}
    for row in (each for each in rows if each.changed):
        if row.key not in typed:
            raise Refused(_("The report does not print that any more. Open the page again."))
        saved, said = there.get(row.key), tidy(row.text_cy)
        if saved is not None and saved.revision != row.revision and saved.text_cy != said:
            clashes[row.key] = saved
            continue
        changes[row.key] = [saved.text_cy if saved is not None else "", said]
        _save(by, held, typed[row.key], saved, said)
    if changes:
        words = ngettext(
            "Wrote the Welsh of %(num)s text of the record.", "Wrote the Welsh of %(num)s texts of the record.",
            len(changes),
        )  # fmt: skip
        base.record(by, held, "welsh", held, words % {"num": len(changes)}, changes)
    return clashes


def _save(by: User, draft: Draft, typed: Typed, saved: WelshText | None, said: str) -> None:
    row = saved if saved is not None else WelshText(draft=draft, key=typed.key)
    row.english, row.text_cy = typed.english, said
    row.revision, row.saved_by, row.saved_at = row.revision + 1, by, clock.now()
    row.save()
