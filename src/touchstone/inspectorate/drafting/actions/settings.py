"""Changing what a draft is called, whom it is addressed to, who signs it, and whether it is published in Welsh."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import opening, policies
from touchstone.inspectorate.drafting.actions import base
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.standing import check


@dataclass(frozen=True)
class SettingsRow:
    """`addressee`: a line a line. `copies_to`: who is sent a copy, one each."""

    title: str
    title_cy: str = ""
    welsh: bool = False
    welsh_reviewed: bool = False
    addressee: str = ""
    salutation: str = ""
    copies_to: list[str] = field(default_factory=list)
    signatory: str = ""
    signatory_post: str = ""


def row_of(draft: Draft) -> SettingsRow:
    return SettingsRow(**{name: getattr(draft, name) for name in SettingsRow.__dataclass_fields__})


@transaction.atomic
def save_settings(*, by: User, draft: Draft, revision: int, row: SettingsRow) -> bool:
    """Save them; `revision` is the one that the form was opened with. False where nothing changed.

    Raises Conflict where somebody saved otherwise since, Refused where the text does not change now.
    """
    held = base.held(draft.pk)
    check(by, "lead_report", held.inspection)
    policies.check_changes(held)
    _check_row(held, row)
    before = asdict(row_of(held))
    changes = asdict(row)
    if revision == held.revision and before == changes:
        return False
    saved = conflicts.save(held, base=revision, changes=changes, saved_by=by, saved_at=clock.now())
    if saved:
        changed = {name: [str(before[name]), str(said)] for name, said in changes.items() if before[name] != said}
        base.record(by, held, "settings", held, _("Changed the settings of the report."), changed)
    draft.refresh_from_db()
    return saved


def _check_row(draft: Draft, row: SettingsRow) -> None:
    if not row.title.strip():
        raise Refused(_("A report needs a title. Write one."))
    if row.welsh and not row.title_cy.strip():
        raise Refused(_("The report is published in Welsh too. Write its Welsh title."))
    if not row.welsh and opening.is_welsh(draft.inspection):
        raise Refused(_("This inspectorate publishes in Welsh and English at the same time. Leave Welsh on."))
    if draft.form == "letter" and not row.addressee.strip():
        raise Refused(_("A letter needs an addressee. Write whom it is to, a line a line."))
