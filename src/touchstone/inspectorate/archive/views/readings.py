"""One reading: what was read, what is left to look at, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.archive import policies, presenters, queries, vocabulary
from touchstone.inspectorate.archive.actions import confirming, decisions
from touchstone.inspectorate.archive.values import changes_between, doubts_first, items_of
from touchstone.inspectorate.archive.views.common import found


@requires(Permission.IMPORT_DOCUMENTS)
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    shown = found(pk)
    values = queries.values(shown)
    items = items_of(values)
    replaced = queries.values(shown.replaces) if shown.replaces is not None else []
    context = {
        "reading": shown,
        "name": presenters.name_of(shown),
        "what": presenters.what_it_is(shown),
        "items": [(item, presenters.short(item)) for item in doubts_first(items)],
        "progress": presenters.progress(items),
        "next": presenters.next_item(items),
        "sure_left": sum(item.pending and not item.doubtful for item in items),
        "can_decide": policies.can_decide(request.user, shown),  # type: ignore[arg-type]
        "can_reopen": policies.can_reopen(request.user, shown),  # type: ignore[arg-type]
        "changes": changes_between(replaced, values) if replaced else [],
        "lists": [(name, vocabulary.list_label(name)) for name in presenters.USUAL_COLUMNS],
        "history": queries.history(shown),
        "counts": presenters.counts_line(values),
    }
    return render(request, "archive/reading.html", context)


@require_POST
@requires(Permission.CONFIRM_READINGS)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept everything that nobody has looked at and that is not doubted."""
    shown = found(pk)
    try:
        n = decisions.accept_sure(by=request.user, reading=shown)  # type: ignore[arg-type]
        said = ngettext("Accepted %(n)d value without doubts.", "Accepted %(n)d values without doubts.", n)
        messages.success(request, said % {"n": n})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("archive-reading", pk=pk)


@requires(Permission.CONFIRM_READINGS)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then opens a confirmed reading again as a new one."""
    shown = found(pk)
    policies.check_can_reopen(request.user, shown)  # type: ignore[arg-type]
    if request.method == "POST":
        again = confirming.reopen(by=request.user, reading=shown)  # type: ignore[arg-type]
        messages.success(request, _("The reading is open again. The confirmed one stands until you confirm this one."))
        return redirect("archive-reading", pk=again.pk)
    return render(request, "archive/reopen.html", {"reading": shown, "name": presenters.name_of(shown)})
