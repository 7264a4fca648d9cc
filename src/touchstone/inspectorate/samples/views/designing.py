"""The lead's screens: the list that was given, the design with what it buys, and the draw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.foundation.accounts import audit
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import presenters, queries
from touchstone.inspectorate.samples.actions import drawing, frames
from touchstone.inspectorate.samples.forms import DesignForm, DrawForm, WordsForm
from touchstone.inspectorate.samples.models import SampleFrame

STAGE = "sample"
_NO_LIST = gettext_lazy("There is no list now that a sample could be designed with.")


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_sample")
    frame = queries.frame_of(inspection)
    design = queries.design_of(inspection)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "frame": frame,
        "caveat": presenters.frame_caveat(frame) if frame else "",
        "earlier": queries.earlier_frames(inspection),
        "design": design,
        "published": queries.published(design) if design else None,
        "counts": queries.counts(inspection),
        "names": queries.name_key(inspection),
        "may_draw": may(inspection, "draw"),
    }
    return render(request, "samples/overview.html", context)


def _open_frame(inspection: Inspection) -> SampleFrame | None:
    """The list to design with, or None where there is none that nothing was drawn from."""
    frame = queries.frame_of(inspection)
    return frame if frame is not None and frame.state == "given" else None


def _nothing_to_design(request: HttpRequest, slug: str) -> HttpResponse:
    messages.info(request, _NO_LIST)
    return redirect("sample-overview", slug=slug)


def _chosen(request: HttpRequest, frame: SampleFrame) -> DesignForm:
    """The design in the address; without one, that with which a lead begins, as if it had been sent."""
    if request.GET:
        return DesignForm(frame, request.GET)
    begun = DesignForm.begun(frame)
    return DesignForm(frame, {name: begun.initial[name] for name in begun.fields})


@signed_in
def design(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "draw")
    frame = _open_frame(inspection)
    if frame is None:
        return _nothing_to_design(request, slug)
    context = {"frame": frame, "caveat": presenters.frame_caveat(frame), "stage": STAGE}
    return render(request, "samples/design.html", context | _design(request, inspection, frame))


@signed_in
def buys(request: HttpRequest, slug: str) -> HttpResponse:
    """The right half of the design's page alone, for the script that asks for it as somebody types."""
    inspection = inspection_for(request, slug, "draw")
    frame = _open_frame(inspection)
    nothing = {"inspection": inspection, "buys": presenters.Buys(refused=str(_NO_LIST))}
    return render(request, "samples/buys.html", _design(request, inspection, frame) if frame else nothing)


def _design(request: HttpRequest, inspection: Inspection, frame: SampleFrame) -> dict[str, Any]:
    form = _chosen(request, frame)
    found = None
    if form.is_valid():
        found = presenters.buys(queries.read(frame), form.plan(inspection), form.cleaned_data.get("area", ""))
    return {"inspection": inspection, "form": form, "buys": found, "query": _query(form)}


def _query(form: DesignForm) -> str:
    """The design as the query of an address."""
    query = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        query.setlist(name, list(value) if isinstance(value, list | tuple) else ["" if value is None else str(value)])
    return query.urlencode()


@signed_in
def draw(request: HttpRequest, slug: str) -> HttpResponse:
    """Look at the design once more, and draw it."""
    inspection = inspection_for(request, slug, "draw")
    frame = _open_frame(inspection)
    if frame is None:
        return _nothing_to_design(request, slug)
    chosen = _chosen(request, frame)
    if not request.GET or not chosen.is_valid():  # what is drawn is what stands in the address, and nothing else
        return redirect("sample-design", slug=slug)
    plan = chosen.plan(inspection)
    form = DrawForm(request.POST) if request.method == "POST" else DrawForm(initial={"sha256": frame.sha256})
    if request.method == "POST" and form.is_valid():
        try:
            made = drawing.draw(by=request.user, inspection=inspection, plan=plan, **form.cleaned_data)  # type: ignore[arg-type]
            said = ngettext("%(n)s case was drawn.", "%(n)s cases were drawn.", made.n) % {"n": f"{made.n:,}"}
            messages.success(request, said)
            return redirect("sample-overview", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "frame": frame,
        "caveat": presenters.frame_caveat(frame),
        "form": form,
        "buys": presenters.buys(queries.read(frame), plan, chosen.cleaned_data.get("area", "")),
        "query": _query(chosen),
    }
    return render(request, "samples/draw.html", context)


@signed_in
def return_frame(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the list back to the service."""
    inspection = inspection_for(request, slug, "draw")
    frame = _open_frame(inspection)
    if frame is None:
        return _nothing_to_design(request, slug)
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm()
    if request.method == "POST" and form.is_valid():
        try:
            frames.return_frame(by=request.user, frame=frame, reason=form.cleaned_data["words"])  # type: ignore[arg-type]
            messages.success(request, _("The list was sent back."))
            return redirect("sample-overview", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "title": _("Send the list back"),
        "text": _("The service reads the reason and gives another list."),
        "button": _("Send it back"),
    }
    return render(request, "samples/ask.html", context)


@signed_in
def design_file(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_sample")
    return published_file(inspection)


def published_file(inspection: Inspection) -> HttpResponse:
    """The published design as a download. It holds no reference, only the hash of the list."""
    made = queries.design_of(inspection)
    if made is None:
        raise Http404(_("Nothing has been drawn yet."))
    response = HttpResponse(made.published, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{inspection.slug}-design.json"'
    return response


@signed_in
def frame_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The list in its canonical form, whose hash is in the design."""
    inspection = inspection_for(request, slug, "see_sample")
    frame = queries.frame_of(inspection)
    if frame is None:
        raise Http404(_("The service has given no list yet."))
    audit.record_read(
        by=request.user,  # type: ignore[arg-type]
        subject=frame,
        owner=inspection.inspectorate.slug,
        summary="Took away the list of cases to draw from.",
    )
    return download(frame.file, f"{inspection.slug}-frame.csv")
