"""Deciding which cases are reviewed twice, beginning reviews, setting them aside, and settling differences."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from touchstone.domain.sampling.draw import pick
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import actions as instruments
from touchstone.foundation.instruments import queries as instrument_queries
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews import policies, queries
from touchstone.inspectorate.reviews.models import CaseReview, SecondReviews, Settlement, TwiceReviewed
from touchstone.inspectorate.reviews.queries import CaseLine, Difference, Pair

PURPOSE = "second review"


@transaction.atomic
def decide_share(*, by: Actor, inspection: Inspection, percent: int, seed: str = "") -> SecondReviews:
    """Draw which of the drawn cases two inspectors review. `seed` is made here unless it is given."""
    policies.check_can_decide_share(by, inspection, percent)
    cases = {line.case.reference: line.case for line in queries.lines(inspection)}
    if not cases:
        raise Refused(_("There are no sampled cases yet. Draw the sample first."))
    seed = seed or secrets.token_hex(16)
    count = math.ceil(len(cases) * percent / 100)
    share = SecondReviews.objects.create(
        inspection=inspection,
        percent=percent,
        seed=seed,
        decided_by=person_of(by),
        decided_at=clock.now(),
    )
    chosen = pick(seed, PURPOSE, sorted(cases), count)
    TwiceReviewed.objects.bulk_create(TwiceReviewed(case=cases[reference]) for reference in chosen)
    _record(by, inspection, share, "reviews.decide_share", f"{count} of {len(cases)} cases are reviewed twice.")
    return share


@transaction.atomic
def begin_review(
    *, by: Actor, line: CaseLine, instrument_key: str, turn: str, reviewer: User | None = None,
    children: Sequence[str] = (),
) -> CaseReview:  # fmt: skip
    """Begin a review of a sampled case, by the person themselves or (`reviewer`) for another of the team.

    `children` are age bands, in order, where the instrument asks about each child. Raises Refused, also where
    somebody else took the turn at the same moment.
    """
    answers = reviewer or (person_of(by))
    if answers is None:
        raise Refused(_("Say who reviews this case."))
    policies.check_can_begin(by, line, answers, instrument_key, turn)
    version = instrument_queries.version(instrument_key)
    if version is None:
        raise Refused(_("There is no instrument “%(key)s”.") % {"key": instrument_key})
    inspection: Inspection = line.case.inspection
    response = instruments.start_response(
        by=by,
        rater=answers,
        version=version,
        subject=line.case.reference,
        owner=inspection.inspectorate,
        children=children,
        scale=queries.scale_of(inspection),
        context=f"inspection:{inspection.slug}/{turn}",
    )
    try:
        with transaction.atomic():
            review = CaseReview.objects.create(
                inspection=inspection, case=line.case, instrument_key=instrument_key, turn=turn, reviewer=answers,
                response=response, begun_at=clock.now(),
            )  # fmt: skip
    except IntegrityError as taken:
        raise Refused(_("Somebody began this review a moment ago. Open the list again.")) from taken
    summary = f"{answers} began the {review.get_turn_display()} of {line.case.reference} ({instrument_key})."
    _record(by, inspection, review, "reviews.begin", summary)
    return review


@transaction.atomic
def set_review_aside(*, by: Actor, review: CaseReview, reason: str) -> CaseReview:
    """Stop a review that will not be finished; what was written is kept, and another may take the turn."""
    policies.check_can_set_aside(by, review, reason)
    instruments.set_aside(by=by, response=review.response, reason=reason)
    review.set_aside_at, review.set_aside_reason = clock.now(), reason.strip()
    review.save(update_fields=["set_aside_at", "set_aside_reason"])
    summary = f"Set aside the {review.get_turn_display()} of {review.case.reference}: {reason.strip()}"
    _record(by, review.inspection, review, "reviews.set_aside", summary)
    return review


@transaction.atomic
def propose_settlement(*, by: User, pair: Pair, difference: Difference, key: str, reason: str) -> Settlement:
    """Say which of the two answers stands, and why. A later proposal for the same answer takes the place of one that
    the other has not agreed to."""
    policies.check_can_settle(by, pair, difference, key, reason)
    settlement, _created = Settlement.objects.update_or_create(
        first=pair.first,
        second=pair.second,
        slot=difference.slot,
        defaults={
            "first_key": difference.first_key,
            "second_key": difference.second_key,
            "settled_key": key,
            "reason": reason.strip(),
            "proposed_by": by,
            "proposed_at": clock.now(),
        },
    )
    summary = f"{difference.slot} of {pair.first.case.reference}: proposed {key}. {reason.strip()}"
    _record(by, pair.first.inspection, settlement, "reviews.propose_settlement", summary)
    return settlement


@transaction.atomic
def agree_settlement(*, by: User, pair: Pair, settlement: Settlement, key: str) -> Settlement:
    """The other of the two agrees to `key`, which they saw proposed. Refused where the proposal changed meanwhile."""
    policies.check_can_agree(by, pair, settlement)
    if key != settlement.settled_key:
        raise Refused(_("The proposal changed while you looked at it. Read it again."))
    settlement.agreed_by, settlement.agreed_at = by, clock.now()
    settlement.save(update_fields=["agreed_by", "agreed_at"])
    summary = f"{settlement.slot} of {pair.first.case.reference}: settled as {settlement.settled_key}."
    _record(by, pair.first.inspection, settlement, "reviews.agree_settlement", summary)
    return settlement


def _record(by: Actor, inspection: Inspection, subject: Model, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=subject, owner=inspection.inspectorate.slug, summary=summary[:500])
