"""Who may do what to a referral: everybody of the cast, every action, own and other organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cast import PEOPLE, Cast
from touchstone.domain.workflows.urgent_referral import URGENT_REFERRAL
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.safeguarding import policies
from touchstone.foundation.safeguarding.models import UrgentReferral
from touchstone.foundation.safeguarding.presenters import STATES, STEPS

pytestmark = pytest.mark.django_db

Rule = Callable[[Cast, UrgentReferral, str], object]
RULES: dict[str, tuple[Rule, set[str]]] = {
    "raise": (
        lambda cast, row, who: policies.check_can_raise(cast[who], row.inspectorate, row.service),
        {"lead", "inspector", "second", "outsider"},
    ),
    "follow": (
        lambda cast, row, who: policies.check_can_follow(cast[who], row),
        {"inspector", "lead", "director"},  # who raised it; who leads; who authorises
    ),
    "answer": (lambda cast, row, who: policies.check_can_answer(cast[who], row), {"head", "manager"}),
}


@pytest.mark.parametrize("rule", RULES)
def test_each_action_is_for_these_people_and_nobody_else(cast: Cast, referral: UrgentReferral, rule: str) -> None:
    check, expected = RULES[rule]
    allowed = set()
    for who in PEOPLE:
        try:
            check(cast, referral, who)
            allowed.add(who)
        except Refused as refusal:
            assert str(refusal).endswith(".")
    assert allowed == expected


def test_who_raised_it_follows_it_only_while_they_work_there(cast: Cast, referral: UrgentReferral) -> None:
    cast["inspector"].role_grants.all().delete()
    assert not policies.can_follow(cast["inspector"], referral)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("raised", {"tell the service of", "send", "escalate"}),
        ("with service", {"tell the service of", "send", "escalate"}),
        ("with agency", {"send", "acknowledge", "escalate"}),
        ("acknowledged", {"record the outcome of"}),
        ("outcome known", {"close"}),
        ("closed", set()),
    ],
)
def test_each_state_offers_these_steps_and_no_other(referral: UrgentReferral, state: str, offered: set[str]) -> None:
    referral.state = state
    assert {step for step in STEPS if policies.can_step(referral, step)} == offered


def test_statuses_and_steps_are_those_of_the_workflow() -> None:
    assert set(UrgentReferral.State.values) == set(URGENT_REFERRAL.statuses) == set(STATES)
    assert set(STEPS) == {step.does for step in URGENT_REFERRAL.steps}
