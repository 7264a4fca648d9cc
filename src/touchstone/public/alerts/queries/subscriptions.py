"""Whose subscription does a link open, what does it ask for, and whom may some news concern?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from touchstone.public.alerts import links
from touchstone.public.alerts.models import Asked, Delivery, Notice, Subscription, Wish, WishTerm
from touchstone.public.alerts.wanted import Facts, Wanted

Of = WishTerm.Of


def opened_by(token: str, purpose: str) -> Subscription | None:
    """The subscription that a link opens for a purpose; None where it is not signed for it, or has stopped."""
    key = links.key_in(token, purpose)
    return Subscription.objects.filter(key=key).first() if key else None


def asked_by(secret: str, now: datetime) -> Asked | None:
    """What the link of an e-mail asks to confirm; None where it has been, or its time is over."""
    return Asked.objects.filter(token_hash=links.hash_of(secret), expires_at__gt=now).first()


def wishes_of(subscription: Subscription) -> list[tuple[Wish, Wanted]]:
    """What a subscription asks for, oldest first. Two queries."""
    return [(wish, wanted_of(wish)) for wish in subscription.wishes.prefetch_related("terms")]


def wanted_of(wish: Wish) -> Wanted:
    """No query where its terms are at hand."""
    terms: dict[str, list[str]] = {Of.PLACE: [], Of.KIND: [], Of.INSPECTORATE: []}
    for term in wish.terms.all():
        terms[term.of].append(term.value)
    return Wanted(tuple(terms[Of.PLACE]), tuple(terms[Of.KIND]), tuple(terms[Of.INSPECTORATE]))


def concerned(subscriptions: QuerySet[Subscription], facts: Iterable[Facts]) -> QuerySet[Subscription]:
    """Those that some of this may concern: a sieve, which lets through a little more than fits. No query."""
    every = list(facts)
    sieve = Wish.objects.filter(
        Q(any_place=True) | _names(Of.PLACE, {place for each in every for place in each.places}),
        Q(any_kind=True) | _names(Of.KIND, {each.kind for each in every}),
        Q(any_inspectorate=True) | _names(Of.INSPECTORATE, {each.inspectorate for each in every}),
        subscription=OuterRef("pk"),
    )
    return subscriptions.filter(Exists(sieve))


def _names(of: Of, values: set[str]) -> Q:
    return Q(Exists(WishTerm.objects.filter(wish=OuterRef("pk"), of=of, value__in=values)))


def told_already(subscriptions: Sequence[Subscription], notices: Sequence[Notice]) -> set[tuple[int, int]]:
    """Pairs of subscription and notice. One query."""
    rows = Delivery.objects.filter(subscription__in=subscriptions, notice__in=notices)
    return set(rows.values_list("subscription", "notice"))
