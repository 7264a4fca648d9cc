"""Signing a report off: exactly the text that was seen, by enough people; the last signature makes it signed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain import signing
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import before_signing, gate
from touchstone.inspectorate.drafting.actions import base as common
from touchstone.inspectorate.drafting.actions.steps import take
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.models import Draft, SignOff
from touchstone.inspectorate.drafting.policies import check_can_sign
from touchstone.inspectorate.drafting.queries.signing import standing_of
from touchstone.inspectorate.inspections.standing import stance_of


@transaction.atomic
def sign(*, by: User, draft: Draft, seen: str) -> SignOff:
    """Sign for the text with the fingerprint `seen`, which the page showed.

    Raises Refused where the person may not sign, signed already, the text is another by now, a check stops it, a room
    above keeps it (a comment that waits for its answer, say), or the service has not had it. With the signature that
    completes them the draft is signed.
    """
    now = common.held(draft.pk)
    check_can_sign(by, now)
    current = fingerprint(now)
    if seen != current:
        raise Refused(_("The text was changed since you opened this page. Read it again, then sign."))
    if standing_of(now, current).signed_by(str(by.pk)):
        raise Refused(_("You have signed for exactly this text already."))
    gate.check_open(now)
    if keeps := before_signing.keeps(now):
        raise Refused(" ".join(keeps))
    stance = stance_of(by, now.inspection)
    role = signing.role_of(stance.team, stance.inspectorate)
    made = SignOff.objects.create(draft=now, person=by, role=role, seen=current, at=clock.now())
    said = _("Signed the report as %(role)s, for the text %(seen)s.") % {"role": role, "seen": current[:12]}
    common.record(by, now, "sign_off", made, said)
    if standing_of(now, current).met:
        take(by=by, draft=now, step="sign")
    draft.state = now.state
    return made
