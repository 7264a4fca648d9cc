"""The service's screens: giving the list, seeing which cases were drawn, and giving hashes of names."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.domain import name_words
from touchstone.domain.spreadsheets import csv_text
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import policies, presenters, queries
from touchstone.inspectorate.samples.actions import frames, names
from touchstone.inspectorate.samples.forms import PASTED, FrameForm, HashesForm
from touchstone.inspectorate.samples.models import SampleFrame
from touchstone.inspectorate.samples.views.designing import published_file

STAGE = "sample-asked"


@signed_in
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_drawn")
    frame = queries.frame_of(inspection)
    may_give = may(inspection, "give_frame")
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "frame": frame,
        "caveat": presenters.frame_caveat(frame) if frame else "",
        "design": queries.design_of(inspection),
        "cases": list(queries.cases(inspection, in_use=False)),
        "how": presenters.HOW,
        "states": presenters.STATES,
        "names": queries.name_key(inspection),
        "may_give": may_give,
        "may_give_frame": may_give and policies.can_give(frame),
    }
    return render(request, "samples/asked.html", context)


@signed_in
def give(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "give_frame")
    too_large = refused_uploads(request) if request.method == "POST" else []
    form = FrameForm(request.POST, request.FILES) if request.method == "POST" else FrameForm()
    for _name, sentence in too_large:
        form.add_error("file", sentence)
    if request.method == "POST" and form.is_valid():
        try:
            made = _given(request, inspection, form)
            said = ngettext("The list of %(n)s case was taken.", "The list of %(n)s cases was taken.", made.size)
            messages.success(request, said % {"n": f"{made.size:,}"})
            return redirect("sample-asked", slug=slug)
        except Refused as refusal:
            form.add_error("pasted" if form.cleaned_data.get("pasted", "").strip() else "file", str(refusal))
    refused = getattr(inspection, "refused_frame", None)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "refused": refused,
        "first_problems": presenters.first_problems(refused.errors) if refused else [],
        "frame": queries.frame_of(inspection),
    }
    return render(request, "samples/give.html", context)


def _given(request: HttpRequest, inspection: Inspection, form: FrameForm) -> SampleFrame:
    data = form.cleaned_data
    file = data.get("file")
    return frames.give_frame(
        by=request.user,  # type: ignore[arg-type]
        inspection=inspection,
        data=file.read() if file else data["pasted"],
        name=str(file.name) if file else str(PASTED),
        as_at=data["as_at"],
        left_out=data["said"],
    )


@signed_in
def errors(request: HttpRequest, slug: str) -> HttpResponse:
    """The file of errors of the list that was not taken."""
    inspection = inspection_for(request, slug, "give_frame")
    refused = getattr(inspection, "refused_frame", None)
    if refused is None:
        raise Http404(_("No list was refused."))
    return _csv(refused.errors, "errors.csv")


def _csv(text: str, name: str) -> HttpResponse:
    # With a mark at its start, so that spreadsheets read it as UTF-8.
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def drawn_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The references of the cases to make ready, to look up in the service's own records."""
    inspection = inspection_for(request, slug, "see_drawn")
    rows = [
        [case.reference, case.stratum_label, str(presenters.HOW[case.how]), "yes" if case.tracked else "no"]
        for case in queries.cases(inspection)
    ]
    table = csv_text([["reference", "stratum", "how", "tracked"], *rows], end="\n")
    return _csv(table, f"{inspection.slug}-cases.csv")


@signed_in
def asked_design(request: HttpRequest, slug: str) -> HttpResponse:
    return published_file(inspection_for(request, slug, "see_drawn"))


@signed_in
def give_names(request: HttpRequest, slug: str) -> HttpResponse:
    """The key, the program, and the hashes that it wrote."""
    inspection = inspection_for(request, slug, "give_frame")
    too_large = refused_uploads(request) if request.method == "POST" else []
    form = HashesForm(request.POST, request.FILES) if request.method == "POST" else HashesForm()
    for _name, sentence in too_large:
        form.add_error("file", sentence)
    if request.method == "POST" and form.is_valid():
        try:
            held = names.give_hashes(by=request.user, inspection=inspection, data=form.cleaned_data["file"].read())  # type: ignore[arg-type]
            messages.success(request, _("%(n)s hashes were taken.") % {"n": f"{held.words:,}"})
            return redirect("sample-asked", slug=slug)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {"inspection": inspection, "stage": STAGE, "form": form, "names": queries.name_key(inspection)}
    return render(request, "samples/names.html", context)


@require_POST
@signed_in
def make_key(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "give_frame")
    names.make_key(by=request.user, inspection=inspection)  # type: ignore[arg-type]
    return redirect("sample-names", slug=slug)


@signed_in
def program(request: HttpRequest, slug: str) -> HttpResponse:
    """The program that hashes names: one file that needs nothing but Python."""
    inspection_for(request, slug, "give_frame")
    response = HttpResponse(Path(name_words.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="name_words.py"'
    return response
