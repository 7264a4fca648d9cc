"""Taking a draft from step to step: to the service and back, signed and opened again, made public.

Each step is one transaction with its audit row; `listeners` of rooms above are told inside it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.draft import DRAFT
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import gate, listeners
from touchstone.inspectorate.drafting.actions.base import held
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.standing import check


@transaction.atomic
def send_to_service(*, by: Actor, draft: Draft) -> Draft:
    """Send the draft to the service to check for accuracy. Raises Refused while a check of the text stops it."""
    check(by, "lead_report", draft.inspection)
    gate.check_open(draft)
    return take(by=by, draft=draft, step="send again" if draft.state == "answering" else "send to service")


@transaction.atomic
def take_back(*, by: Actor, draft: Draft, reason: str = "") -> Draft:
    """Take the draft back from the service before its check has ended."""
    check(by, "lead_report", draft.inspection)
    return take(by=by, draft=draft, step="take back", reason=reason)


@transaction.atomic
def end_check(*, by: Actor, draft: Draft) -> Draft:
    """The service has checked it, or its time is over: its comments are answered now."""
    check(by, "lead_report", draft.inspection)
    return take(by=by, draft=draft, step="end check")


@transaction.atomic
def skip_check(*, by: Actor, draft: Draft, reason: str) -> Draft:
    """Do without the service's check, and say why. The reason is kept with the draft."""
    check(by, "lead_report", draft.inspection)
    if not reason.strip():
        raise Refused(_("Say why the service does not check this draft. The reason is kept with it."))
    moved = take(by=by, draft=draft, step="skip check", reason=reason)
    moved.skipped_check_reason = reason.strip()
    moved.save(update_fields=["skipped_check_reason"])
    draft.skipped_check_reason = moved.skipped_check_reason
    return moved


@transaction.atomic
def change_again(*, by: Actor, draft: Draft, reason: str = "") -> Draft:
    """Open a signed draft to change again. Signatures hold for as long as the text is the one that was signed."""
    check(by, "lead_report", draft.inspection)
    return take(by=by, draft=draft, step="change again", reason=reason)


@transaction.atomic
def take(*, by: Actor, draft: Draft, step: str, reason: str = "") -> Draft:
    """Take a step of domain/workflows/draft.py. The caller has asked who may; here only where it leads is checked.

    Raises Refused, with a sentence, where the draft's state does not lead there, and whatever a listener refuses.
    """
    now = held(draft.pk)
    try:
        target = DRAFT.target(now.state, step)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal
    before, now.state = now.state, target
    now.save(update_fields=["state"])
    name = next(each.audit for each in DRAFT.steps if each.does == step and each.source == before)
    owner, changes = now.inspection.inspectorate.slug, {"state": [before, target]}
    said = _("The draft is %(state)s now.") % {"state": target.replace("_", " ")}
    said = f"{said} {reason.strip()}" if reason.strip() else said
    audit.record(by=by, action=name, subject=now, owner=owner, summary=said, changes=changes)
    draft.state = target
    listeners.announce(by, now, step)
    return now
