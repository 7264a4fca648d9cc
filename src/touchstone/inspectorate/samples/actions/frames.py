"""The list to draw from: given by the service, and sent back where it is not what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import InvalidFrame, problems_csv, read_frame
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.samples import policies, queries, telling
from touchstone.inspectorate.samples.models import RefusedFrame, SampleFrame

MOST_VALUES = 200  # of an attribute that are kept beside the list; one with more divides nothing usefully


class FrameRefused(Refused):
    """A list with problems: nothing of it was taken; `refused` is the row with its file of errors."""

    def __init__(self, refused: RefusedFrame, sentence: str) -> None:
        self.refused = refused
        super().__init__(sentence)


def give_frame(
    *, by: Actor, inspection: Inspection, data: bytes | str, name: str, as_at: date, left_out: Sequence[str]
) -> SampleFrame:
    """Take a list in place of the one before. Raises FrameRefused where anything in it is wrong, Refused otherwise."""
    check(by, "give_frame", inspection)
    policies.check_can_give(queries.frame_of(inspection))
    if as_at > clock.today():
        raise Refused(_("The day of the list is still to come. Give the day on which it was made."))
    try:
        frame = read_frame(data, as_at=as_at, left_out=left_out)
    except InvalidFrame as wrong:
        raise _refused(inspection, name, wrong) from None
    return _keep(by, inspection, frame)


def _refused(inspection: Inspection, name: str, wrong: InvalidFrame) -> FrameRefused:
    values = {
        "name": name[:200],
        "problems": len(wrong.problems),
        "errors": problems_csv(wrong.problems),
        "refused_at": clock.now(),
    }
    refused, _created = RefusedFrame.objects.update_or_create(inspection=inspection, defaults=values)
    sentence = ngettext(
        "Nothing of %(name)s was taken: %(count)s thing in it is not as it must be.",
        "Nothing of %(name)s was taken: %(count)s things in it are not as they must be.",
        len(wrong.problems),
    ) % {"name": name, "count": f"{len(wrong.problems):,}"}
    return FrameRefused(refused, sentence)


@transaction.atomic
def _keep(by: Actor, inspection: Inspection, frame: Frame) -> SampleFrame:
    # Two who give a list at once: the second waits here, and its list takes the place of the first's.
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    before = queries.frame_of(inspection)
    if before is not None:
        before.state = policies.check_frame_step(before, "give another")
        before.save(update_fields=["state"])
    made = SampleFrame.objects.create(
        inspection=inspection,
        state="given",
        file=store(frame.canonical),
        sha256=frame.sha256,
        size=len(frame),
        columns=_columns(frame),
        as_at=frame.as_at,
        left_out=list(frame.left_out),
        given_by=person_of(by),
        given_at=clock.now(),
    )
    RefusedFrame.objects.filter(inspection=inspection).delete()
    audit.record(
        by=by,
        action="samples.give_frame",
        subject=made,
        owner=inspection.provider.slug,
        summary=f"Gave a list of {len(frame):,} cases as at {frame.as_at}, SHA-256 {frame.sha256[:12]}….",
    )
    telling.tell_given(inspection, len(frame))
    return made


def _columns(frame: Frame) -> dict[str, dict[str, int]]:
    """Each attribute with how many cases have each value; empty where it has too many values to divide by."""
    found = {column: frame.values_of(column) for column in frame.columns}
    return {column: values if len(values) <= MOST_VALUES else {} for column, values in found.items()}


@transaction.atomic
def return_frame(*, by: Actor, frame: SampleFrame, reason: str) -> SampleFrame:
    """Send the list back: the service gives another. Raises Refused without a reason, and once cases were drawn."""
    check(by, "draw", frame.inspection)
    held = SampleFrame.objects.select_for_update().get(pk=frame.pk)
    held.state = policies.check_frame_step(held, "return")
    if not reason.strip():
        raise Refused(_("Say why the list is sent back. The service reads it."))
    held.returned_reason = reason.strip()
    held.save(update_fields=["state", "returned_reason"])
    audit.record(
        by=by,
        action="samples.return_frame",
        subject=held,
        owner=frame.inspection.inspectorate.slug,
        summary=f"Sent the list of cases back: {reason.strip()}",
    )
    telling.tell_returned(frame.inspection)
    return held
