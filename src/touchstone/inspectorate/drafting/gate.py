"""What keeps a draft from going on: to the service, to be signed? Only what stops; warnings are a person's to weigh."""

from __future__ import annotations

from django.utils.translation import ngettext

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft


def stops(draft: Draft) -> int:
    """How many problems of the text stop it; a statement that says nothing is one."""
    checker = checker_of(draft)
    return sum(each.stops for each in checker.all()) + len(checker.empty)


def check_open(draft: Draft) -> None:
    """Raise Refused where a check of the text stops the draft."""
    found = stops(draft)
    if found:
        raise Refused(
            ngettext(
                "%(num)s problem stops this draft. Open its checks, put it right, then try again.",
                "%(num)s problems stop this draft. Open its checks, put them right, then try again.",
                found,
            )
            % {"num": found}
        )
