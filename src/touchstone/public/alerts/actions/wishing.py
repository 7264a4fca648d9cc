"""Changing what a subscription asks for, and ending it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.actions import forget
from touchstone.public.alerts import letters, limits
from touchstone.public.alerts.models import Asked, Subscription, Wish, WishTerm
from touchstone.public.alerts.queries.subscriptions import wishes_of
from touchstone.public.alerts.wanted import Wanted


@transaction.atomic
def add_wish(subscription: Subscription, wanted: Wanted) -> None:
    """Ask for this too. The same twice is asked for once. Raises Refused past the most that one may ask for."""
    Subscription.objects.select_for_update().filter(pk=subscription.pk).first()  # one change at a time
    held = [each for _wish, each in wishes_of(subscription)]
    if wanted in held:
        return
    if len(held) >= limits.WISHES:
        raise Refused(
            _("One address can have %(most)d alerts. Remove one that you no longer need, then add this.")
            % {"most": limits.WISHES}
        )
    wish = Wish.objects.create(
        subscription=subscription,
        any_place=not wanted.places,
        any_kind=not wanted.kinds,
        any_inspectorate=not wanted.inspectorates,
    )
    named = {
        WishTerm.Of.PLACE: wanted.places,
        WishTerm.Of.KIND: wanted.kinds,
        WishTerm.Of.INSPECTORATE: wanted.inspectorates,
    }
    WishTerm.objects.bulk_create(
        WishTerm(wish=wish, of=of, value=value) for of, values in named.items() for value in values
    )


@transaction.atomic
def remove_wish(subscription: Subscription, number: int) -> None:
    """Ask for this no longer; where it was the last, the subscription stays and tells of nothing."""
    subscription.wishes.filter(pk=number).delete()


def change(subscription: Subscription, *, pace: str, language: str) -> None:
    subscription.pace, subscription.language = pace, language
    subscription.save(update_fields=["pace", "language"])


@transaction.atomic
def stop(subscription: Subscription | None) -> None:
    """End it, and forget the address: what was asked for, what was told, and e-mails that wait or were kept.

    Stopping what has stopped already changes nothing.
    """
    if subscription is None or not Subscription.objects.select_for_update().filter(pk=subscription.pk).exists():
        return
    Asked.objects.filter(email=subscription.email).delete()
    for topic in (letters.TOPIC, letters.ASKING):
        forget(topic=topic, to=subscription.email)
    subscription.delete()
