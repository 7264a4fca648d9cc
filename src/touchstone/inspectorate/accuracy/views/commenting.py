"""The service's screens for one comment: writing it in the margin of its line, its evidence, taking it out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.accuracy import policies
from touchstone.inspectorate.accuracy.actions import comments as actions
from touchstone.inspectorate.accuracy.forms import CommentForm
from touchstone.inspectorate.accuracy.models import AccuracyComment, SentLine
from touchstone.inspectorate.accuracy.queries import checks
from touchstone.inspectorate.accuracy.views.checking import MAY, STAGE, draft_context
from touchstone.inspectorate.accuracy.views.common import comment_of, latest_of, took_uploads
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection

WHOLE = 0  # in an address: the draft as a whole


@signed_in
def line(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    """Begin a comment on a line; 0: on the draft as a whole."""
    inspection = inspection_for(request, slug, MAY)
    check = latest_of(inspection)
    found = checks.line(check, order)
    if (found is None and order != WHOLE) or not policies.shows_text(check):
        raise Http404(_("The draft has no such line."))
    form = CommentForm(request.POST, request.FILES) if request.method == "POST" else CommentForm()
    if request.method == "POST" and form.is_valid() and took_uploads(request, form):
        try:
            made = actions.write(by=person_signed_in(request), check=check, line=found, said=_said(form))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _kept(request, inspection, made, form)
    return _page(request, inspection, form, order=order)


def _page(
    request: HttpRequest,
    inspection: Inspection,
    form: CommentForm,
    *,
    order: int,
    comment: AccuracyComment | None = None,
) -> HttpResponse:
    context = {**draft_context(inspection), "form": form, "open_line": order, "open_comment": comment}
    return render(request, "accuracy/draft.html", context)


def _said(form: CommentForm) -> actions.Said:
    return actions.Said(**{name: form.cleaned_data[name] for name in ("kind", "text", "proposed")})


def _order(line: SentLine | None) -> int:
    return line.order if line is not None else WHOLE


def _kept(request: HttpRequest, inspection: Inspection, comment: AccuracyComment, form: CommentForm) -> HttpResponse:
    """The words are kept; now the file, where there is one: what is refused of it is said beside the words."""
    file = form.cleaned_data.get("file")
    place = reverse("accuracy-asked", args=[inspection.slug])
    if file is not None:
        try:
            added = actions.add_file(by=person_signed_in(request), comment=comment, data=file, name=str(file.name))
            messages.success(request, _("Added: %(name)s.") % {"name": added.name})
        except Refused as refusal:
            messages.success(request, _("Comment %(n)s is saved, without the file.") % {"n": comment.number})
            messages.error(request, str(refusal))
            return redirect("accuracy-asked-comment", slug=inspection.slug, number=comment.number)
    messages.success(request, _("Comment %(n)s is saved. It is not sent yet.") % {"n": comment.number})
    return redirect(f"{place}#comment-{comment.number}")


@signed_in
def comment(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change a comment that was not sent, and its files."""
    inspection = inspection_for(request, slug, MAY)
    found = comment_of(latest_of(inspection), number, service=True)
    if request.method != "POST":
        if not policies.can_edit(found):
            return redirect(f"{reverse('accuracy-asked', args=[slug])}#comment-{number}")
        return _page(request, inspection, CommentForm.of(found), order=_order(found.line), comment=found)
    form = CommentForm(conflicts.resolved(request.POST), request.FILES)
    if form.is_valid() and took_uploads(request, form):
        try:
            base = form.cleaned_data["revision"] or 0
            actions.save(by=person_signed_in(request), comment=found, base=base, said=_said(form))
            return _kept(request, inspection, found, form)
        except conflicts.Conflict as conflict:
            context = {
                "inspection": inspection,
                "stage": STAGE,
                "comment": found,
                "comparison": conflicts.compare(conflict, form, CommentForm.of(found)),
            }
            return render(request, "accuracy/comment_conflict.html", context, status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, inspection, form, order=_order(found.line), comment=found)


@require_POST
@signed_in
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a comment out, bring it back, withdraw one that was sent, or take a file off: `do` says which."""
    inspection = inspection_for(request, slug, MAY)
    found = comment_of(latest_of(inspection), number, service=True)
    do, _colon, file = request.POST.get("do", "").partition(":")
    by = person_signed_in(request)
    try:
        if do == "remove":
            actions.remove(by=by, comment=found)
            messages.success(request, _("Comment %(n)s is taken out.") % {"n": number})
        elif do == "bring-back":
            actions.bring_back(by=by, comment=found)
            messages.success(request, _("Comment %(n)s is back.") % {"n": number})
        elif do == "withdraw":
            actions.withdraw(by=by, comment=found)
            messages.success(request, _("Comment %(n)s is withdrawn.") % {"n": number})
        elif do == "file" and file.isdecimal():
            actions.remove_file(by=by, comment=found, number=int(file))
            messages.success(request, _("The file was removed."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('accuracy-asked', args=[slug])}#comment-{number}")


@signed_in
def comment_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    """A file that the service itself attached."""
    inspection = inspection_for(request, slug, MAY)
    found = checks.file_of(inspection, file, service=True)
    if found is None:
        raise Http404(_("There is no such file."))
    return download(found.file, found.name)
