"""Service areas and what became of them: the list, saying that one was merged, split or renamed, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.addresses import url
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies, presenters
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions import areas as actions
from touchstone.foundation.providers.forms import BecameForm, TakeBackForm
from touchstone.foundation.providers.models import AreaSuccession


@requires(Permission.MANAGE_AREAS)
def areas(request: HttpRequest) -> HttpResponse:
    services = list(policies.services_with_areas(person_signed_in(request)).order_by("name"))
    wanted = request.GET.get("service", "")
    chosen = next((each for each in services if each.slug == wanted), services[0] if len(services) == 1 else None)
    lines = presenters.area_lines(chosen) if chosen else []
    return render(request, "providers/areas.html", {"services": services, "chosen": chosen, "lines": lines})


@requires(Permission.MANAGE_AREAS)
def became(request: HttpRequest, slug: str, area_slug: str) -> HttpResponse:
    """Filled in, it says what follows and asks once; confirmed, it is done."""
    service = get_object_or_404(policies.services_with_areas(person_signed_in(request)), slug=slug)
    area = get_object_or_404(service.areas.all(), slug=area_slug)
    form = BecameForm(request.POST or None, areas=list(service.areas.exclude(pk=area.pk)))
    if form.is_valid():
        given = form.answers()
        try:
            change = actions.say_what_became(by=person_signed_in(request), area=area, **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is in the record: %(what)s.") % {"what": actions.sentence(change)})
            return redirect(f"{url('areas')}?service={service.slug}")
    return render(request, "providers/area_became.html", {"form": form, "area": area, "service": service})


@requires(Permission.MANAGE_AREAS)
def take_back(request: HttpRequest, slug: str, change: int) -> HttpResponse:
    service = get_object_or_404(policies.services_with_areas(person_signed_in(request)), slug=slug)
    rows = AreaSuccession.objects.select_related("before", "after")
    held = get_object_or_404(rows, pk=change, before__organisation=service)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        try:
            said = actions.sentence(held)
            actions.take_back(by=person_signed_in(request), change=held, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is taken back: %(what)s.") % {"what": said})
            return redirect(f"{url('areas')}?service={service.slug}")
    context = {"form": form, "service": service, "said": actions.sentence(held)}
    return render(request, "providers/area_take_back.html", context)
