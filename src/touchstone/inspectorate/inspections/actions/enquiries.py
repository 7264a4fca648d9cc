"""Lines of enquiry: opening, rewriting, answering, setting aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.enquiry import ENQUIRY
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.inspections.queries import enquiries as queries
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.standing import check


@transaction.atomic
def open_line(
    *,
    by: Actor,
    inspection: Inspection,
    text: str,
    source: str,
    source_label: str,
    judgement_areas: Sequence[str] = (),
    source_key: str = "",
) -> LineOfEnquiry:
    """Open a line of enquiry. `source` is a LineOfEnquiry.Source; `source_label` says which one, for readers.

    `source_key` is what the caller calls its source ("afi-42"): a second call with the same key returns the line that
    is there, and changes nothing. Raises Refused without a text or a label, and for areas that the framework lacks.
    """
    check(by, "enquire", inspection)
    _check_said(inspection, text, source_label, judgement_areas)
    if source not in LineOfEnquiry.Source.values:
        raise Refused(_("Say what kind of source the line of enquiry comes from."))
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    held = queries.lines_of(inspection).filter(source_key=source_key).first() if source_key else None
    if held is not None:
        return held
    line = LineOfEnquiry.objects.create(
        inspection=inspection, number=queries.next_number(inspection), text=text.strip(), source=source,
        source_label=source_label.strip()[:300], source_key=source_key, judgement_areas=list(judgement_areas),
        opened_by=person_of(by), opened_at=machine.now(),
    )  # fmt: skip
    _record(by, line, "enquiries.open", f"Opened line of enquiry {line.number} of {inspection}: {line.source_label}.")
    return line


@transaction.atomic
def change_line(
    *, by: Actor, line: LineOfEnquiry, text: str, source_label: str, judgement_areas: Sequence[str], base: int
) -> LineOfEnquiry:
    """Rewrite an open line. Raises Conflict where somebody saved it since `base`."""
    check(by, "enquire", line.inspection)
    _check_said(line.inspection, text, source_label, judgement_areas)
    if line.state != "open":
        raise Refused(_("This line of enquiry is closed. Open it again to rewrite it."))
    changes = {
        "text": text.strip(), "source_label": source_label.strip(), "judgement_areas": list(judgement_areas)
    }  # fmt: skip
    if conflicts.save(line, base=base, changes=changes, stamp=_stamp, saved_by=person_of(by), saved_at=machine.now()):
        _record(by, line, "enquiries.change", f"Rewrote line of enquiry {line.number} of {line.inspection}.")
    return line


def _stamp(line: Any) -> tuple[object, datetime]:
    return line.saved_by or line.opened_by or _("the program"), line.saved_at or line.opened_at


@transaction.atomic
def take_step(*, by: Actor, line: LineOfEnquiry, step: str, answer: str = "") -> LineOfEnquiry:
    """Answer a line, set it aside, or open it again (steps of domain/workflows/enquiry.py).

    `answer` is what was found, or why it is set aside; needed for both.
    """
    held = (
        LineOfEnquiry.objects.select_for_update(of=("self",)).select_related("inspection__inspectorate").get(pk=line.pk)
    )
    check(by, "enquire", held.inspection)
    try:
        target = ENQUIRY.target(held.state, step)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal
    if target != "open" and not answer.strip():
        raise Refused(_("Say what was found, or why it is set aside."))
    before, held.state = held.state, target
    if target != "open":
        held.answer = answer.strip()
    held.closed_at = None if target == "open" else machine.now()
    held.save(update_fields=["state", "answer", "closed_at"])
    taken = next(each for each in ENQUIRY.allowed(before) if each.does == step)
    _record(by, held, taken.audit, f"Line of enquiry {held.number} of {held.inspection}: {step}.")
    line.refresh_from_db()
    return line


def _check_said(inspection: Inspection, text: str, source_label: str, judgement_areas: Sequence[str]) -> None:
    if not text.strip():
        raise Refused(_("Write the question that the inspection is to answer."))
    if not source_label.strip():
        raise Refused(_("Say where it comes from: which letter, meeting, figure or weakness."))
    framework = planning.definition(inspection)
    if any(framework.area(key) is None for key in judgement_areas):
        raise Refused(
            _("A judgement area that you chose is not one of %(framework)s.") % {"framework": framework.title()}
        )


def _record(by: Actor, line: LineOfEnquiry, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=line, owner=line.inspection.inspectorate.slug, summary=summary)
