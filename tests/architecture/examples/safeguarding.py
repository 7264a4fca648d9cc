"""Urgent referrals: one raised by the inspector, at each of its stages as the address needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from touchstone.foundation.core import clock
from touchstone.foundation.safeguarding.actions import raise_referral

PREFIXES = ("referral",)


def make(cast: Cast) -> dict[str, Any]:
    raised = raise_referral(
        by=cast["inspector"],
        inspectorate=cast.inspectorate,
        service=cast.service,
        reference="NM-0417",
        worry="The child said that it is afraid to go home.",
        seen_on=clock.today() - timedelta(days=1),
    )
    return {"pk": raised.referral.pk}


VISITS = {
    "referrals": Visit("inspector", "head"),
    "referral-raise": Visit("inspector", "planner"),
    "referral": Visit("inspector", "outsider"),
    "referral-told": Visit("lead", "other_lead", method="post", data={"how": "the duty manager, by telephone"}),
    "referral-close": Visit("inspector", "other_lead"),
    "referrals-asked": Visit("head", "data_officer"),
    "referral-asked": Visit("manager", "other_head"),
    "referral-send": Visit("head", "other_head"),
    "referral-acknowledged": Visit("head", "inspector"),
    "referral-outcome": Visit("head", "other_head"),
}
