"""Recording why an expected source could not be seen, and which items contradict each other."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from touchstone.domain.disclosure import check
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence import queries
from touchstone.inspectorate.evidence.models import EvidenceContradiction, EvidenceItem, MissingSource
from touchstone.inspectorate.inspections import standing
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import queries as samples


@transaction.atomic
def say_missing(*, by: User, inspection: Inspection, source_key: str, reason: str, base: int = 0) -> MissingSource:
    """Record why evidence that the framework expects could not be seen. The report will print the reason.

    Raises Conflict where somebody wrote another reason since `base`; Refused for a source that the framework does not
    expect, for an empty reason, and for one that could tell who somebody is.
    """
    standing.check(by, "explain_missing", inspection)
    if source_key not in {each.key for each in queries.definition_of(inspection).evidence}:
        raise Refused(_("The framework does not expect a source “%(key)s”.") % {"key": source_key})
    said = reason.strip()
    if not said:
        raise Refused(_("Say why it could not be seen."))
    found = check(said, samples.names_of(inspection))
    if found:
        words = ", ".join(f"“{mark.word}”" for mark in found)
        said_so = _("The report will print this: take out what could tell who somebody is (%(words)s).")
        raise Refused(said_so % {"words": words})
    row = MissingSource.objects.filter(inspection=inspection, source_key=source_key).first()
    if row is None:
        row = MissingSource.objects.create(
            inspection=inspection, source_key=source_key, reason=said, revision=1, saved_by=by, saved_at=clock.now()
        )
    else:
        conflicts.save(row, base=base, changes={"reason": said}, saved_by=by, saved_at=clock.now())
    _record(by, "missing", row, inspection, f"Said why {source_key} could not be seen.")
    return row


@transaction.atomic
def not_missing(*, by: User, missing: MissingSource) -> None:
    """Take back that a source could not be seen."""
    standing.check(by, "add_evidence", missing.inspection)
    _record(by, "not_missing", missing, missing.inspection, f"Took back that {missing.source_key} could not be seen.")
    missing.delete()


@transaction.atomic
def contradict(*, by: User, one: EvidenceItem, other: EvidenceItem, area_key: str, note: str) -> EvidenceContradiction:
    """Say that two submitted items contradict each other about an area. Neither is hidden or changed by it."""
    standing.check(by, "add_evidence", one.inspection)
    if one.pk == other.pk:
        raise Refused(_("Evidence cannot contradict itself. Choose another item."))
    if one.inspection_id != other.inspection_id or {one.state, other.state} != {"submitted"}:
        raise Refused(_("Only submitted evidence of the same inspection can be set against each other."))
    if not note.strip():
        raise Refused(_("Say what the two disagree about."))
    first, second = sorted((one, other), key=lambda item: item.pk)
    try:
        with transaction.atomic():
            row = EvidenceContradiction.objects.create(
                first=first, second=second, area_key=area_key, note=note.strip(), made_by=by, made_at=clock.now()
            )
    except IntegrityError as error:
        raise Refused(_("These two are set against each other about this area already.")) from error
    _record(by, "contradict", row, one.inspection, "Set two items of evidence against each other.")
    return row


@transaction.atomic
def agree(*, by: User, contradiction: EvidenceContradiction) -> None:
    """Take back that two items contradict each other."""
    inspection = contradiction.first.inspection
    standing.check(by, "add_evidence", inspection)
    _record(by, "agree", contradiction, inspection, "Took back that two items of evidence contradict each other.")
    contradiction.delete()


def _record(by: User, verb: str, row: MissingSource | EvidenceContradiction, inspection: Inspection, said: str) -> None:
    audit.record(by=by, action=f"evidence.{verb}", subject=row, owner=inspection.inspectorate.slug, summary=said)
