"""What an administrator does to a person's roles and account. Each shows what will happen and asks once."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import addresses
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions import people as actions
from touchstone.foundation.providers.presenters import GrantLine
from touchstone.foundation.providers.queries import people as queries
from touchstone.foundation.providers.views.people import administered, person_or_404


def _ask_then(
    request: HttpRequest,
    number: int,
    *,
    title: str,
    happens: list[str],
    button: str,
    done: str,
    act: Callable[[], object],
) -> HttpResponse:
    """The page that asks; on POST, the act, and back to the person with what was done or why not."""
    if request.method == "POST":
        try:
            act()
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done)
        return redirect("person", number)
    context = {"title": title, "happens": happens, "button": button, "cancel": addresses.url("person", number)}
    return render(request, "providers/ask.html", context)


@requires(Permission.ADMINISTER_PEOPLE)
def revoke_role(request: HttpRequest, person: int, grant: int) -> HttpResponse:
    found = person_or_404(request, person)
    row = queries.grant_in(administered(request), found, grant)
    if row is None:
        raise Http404(_("There is no such role."))
    policies.check_can_revoke(person_signed_in(request), row)
    words = {"person": found, "role": GrantLine.of(row, True).title, "organisation": row.organisation}
    return _ask_then(
        request,
        found.pk,
        title=_("Revoke the role %(role)s of %(person)s") % words,
        happens=[
            _("From now on, %(person)s can no longer act as %(role)s in %(organisation)s.") % words,
            _("That they held it, and until when, stays on their page and in the trail."),
        ],
        button=_("Revoke the role"),
        done=_("%(person)s no longer has the role %(role)s.") % words,
        act=lambda: actions.revoke_role(by=person_signed_in(request), grant=row),
    )


@requires(Permission.ADMINISTER_PEOPLE)
def close_account(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    policies.check_can_close(person_signed_in(request), found)
    return _ask_then(
        request,
        found.pk,
        title=_("Close the account of %(person)s") % {"person": found},
        happens=[
            _("They are signed out everywhere and cannot sign in again. Links sent to them stop working."),
            _("Their roles and everything they did stay in the record. You can open the account again."),
        ],
        button=_("Close the account"),
        done=_("The account of %(person)s is closed.") % {"person": found},
        act=lambda: actions.close_account(by=person_signed_in(request), person=found),
    )


@requires(Permission.ADMINISTER_PEOPLE)
def open_account(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    policies.check_can_look_after(person_signed_in(request), found)
    return _ask_then(
        request,
        found.pk,
        title=_("Open the account of %(person)s again") % {"person": found},
        happens=[_("They can sign in as before, with the roles that they still hold.")],
        button=_("Open the account"),
        done=_("The account of %(person)s is open.") % {"person": found},
        act=lambda: actions.open_account(by=person_signed_in(request), person=found),
    )


@requires(Permission.ADMINISTER_PEOPLE)
def remove_second_factor(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    policies.check_can_look_after(person_signed_in(request), found)
    return _ask_then(
        request,
        found.pk,
        title=_("Remove the two-step sign-in of %(person)s") % {"person": found},
        happens=[
            _("For somebody who has lost their phone and their recovery codes. Make sure that it is they who ask."),
            _("Their password alone signs them in until they set it up again."),
        ],
        button=_("Remove it"),
        done=_("%(person)s signs in without a code now.") % {"person": found},
        act=lambda: actions.remove_second_factor(by=person_signed_in(request), person=found),
    )


@requires(Permission.ADMINISTER_PEOPLE)
def invite_again(request: HttpRequest, person: int) -> HttpResponse:
    found = person_or_404(request, person)
    policies.check_can_look_after(person_signed_in(request), found)
    organisation = found.held[0].organisation  # type: ignore[attr-defined]
    return _ask_then(
        request,
        found.pk,
        title=_("Invite %(person)s again") % {"person": found},
        happens=[_("A new link is sent to %(email)s. The one sent before stops working.") % {"email": found.email}],
        button=_("Send the link"),
        done=_("A new invitation is on its way to %(email)s.") % {"email": found.email},
        act=lambda: actions.invite_again(by=person_signed_in(request), person=found, organisation=organisation),
    )
