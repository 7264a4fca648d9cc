"""The administrator's pages about people: the list, one person, inviting."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions import people as actions
from touchstone.foundation.providers.forms import GrantForm, InviteForm, PeopleFilterForm
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.presenters import GrantLine, PersonLine
from touchstone.foundation.providers.queries import people as queries

PAGE = 50


def administered(request: HttpRequest) -> list[Organisation]:
    """The organisations whose people this person looks after."""
    return list(policies.organisations_of(person_signed_in(request), Permission.ADMINISTER_PEOPLE))


def person_or_404(request: HttpRequest, number: int) -> User:
    """A person of one's own organisations. Of others, nobody is told that they exist."""
    found = queries.person_in(administered(request), number)
    if found is None:
        raise Http404(_("There is no such person in an organisation that you administer."))
    return found


@requires(Permission.ADMINISTER_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    organisations = administered(request)
    form = PeopleFilterForm(request.GET, organisations=organisations)
    form.is_valid()  # what is wrong is said beside its box; the rest narrows all the same
    given = form.cleaned_data
    chosen = queries.PeopleFilter(
        given.get("q", ""), given.get("role", ""), given.get("organisation", ""), given.get("state", "")
    )
    page = Paginator(queries.people(organisations, chosen), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [PersonLine.of(person) for person in page],
        "organisations": organisations,
        "narrowed": any(given.values()),
    }
    return render(request, "providers/people.html", context)


@requires(Permission.ADMINISTER_PEOPLE)
def person(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    by = person_signed_in(request)
    conflicts = queries.conflicts_of(found)
    context = {
        "person": found,
        "line": PersonLine.of(found),
        "grants": [GrantLine.of(grant, policies.can_revoke(by, grant)) for grant in reversed(found.held)],  # type: ignore[attr-defined]
        "conflicts": [(conflict, policies.can_end_conflict(by, conflict)) for conflict in conflicts],
        "can_look_after": policies.can_look_after(by, found),
        "can_close": policies.can_close(by, found),
        "is_oneself": by == found,
    }
    return render(request, "providers/person.html", context)


@requires(Permission.ADMINISTER_PEOPLE)
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, organisations=administered(request))
    if form.is_valid():
        try:
            found, address = actions.invite_person(by=person_signed_in(request), **form.answers())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("%(person)s is invited: an email is on its way to %(email)s.")
            if not address:
                said = _("%(person)s has an account already, and now has the role as well.")
            messages.success(request, said % {"person": found, "email": found.email})
            return redirect("person", found.pk)
    return render(request, "providers/invite.html", {"form": form})


@requires(Permission.ADMINISTER_PEOPLE)
def grant_role(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    form = GrantForm(request.POST or None, organisations=administered(request))
    if form.is_valid():
        try:
            actions.grant_role(by=person_signed_in(request), person=found, **form.answers())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(person)s has the role.") % {"person": found})
            return redirect("person", found.pk)
    return render(request, "providers/grant_role.html", {"form": form, "person": found})
