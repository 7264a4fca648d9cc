"""Conflicts of interest: one's own, and those of the people one looks after."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import addresses
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions import people as actions
from touchstone.foundation.providers.forms import ConflictForm
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.foundation.providers.queries import people as queries
from touchstone.foundation.providers.views.people import person_or_404


def _form(request: HttpRequest) -> ConflictForm:
    inspected = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    areas = Area.objects.filter(organisation__in=inspected).select_related("organisation")
    return ConflictForm(request.POST or None, organisations=inspected, areas=areas)


def _declare(request: HttpRequest, person: User, form: ConflictForm) -> bool:
    try:
        actions.declare_conflict(by=person_signed_in(request), person=person, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The conflict of interest is noted."))
    return True


@signed_in
def my_conflicts(request: HttpRequest) -> HttpResponse:
    person, form = person_signed_in(request), _form(request)
    if form.is_valid() and _declare(request, person, form):
        return redirect("my-conflicts")
    context = {"form": form, "conflicts": queries.conflicts_of(person)}
    return render(request, "providers/my_conflicts.html", context)


@requires(Permission.ADMINISTER_PEOPLE)
def declare_conflict(request: HttpRequest, person: int) -> HttpResponse:
    found, form = person_or_404(request, person), _form(request)
    if form.is_valid() and _declare(request, found, form):
        return redirect("person", found.pk)
    return render(request, "providers/declare_conflict.html", {"form": form, "person": found})


@requires(Permission.ADMINISTER_PEOPLE)
def end_conflict(request: HttpRequest, person: int, conflict: int) -> HttpResponse:
    found = person_or_404(request, person)
    row = queries.conflicts_of(found).filter(pk=conflict).first()
    if row is None:
        raise Http404(_("There is no such conflict of interest."))
    if request.method == "POST":
        actions.end_conflict(by=person_signed_in(request), conflict=row)
        messages.success(request, _("The conflict of interest is ended."))
        return redirect("person", found.pk)
    words = {"person": found, "organisation": row.organisation}
    context = {
        "title": _("End the conflict of interest with %(organisation)s") % words,
        "happens": [
            _("%(person)s may then judge %(organisation)s again.")
            % {"person": found, "organisation": row.organisation},
            _("That it was declared, and until when it held, stays in the record."),
        ],
        "button": _("End it"),
        "cancel": addresses.url("person", found.pk),
    }
    return render(request, "providers/ask.html", context)
