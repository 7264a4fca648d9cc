"""Printed names that mean nobody for certain: a person says who is meant, once."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.archive import batch_queries
from touchstone.inspectorate.archive.actions import naming
from touchstone.inspectorate.archive.forms import NewProviderForm, WhoForm
from touchstone.inspectorate.archive.models import BatchDocument
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS


@requires(Permission.CONFIRM_READINGS)
def names(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/names.html", {"names": batch_queries.unmatched()})


@requires(Permission.CONFIRM_READINGS)
def name(request: HttpRequest, row: int) -> HttpResponse:
    """One printed name: it is this organisation, or one that is not held yet."""
    asked = BatchDocument.objects.filter(pk=row).exclude(provider_printed="").first()
    if asked is None:
        raise Http404(_("No printed name is asked about here. Look in the list of names."))
    found = batch_queries.unmatched(printed=asked.provider_printed)
    if not found:
        return redirect("archive-names")
    held = Organisation.objects.filter(kind__in=PROVIDER_KINDS)
    making = "make" in request.POST
    who = WhoForm(found[0].candidates, held, None if making else request.POST or None)
    new = NewProviderForm(request.POST if making else None, initial={"name": found[0].printed, "nation": "England"})
    form = new if making else who
    if request.method == "POST" and form.is_valid():
        try:
            _settle(request, found[0].printed, form, held)
            return redirect("archive-names")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "archive/name.html", {"asked": found[0], "row": asked, "who": who, "new": new, "form": form})


def _settle(request: HttpRequest, printed: str, form: WhoForm | NewProviderForm, held: object) -> None:
    given = form.cleaned_data
    by = request.user
    if isinstance(form, NewProviderForm):
        made = naming.make_who(by=by, printed=printed, name=given["name"], kind=given["kind"], nation=given["nation"])  # type: ignore[arg-type]
        messages.success(request, _("Recorded %(who)s. “%(printed)s” means it.") % {"who": made, "printed": printed})
        return
    chosen = held.get(pk=int(given["who"]))  # type: ignore[attr-defined]
    n = naming.say_who(by=by, printed=printed, organisation=chosen)  # type: ignore[arg-type]
    said = _("“%(printed)s” means %(who)s from now on. Documents matched: %(n)s.")
    messages.success(request, said % {"printed": printed, "who": chosen, "n": n})
