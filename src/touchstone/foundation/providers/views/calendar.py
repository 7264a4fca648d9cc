"""The calendar of working days: which days were corrected, and correcting one, which shows first what it moves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.deadlines import Nation, Override
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.clocks import policies as rules
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies, presenters
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions import calendar as actions
from touchstone.foundation.providers.forms import CorrectDayForm


@requires(Permission.MANAGE_CALENDAR)
def calendar(request: HttpRequest) -> HttpResponse:
    days = [presenters.CorrectedDay.of(row) for row in clocks.corrected_days()]
    return render(request, "providers/calendar.html", {"days": days})


@requires(Permission.MANAGE_CALENDAR)
def correct_day(request: HttpRequest) -> HttpResponse:
    """Filled in, it shows what would move and asks once; confirmed, it is done."""
    form = CorrectDayForm(request.POST or None)
    if form.is_valid() and "again" not in request.POST:
        given = form.answers()
        try:
            if request.POST.get("confirmed"):
                return _correct(request, given)
            rules.check_can_correct(**given)
            return _ask(request, form, given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "providers/correct_day.html", {"form": form})


def _ask(request: HttpRequest, form: CorrectDayForm, given: dict[str, Any]) -> HttpResponse:
    override = Override(given["day"], given["working"], Nation(given["nation"]) if given["nation"] else None)
    own = policies.organisations_of(person_signed_in(request), Permission.MANAGE_CALENDAR)
    slugs = set(own.values_list("slug", flat=True))
    moved = clocks.moves(override=override)
    mine = [presenters.MovedLine.of(each) for each in moved if each.clock.owner in slugs]
    context = {
        "form": form,
        "said": presenters.correction(given["day"], given["working"], given["nation"]),
        "reason": given["reason"],
        "mine": mine,
        "others": len(moved) - len(mine),
    }
    return render(request, "providers/correct_day_ask.html", context)


def _correct(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    done = actions.correct_day(by=person_signed_in(request), **given)
    n = len(done.corrected.moved)
    said = ngettext("The day is corrected. %(n)d deadline moved", "The day is corrected. %(n)d deadlines moved", n)
    told = ngettext("%(n)d person was told by e-mail", "%(n)d people were told by e-mail", done.told)
    messages.success(request, _("%(moved)s; %(told)s.") % {"moved": said % {"n": n}, "told": told % {"n": done.told}})
    return redirect("calendar")
