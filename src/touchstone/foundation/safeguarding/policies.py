"""Who may raise, follow, answer and close an urgent referral? Rules in pairs: `check_…` refuses, `can_…` answers.

Following: who raised it while they work there, and who leads inspections or authorises in that inspectorate. Answering:
people of the service with a role for it. Nobody else learns that a referral exists.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.urgent_referral import URGENT_REFERRAL
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.policies import allows, check_allows
from touchstone.foundation.safeguarding.models import UrgentReferral
from touchstone.foundation.safeguarding.queries import OVERSEE


def check_can_raise(by: Actor, inspectorate: Organisation, service: Organisation) -> None:
    if isinstance(by, User):
        check_allows(by, Permission.INSPECT, inspectorate)
    if service.kind != Organisation.Kind.SERVICE:
        raise Refused(_("%(organisation)s is not a service, so it cannot find whose case it is.") % {
            "organisation": service
        })  # fmt: skip


def can_follow(by: Actor, referral: UrgentReferral) -> bool:
    """As the inspectorate's side."""
    if not isinstance(by, User):
        return True
    if any(allows(by, permission, referral.inspectorate) for permission in OVERSEE):
        return True
    return referral.raised_by_id == by.pk and allows(by, Permission.INSPECT, referral.inspectorate)


def check_can_follow(by: Actor, referral: UrgentReferral) -> None:
    if not can_follow(by, referral):
        raise Refused(_("Only who raised a referral, and those who lead inspections, can follow it."))


def can_answer(by: Actor, referral: UrgentReferral) -> bool:
    """As the service's side."""
    return not isinstance(by, User) or allows(by, Permission.ANSWER_REFERRALS, referral.service)


def check_can_answer(by: Actor, referral: UrgentReferral) -> None:
    if not can_answer(by, referral):
        raise Refused(_("Only people of %(service)s who answer urgent referrals can do this.") % {
            "service": referral.service
        })  # fmt: skip


def check_step(referral: UrgentReferral, step: str) -> str:
    """The state that a step leads to. Raises Refused where it does not lead on from where the referral stands."""
    try:
        return URGENT_REFERRAL.target(referral.state, step)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal


def can_step(referral: UrgentReferral, step: str) -> bool:
    return any(each.does == step for each in URGENT_REFERRAL.allowed(referral.state))
