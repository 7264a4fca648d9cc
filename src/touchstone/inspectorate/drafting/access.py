"""The view's half of access to a draft: the latest edition of an inspection's report, or a page that says why not."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.access import inspection_for


def draft_for(request: HttpRequest, slug: str, action: str = "see_draft") -> Draft:
    """The draft that is at work in this inspection, if this person may do `action` in it now. Five queries.

    Its `inspection` carries the person's stance, for `may(draft.inspection, …)`. 404 where no draft was opened.
    """
    inspection = inspection_for(request, slug, action)
    draft = Draft.objects.filter(inspection=inspection).select_related("saved_by").order_by("edition").last()
    if draft is None:
        raise Http404(_("No report of this inspection was begun yet."))
    draft.inspection = inspection
    return draft
