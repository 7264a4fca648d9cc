"""How will the report look, in each language and for each audience? Built anew at each look."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.formats import html
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.drafting import presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.building import documents_of

NAMES = {
    "en": gettext_lazy("English"),
    "cy": gettext_lazy("Welsh"),
    "children-en": gettext_lazy("For children, English"),
    "children-cy": gettext_lazy("For children, Welsh"),
}


@signed_in
def preview(request: HttpRequest, slug: str, name: str = "en") -> HttpResponse:
    draft = draft_for(request, slug, "see_draft")
    documents = documents_of(draft)
    if name not in documents:
        raise Http404(_("This report has no such version."))
    context = {
        "inspection": draft.inspection,
        "stage": "report",
        "draft": draft,
        "noun": presenters.noun(draft),
        "document": documents[name],
        "body": mark_safe(html.body(documents[name])),  # noqa: S308 (formats escapes every word of the document)
        "name": name,
        "names": [(key, NAMES[key]) for key in documents],
    }
    return render(request, "drafting/preview.html", context)
