"""A named person confirms a reading: what its proposal shows is written into the record, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.actions.organisations import list_in_register
from touchstone.inspectorate.archive import policies, queries
from touchstone.inspectorate.archive.actions import decisions, writing
from touchstone.inspectorate.archive.actions.imports import has_doubts, owner_slug
from touchstone.inspectorate.archive.answers import Answers
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.proposal import Proposal
from touchstone.inspectorate.archive.proposing import propose
from touchstone.inspectorate.archive.values import Path, items_of, settle
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection

State = DocumentReading.State
# The column of ReadValue that holds the key to each kind of row.
KEYS = {
    Judgement: "judgement",
    AreaForImprovement: "area_for_improvement",
    ProgressJudgement: "progress_judgement",
    Finding: "finding",
    EvidenceCount: "evidence_count",
    Figure: "figure",
    Milestone: "milestone",
}


@transaction.atomic
def answer(*, by: User, reading: DocumentReading, answers: Answers) -> DocumentReading:
    """Keep what a person chose about how the reading goes into the record."""
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    before, reading.answers = reading.answers, answers.stored()
    reading.save(update_fields=["answers"])
    changed = {
        name: [str(before.get(name, "")), str(reading.answers.get(name, ""))]
        for name in {*before, *reading.answers}
        if before.get(name) != reading.answers.get(name)
    }
    if changed:
        audit.record(
            by=by,
            action="archive.answer",
            subject=reading,
            owner=owner_slug(reading.document),
            summary=f"Said how {reading.document} goes into the record.",
            changes=changed,
        )
    return reading


@transaction.atomic
def confirm(*, by: User, reading: DocumentReading, stamp: str) -> Inspection:
    """Confirm a reading whose every value somebody has looked at, as shown in the proposal with this stamp.

    Raises policies.Changed when what would be written is no longer what the person saw, and Refused, with a sentence,
    when something is still to be said or a rule of the record is broken. Nothing is written then.
    """
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    values = queries.values(reading)
    policies.check_all_looked_at(items_of(values))
    proposal = propose(reading, settle(values))
    if proposal.stamp != stamp:
        raise policies.Changed(
            _("What would be written has changed since you opened the page. Look at it again, then confirm.")
        )
    return _write(by, proposal, values)


@transaction.atomic
def confirm_without_doubts(*, by: User, reading: DocumentReading) -> Inspection:
    """Confirm a reading about which the reader has no doubt, without looking at each value: a named person answers.

    Raises Refused, with a sentence, where a value is doubted or something must be asked of a person.
    """
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    if has_doubts(reading):
        raise Refused(_("The reader has doubts about it, so a person must look at them."))
    decisions.accept(by=by, items=items_of(queries.values(reading)))
    values = queries.values(reading)
    return _write(by, propose(reading, settle(values)), values)


def _write(by: User, proposal: Proposal, values: list[ReadValue]) -> Inspection:
    _check_ready(proposal)
    inspection, became = writing.write(by=by, proposal=proposal)
    _point(values, inspection, became)
    reading = proposal.reading
    list_in_register(by=by, organisation=inspection.provider)
    document = reading.document
    if document.inspection_id != inspection.pk or document.owner_id is None:
        document.inspection, document.owner = inspection, document.owner or inspection.inspectorate
        document.save(update_fields=["inspection", "owner"])
    reading.state, reading.confirmed_by, reading.confirmed_at = State.CONFIRMED, by, clock.now()
    reading.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    _retire(_chain(reading))
    how = "attached it to" if proposal.inspection is not None else "recorded"
    audit.record(
        by=by,
        action="archive.confirm",
        subject=reading,
        owner=owner_slug(reading.document),
        summary=f"Confirmed the reading of {document} and {how} {inspection}.",
    )
    events.record_changed()
    return inspection


def _check_ready(proposal: Proposal) -> None:
    """Raise Refused, with everything that is still to be said."""
    left = [question.asks for question in proposal.questions]
    left += [_("%s differs: say whose value holds.") % each.label for each in proposal.undecided]
    left += proposal.problems
    if left:
        raise Refused(" ".join(left))
    if proposal.row is None:
        raise Refused(_("The inspectorate and the provider must be known before the reading can be confirmed."))


def _point(values: list[ReadValue], inspection: Inspection, became: writing.Became) -> None:
    """Give each value the key to the row it became: its own where it has one, else the inspection."""
    for value in values:
        path = Path.read(value.path)
        row = became.get(path.item)
        column = KEYS.get(type(row)) if row is not None else None  # type: ignore[arg-type]
        for name in KEYS.values():
            setattr(value, name, row if name == column else None)
        value.inspection = inspection if column is None and path.name != "contradictions" else None
    ReadValue.objects.bulk_update(values, ["inspection", *KEYS.values()], batch_size=200)


def _chain(reading: DocumentReading) -> Iterable[DocumentReading]:
    before = reading.replaces
    while before is not None:
        yield before
        before = before.replaces


def _retire(earlier: Iterable[DocumentReading]) -> None:
    """The readings that this one replaces stay, as replaced."""
    for one in earlier:
        if one.state != State.REPLACED:
            one.state = State.REPLACED
            one.save(update_fields=["state"])


@transaction.atomic
def reopen(*, by: User, reading: DocumentReading) -> DocumentReading:
    """Open a confirmed reading again: a new one with the same values, waiting. The confirmed one stands until then."""
    reading = _locked(reading)
    policies.check_can_reopen(by, reading)
    values = queries.values(reading)
    again = DocumentReading.objects.create(
        document=reading.document,
        reader_version=reading.reader_version,
        read_at=clock.now(),
        record=reading.record,
        pages=reading.pages,
        answers={},
        state=State.WAITING,
        replaces=reading,
    )
    for value in values:
        value.pk, value.reading = None, again
        value._state.adding = True
        value.inspection = None
        for name in KEYS.values():
            setattr(value, name, None)
    ReadValue.objects.bulk_create(values)
    audit.record(
        by=by,
        action="archive.reopen",
        subject=again,
        owner=owner_slug(reading.document),
        summary=f"Opened the confirmed reading of {reading.document} again, to correct it.",
    )
    return again


def _locked(reading: DocumentReading) -> DocumentReading:
    """The reading as it stands now, held until this transaction ends."""
    return (
        DocumentReading.objects.select_for_update(of=("self",))
        .select_related("document__file", "document__owner", "document__inspection__framework", "replaces")
        .get(pk=reading.pk)
    )
