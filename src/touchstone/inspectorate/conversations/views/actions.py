"""What was agreed: the lists of both sides, one action, how far it is, what shows it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.domain.promises import OPEN
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.files.queries import download
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations import access, forms, policies, presenters, queries
from touchstone.inspectorate.conversations.actions import telling
from touchstone.inspectorate.conversations.models import AgreedAction, AgreedFile, Side
from touchstone.inspectorate.conversations.views.common import as_csv, kept_filters
from touchstone.inspectorate.inspections.views.acting import pressed, tried

KEPT = "agreed-actions-filters"


@signed_in
def actions(request: HttpRequest, side: str) -> HttpResponse:
    """Everything that was agreed, by day; open, late or ended."""
    if "clear" in request.GET:
        request.session.pop(KEPT, None)
        return redirect(request.path)
    form, rows = _narrowed(request, side)
    lines = presenters.action_lines(rows, side, clock.today())
    context = {
        "side": side,
        "form": form,
        "lines": lines,
        "late": sum(line.late for line in lines),
        "today": clock.today(),
        "filtered": any(form.data.values()),
    }
    return render(request, "conversations/actions.html", context)


@signed_in
def actions_csv(request: HttpRequest, side: str) -> HttpResponse:
    _form, rows = _narrowed(request, side)
    cells = (
        (line.row.text, line.whose, line.row.owner, line.source, line.row.agreed_on, line.row.due or "",
         line.row.no_due_reason, line.state[0], line.row.done_on or "")
        for line in presenters.action_lines(rows, side, clock.today())
    )  # fmt: skip
    columns = ("action", "who", "owner", "agreed_at", "agreed_on", "due", "no_due_reason", "stands", "done_on")
    return as_csv("agreed-actions.csv", columns, cells)


def _narrowed(request: HttpRequest, side: str) -> tuple[forms.ActionFilterForm, QuerySet[AgreedAction]]:
    rows = access.actions_for(request, side)
    services: list[Organisation] = []
    if side == Side.INSPECTORATE:
        services = list(Organisation.objects.filter(pk__in=rows.order_by().values("provider")).order_by("name"))
    form = forms.ActionFilterForm(services, kept_filters(request, KEPT, ("service", "side", "late")))
    wanted = queries.Wanted(**form.cleaned_data) if form.is_valid() else queries.Wanted()
    return form, queries.narrowed_actions(rows, wanted, clock.today())


@signed_in
def action(request: HttpRequest, action: int, side: str) -> HttpResponse:
    """One action: what was said of it, what shows it; for its owner, boxes for more."""
    held = access.action_for(request, action, side)
    initial = {"on": clock.today(), "state": held.state}
    form = forms.TellForm(held, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and tried(
        request, form, telling.tell, _("Saved. The other side sees it."), action=held, **form.cleaned_data
    ):
        return redirect(_name("agreed-action", side), action=action)
    return _page(request, held, side, form, forms.FileForm())


def _name(name: str, side: str) -> str:
    return f"asked-{name}" if side == Side.SERVICE else name


def _page(
    request: HttpRequest, held: AgreedAction, side: str, form: forms.TellForm, file_form: forms.FileForm
) -> HttpResponse:
    may_correct = policies.can_correct(person_signed_in(request), held, side)
    correction = queries.asked_day(held) if held.state in OPEN else None
    mine = held.side == side and policies.can_own(person_signed_in(request), held)
    context = {
        "side": side,
        "line": presenters.action_lines([held], side, clock.today())[0],
        "updates": presenters.history(held),
        "correction": correction,
        "may_answer": may_correct and correction is not None and correction.side != side,
        "may_take_back": may_correct and correction is not None and correction.side == side,
        "may_correct": may_correct,
        "files": list(held.files.select_related("file", "added_by")),
        "mine": mine,
        "form": form,
        "file_form": file_form,
    }
    return render(request, "conversations/action.html", context)


@require_POST
@signed_in
def add_file(request: HttpRequest, action: int, side: str) -> HttpResponse:
    held = access.action_for(request, action, side)
    form = forms.FileForm(request.POST, request.FILES)
    for _field, sentence in refused_uploads(request):
        form.add_error("file", sentence)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        given = {"data": upload, "name": str(upload.name), "shows": form.cleaned_data["shows"]}
        if tried(request, form, telling.add_file, _("The file was added."), action=held, **given):
            return redirect(_name("agreed-action", side), action=action)
    first = forms.TellForm(held, initial={"on": clock.today(), "state": held.state})
    return _page(request, held, side, first, form)


@signed_in
def file(request: HttpRequest, file: int, side: str) -> HttpResponseBase:
    found = _file(request, file, side)
    return download(found.file, found.name)


def _file(request: HttpRequest, number: int, side: str) -> AgreedFile:
    rows = AgreedFile.objects.filter(action__in=access.actions_for(request, side).order_by().values("pk"), pk=number)
    found = rows.select_related("file", "action__provider", "action__meeting__inspectorate").first()
    if found is None:
        raise Http404(_("There is no such file among those that you may see."))
    return found


@require_POST
@signed_in
def withdraw_file(request: HttpRequest, file: int, side: str) -> HttpResponse:
    found = _file(request, file, side)
    pressed(request, telling.withdraw_file, "", file=found, reason=request.POST.get("reason", ""))
    return redirect(_name("agreed-action", side), action=found.action_id)
