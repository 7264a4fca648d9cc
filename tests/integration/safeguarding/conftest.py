"""One referral about a case of the fictional service, raised by an inspector."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast, play
from touchstone.foundation.safeguarding.actions import raise_referral
from touchstone.foundation.safeguarding.models import UrgentReferral

WORRY = "The younger child said that it is afraid to go home on Friday."


@pytest.fixture
def cast(db: None) -> Cast:
    return play(state="fieldwork")


@pytest.fixture
def referral(cast: Cast) -> UrgentReferral:
    return raise_referral(
        by=cast["inspector"],
        inspectorate=cast.inspectorate,
        service=cast.service,
        reference="NM-0417",
        worry=WORRY,
        seen_on=date(2026, 11, 20),
        context="inspection northmere-2026",
    ).referral
