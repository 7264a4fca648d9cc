"""The indicator of an action: one that the service has, or a new one that it names."""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.indicators import key_of
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.plans import indicators
from touchstone.inspectorate.plans.models import Indicator
from touchstone.inspectorate.plans.rows import ActionRow


def chosen(*, by: Actor, provider: Organisation, row: ActionRow) -> str:
    """The key of the indicator that a row asks for, begun where it is new; empty where it asks for none.

    A new name that is known already means that one. Raises Refused where both are given, where there is no such one,
    or where the name holds nothing to be found by. At most five queries, none where no indicator is asked for.
    """
    name = " ".join(row.new_indicator.split())
    if not name and not row.indicator:
        return ""
    if name and row.indicator:
        raise Refused(_("Choose an indicator or name a new one, not both."))
    known = indicators.known(provider)
    key = row.indicator or _known_as(name, known) or _new(name)
    if row.indicator and key not in known:
        raise Refused(_("The service has no such indicator. Choose one of the list, or name a new one."))
    given = {"name": known.get(key, name)[:200], "begun_at": clock.now(), "begun_by": person_of(by)}
    Indicator.objects.get_or_create(provider=provider, key=key, defaults=given)
    return key


def _known_as(name: str, known: dict[str, str]) -> str:
    return next((key for key, said in known.items() if said.casefold() == name.casefold()), "")


def _new(name: str) -> str:
    try:
        return key_of(name)
    except ValueError as error:
        raise Refused(_("Name the indicator in letters: what is counted.")) from error
