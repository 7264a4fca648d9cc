"""The Welsh of what the record holds in English and the report prints, all of it on one page beside the English."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import record
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions.welsh import WelshRow, save_welsh
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.forms import LONGEST
from touchstone.inspectorate.drafting.views import pages


@signed_in
def welsh(request: HttpRequest, slug: str) -> HttpResponse:
    posted = request.method == "POST"
    draft = draft_for(request, slug, "write_report" if posted else "see_draft")
    if not draft.welsh:
        raise Http404(_("This report is published in English only. Its settings say so."))
    rows, clashes, refused = _rows(request) if posted else [], {}, ""
    if posted:
        try:
            clashes = save_welsh(by=person_signed_in(request), draft=draft, rows=rows)
            if not clashes:
                messages.success(request, _("The Welsh is saved."))
                return redirect("draft-welsh", slug)
        except Refused as refusal:
            refused = str(refusal)
    context = pages.context_of(
        draft,
        rows=record.rows_of(draft, checker_of(draft, whole=True)),
        mine={each.key: each.text_cy for each in rows if each.changed and (refused or each.key in clashes)},
        clashes=clashes,
        refused=refused,
    )
    return render(request, "drafting/welsh.html", context, status=409 if clashes else 200)


def _rows(request: HttpRequest) -> list[WelshRow]:
    """What was typed into each box, with what the box was opened with."""
    sent = request.POST
    keys = [name.removeprefix("cy-") for name in sent if name.startswith("cy-")]
    return [
        WelshRow(
            key, sent[f"cy-{key}"][:LONGEST], sent.get(f"was-{key}", ""),
            int(number) if (number := sent.get(f"revision-{key}", "0")).isdecimal() else 0, f"read-{key}" in sent,
        )
        for key in keys
    ]  # fmt: skip
