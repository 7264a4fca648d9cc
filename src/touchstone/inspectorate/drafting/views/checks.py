"""All that the checks find, by severity; keeping a warning for a reason; taking the words that are offered."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import presenters, stopping
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import warnings
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.forms import ReasonForm
from touchstone.inspectorate.drafting.models import AcceptedWarning
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.drafting.views.acting import tried

PER_PAGE = 50


@signed_in
def checks(request: HttpRequest, slug: str) -> HttpResponse:
    """The gate: what stops, what warns, what was kept. A fixed number of queries."""
    draft = draft_for(request, slug)
    checker, lines = checker_of(draft, whole=True), editor.outline(draft)
    standing = checker.all()
    problems = [presenters.problem(draft, each) for each in standing]
    held = {each.seen for each in standing}
    lapsed = AcceptedWarning.objects.filter(draft=draft).exclude(seen__in=held).select_related("by")
    context = pages.context_of(
        draft,
        lines=lines,
        section_title=presenters.section_title,
        names=stopping.names_of(draft, checker, lines),
        empty=checker.empty,
        stops=_page(request, "stops", [each for each in problems if each.stops]),
        warns=_page(request, "warnings", [each for each in problems if not each.stops and each.accepted is None]),
        kept=[each for each in problems if each.accepted is not None],
        lapsed=list(lapsed),
    )
    return render(request, "drafting/checks.html", context)


def _page(request: HttpRequest, name: str, problems: list[presenters.Problem]) -> Page[presenters.Problem]:
    return Paginator(problems, PER_PAGE).get_page(request.GET.get(name))


@require_POST
@signed_in
def apply(request: HttpRequest, slug: str, seen: str) -> HttpResponse:
    """Take the words that are offered, and stay where one was: at the checks, or at the statement."""
    draft = draft_for(request, slug, "write_report")
    done = _("The right words are in the text. The words before are kept as a version.")
    tried(request, lambda: warnings.apply(by=person_signed_in(request), draft=draft, seen=seen), done)
    return redirect("draft-checks", slug)


@signed_in
def accept(request: HttpRequest, slug: str, seen: str) -> HttpResponse:
    """Keep a warning for a reason."""
    draft = draft_for(request, slug, "write_report")
    found = next((each for each in checker_of(draft, whole=True).all() if each.seen == seen), None)
    if found is None:
        raise Http404(_("The text was changed since, or that problem is gone. The checks show what stands now."))
    label = _("Why it stands as it is")
    form = ReasonForm(request.POST or None, label=label, hint=_("Kept with the text; a changed text is checked again."))
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            warnings.accept(by=person_signed_in(request), draft=draft, seen=seen, reason=reason)
            messages.success(request, _("The warning is kept for your reason, for exactly this text."))
            return redirect("draft-checks", slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = pages.context_of(draft, form=form, problem=presenters.problem(draft, found))
    return render(request, "drafting/accept.html", context)
