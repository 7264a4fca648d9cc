"""How far is the evidence of an inspection? The lines of its task list."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.inspectorate.evidence import queries
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage


def progress(inspection: Inspection) -> Progress:
    """ "312 items, 3 sources missing". Two queries."""
    covered = queries.coverage(inspection)
    said = ngettext("%(n)s item", "%(n)s items", covered.items) % {"n": f"{covered.items:,}"}
    missing, unexplained = len(covered.missing), len(covered.unexplained)
    if not missing:
        return Progress(_("%(items)s, every source seen") % {"items": said}, done=bool(covered.items))
    gaps = ngettext("%(n)s source missing", "%(n)s sources missing", missing) % {"n": missing}
    if not unexplained:
        gaps = ngettext("%(n)s source missing, with its reason", "%(n)s sources missing, with reasons", missing) % {
            "n": missing
        }
    return Progress(f"{said}, {gaps}", done=bool(covered.items) and not unexplained)


def sources(inspection: Inspection) -> Progress:
    """ "7 of 9 seen". Two queries."""
    covered = queries.coverage(inspection)
    total, missing = len(covered.sources), len(covered.missing)
    if not total:
        return Progress(_("The framework names none"), done=True)
    words = {"seen": total - missing, "all": total}
    return Progress(_("%(seen)s of %(all)s seen") % words, done=not covered.unexplained)


def together(inspection: Inspection) -> Progress:
    """How many pairs were set against each other. One query."""
    pairs = queries.contradictions(inspection).count()
    words = ngettext("%(n)s contradiction", "%(n)s contradictions", pairs) % {"n": pairs}
    return Progress(words if pairs else "")


STAGES = (
    Stage("evidence", "fieldwork", 30, gettext_lazy("Evidence"), "evidence", "see_evidence", progress),
    Stage("sources", "fieldwork", 31, gettext_lazy("Sources"), "evidence-sources", "see_evidence", sources),
    Stage("together", "fieldwork", 32, gettext_lazy("Triangulation"), "evidence-together", "see_evidence", together),
)
