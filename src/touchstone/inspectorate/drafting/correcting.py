"""Opening a correction of what is public: a later edition that begins with the same text."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflows.draft import DRAFT
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import base
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement, StatementVersion, WelshText
from touchstone.inspectorate.inspections.standing import check

KEPT = (
    "output_key", "form", "title", "title_cy", "welsh", "welsh_reviewed", "addressee", "salutation", "copies_to",
    "signatory", "signatory_post",
)  # fmt: skip


@transaction.atomic
def open_correction(*, by: User, draft: Draft, reason: str) -> Draft:
    """Open the next edition of a published draft. `reason` says what it corrects, and everyone can read it.

    Sections, statements with their findings, and areas for improvement are copied; publishing refuses another wording
    of the areas, because that was frozen. Raises Refused unless the draft is the latest and is published.
    """
    check(by, "lead_report", draft.inspection)
    held = base.held(draft.pk)
    later = Draft.objects.filter(inspection=held.inspection_id, edition__gt=held.edition)
    if held.state != "published" or later.exists():
        raise Refused(_("Only the latest report can be corrected, and only once it is published."))
    if not reason.strip():
        raise Refused(_("Say what is corrected, and why. Everyone can read it beside the report."))
    now = clock.now()
    made = Draft.objects.create(
        inspection=held.inspection, edition=held.edition + 1, state=DRAFT.target(None, "open"),
        correction_of=reason.strip(), opened_by=by, opened_at=now, saved_by=by, saved_at=now,
        **{name: getattr(held, name) for name in KEPT},
    )  # fmt: skip
    _copy_sections(by, held, made)
    _copy_areas(by, held, made)
    _copy_welsh(held, made)
    said = _("Opened edition %(edition)s of the report: %(reason)s") % {
        "edition": made.edition,
        "reason": made.correction_of,
    }
    base.record(by, made, "open", made, said, {"state": ["", made.state]})
    events.record_changed()
    return made


def _copy_sections(by: User, old: Draft, new: Draft) -> None:
    """Every section with the statements that were not taken out."""
    for section in old.sections.order_by("audience", "order"):
        held = list(Statement.objects.filter(section=section, removed=False).prefetch_related("findings"))
        section.pk, section.draft = None, new
        section.save(force_insert=True)
        for statement in held:
            _copy_statement(by, statement, section)


def _copy_statement(by: User, old: Statement, section: Section) -> None:
    made = Statement.objects.create(
        section=section, order=old.order, text=old.text, text_cy=old.text_cy, text_at=old.text_at,
        text_cy_at=old.text_cy_at, plain=old.plain, saved_by=by, saved_at=clock.now(),
    )  # fmt: skip
    made.findings.set(old.findings.all())
    StatementVersion.objects.create(
        statement=made, revision=0, text=made.text, text_cy=made.text_cy, why=_("As it was published"), by=by,
        at=made.saved_at,
    )  # fmt: skip


def _copy_areas(by: User, old: Draft, new: Draft) -> None:
    for area in old.areas.filter(removed=False).prefetch_related("findings"):
        findings = list(area.findings.all())
        made = DraftArea.objects.create(
            draft=new, order=area.order, text=area.text, text_cy=area.text_cy, text_at=area.text_at,
            text_cy_at=area.text_cy_at, timescale_key=area.timescale_key, class_key=area.class_key,
            section=area.section, judgement_key=area.judgement_key, saved_by=by, saved_at=clock.now(),
        )  # fmt: skip
        made.findings.set(findings)
        StatementVersion.objects.create(
            area=made, revision=0, text=made.text, text_cy=made.text_cy, why=_("As it was published"), by=by,
            at=made.saved_at,
        )  # fmt: skip


def _copy_welsh(old: Draft, new: Draft) -> None:
    """The Welsh of what the record holds, by who wrote it and when."""
    WelshText.objects.bulk_create(
        WelshText(
            draft=new, key=each.key, english=each.english, text_cy=each.text_cy, revision=each.revision,
            saved_by_id=each.saved_by_id, saved_at=each.saved_at,
        )
        for each in old.welsh_texts.order_by("pk")
    )  # fmt: skip
