"""What the screens of evidence begin with: the inspection, the item, and the form that fits the framework."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.evidence import policies, queries
from touchstone.inspectorate.evidence.forms import EvidenceForm
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection

STAGE = "evidence"


def item_for(request: HttpRequest, slug: str, public_id: UUID, action: str = "see_evidence") -> EvidenceItem:
    """The item, if the person may see it. A draft of somebody else's is not there for others: 404."""
    inspection = inspection_for(request, slug, action)
    item = queries.item_of(inspection, public_id)
    if item is None or not policies.can_see(person_signed_in(request), item):
        raise Http404(_("There is no such evidence."))
    return item


def form_for(
    inspection: Inspection, *args: Any, form_class: type[EvidenceForm] = EvidenceForm, **kwargs: Any
) -> EvidenceForm:
    definition = queries.definition_of(inspection)
    return form_class(definition, list(inspection.areas.order_by("name")), language(), *args, **kwargs)
