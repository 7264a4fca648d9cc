"""How an inspectorate is reached, as its reports and letters print it: which inspectorates, and the lines of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies, presenters
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions.contacts import change_contacts
from touchstone.foundation.providers.forms_contacts import contacts_form
from touchstone.foundation.providers.queries import contacts as queries


@requires(Permission.MANAGE_CONTACTS)
def contact_lines(request: HttpRequest) -> HttpResponse:
    own = list(policies.inspectorates_to_reach(person_signed_in(request)).order_by("name"))
    lines = [(each, presenters.lacking(each)) for each in own]
    return render(request, "providers/contact_lines.html", {"lines": lines})


@requires(Permission.MANAGE_CONTACTS)
def contact_lines_of(request: HttpRequest, slug: str) -> HttpResponse:
    own = get_object_or_404(policies.inspectorates_to_reach(person_signed_in(request)), slug=slug)
    form = contacts_form(own, request.POST or None)
    status, stands = 200, []
    if form.is_valid():
        try:
            changed = change_contacts(
                by=person_signed_in(request), organisation=own, said=form.answers(), seen=form.cleaned_data["seen"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            if form.cleaned_data["seen"] != queries.fingerprint(own):
                status, stands = 409, presenters.contact_rows(own)
                form.data = {**form.data.dict(), "seen": queries.fingerprint(own)}  # type: ignore[attr-defined]
        else:
            saved = _("The lines are saved. Documents published from now on print them.")
            messages.success(request, saved if changed else _("They stood so."))
            return redirect("contact-lines-of", slug)
    context = {
        "form": form,
        "own": own,
        "lacking": presenters.lacking(own),
        "stands": stands,
        "history": [presenters.EventLine.of(event) for event in queries.history(own)],
    }
    return render(request, "providers/contact_lines_of.html", context, status=status)
