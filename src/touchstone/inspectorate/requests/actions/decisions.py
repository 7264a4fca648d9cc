"""The inspectorate's side: an answer is accepted, or sent back with a reason of the list and a new day."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.requests import policies, telling, vocabulary
from touchstone.inspectorate.requests.actions.items import clock_again, close_clock
from touchstone.inspectorate.requests.models import Answer, Decision, RequestItem

Verdict = Decision.Verdict


@transaction.atomic
def accept(*, by: Actor, item: RequestItem, seen: int) -> Decision:
    """The answer is what was asked for. `seen`: the number of the answer that the person looked at."""
    check(by, "decide_answer", item.inspection)
    held, answer = _seen(item, seen)
    held.state = policies.check_step(held, "accept")
    held.save(update_fields=["state"])
    made = _decide(by, answer, Verdict.ACCEPTED, "", "")
    close_clock(by, held.clock)
    _record(by, held, f"Accepted the answer to item {held.number}.")
    return made


@transaction.atomic
def send_back(*, by: Actor, item: RequestItem, seen: int, code: str, words: str, days: int) -> Decision:
    """The answer is not what was asked for: why, and within how many working days another is due.

    An answer that was accepted can be sent back too, once something is found out about it.
    """
    check(by, "decide_answer", item.inspection)
    policies.check_reason(code, words)
    if not 1 <= days <= 60:
        raise Refused(_("Give the service between 1 and 60 working days."))
    held, answer = _seen(item, seen)
    before = held.clock
    held.state = policies.check_step(held, "ask again" if held.state == "accepted" else "return")
    clock_again(by, held, days, _("Set when the answer was sent back: %(why)s.") % {"why": vocabulary.reasons()[code]})
    held.save(update_fields=["state", "clock"])
    close_clock(by, before, Clock.Stopped.CANCELLED)
    made = _decide(by, answer, Verdict.RETURNED, code, words.strip())
    _record(by, held, f"Sent the answer to item {held.number} back: {vocabulary.reasons()[code]}.")
    assert held.clock is not None
    telling.tell_returned(held, held.clock)
    return made


def _seen(item: RequestItem, seen: int) -> tuple[RequestItem, Answer]:
    """The item, and its latest answer given; refused where that is not the one that was looked at."""
    held = RequestItem.objects.select_for_update(of=("self",)).select_related("clock").get(pk=item.pk)
    answer = held.answers.filter(given_at__isnull=False).order_by("-round").first()
    if answer is None:
        raise Refused(_("Item %(number)s has no answer yet.") % {"number": held.number})
    if answer.round != seen:
        raise Refused(_("The service has answered again since you opened this page. Look at the new answer first."))
    return held, answer


def _decide(by: Actor, answer: Answer, verdict: str, code: str, words: str) -> Decision:
    return Decision.objects.create(
        answer=answer, verdict=verdict, reason_code=code, words=words, by=person_of(by), at=clock.now()
    )


def _record(by: Actor, item: RequestItem, summary: str) -> None:
    owner = item.inspection.inspectorate.slug
    audit.record(by=by, action="requests.decide", subject=item, owner=owner, summary=summary)
