"""Drawing the sample: the list is frozen, a seed is drawn, the design is published, and the cases follow from it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.sampling import draw as method
from touchstone.domain.sampling.allocation import CannotAllocate, Plan
from touchstone.domain.sampling.design import Design
from touchstone.domain.sampling.draw import CannotDraw, Drawn
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sentences import Sentence
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.samples import policies, queries, telling
from touchstone.inspectorate.samples.models import SampledCase, SampleDesign, SampleFrame

SeedFrom = SampleDesign.SeedFrom


def refused_by(sentence: Sentence) -> Refused:
    return Refused(_(sentence.text) % sentence.values)


@transaction.atomic
def draw(
    *, by: Actor, inspection: Inspection, plan: Plan, sha256: str, tracked: int = 0, seed: str = "", seed_note: str = ""
) -> SampleDesign:
    """Freeze the list, publish the design and draw its cases; the first `tracked` of them are tracked cases.

    `sha256` is the hash of the list that the design was made with. Without a `seed` one is drawn after the list is
    frozen; a given one says where it comes from. Raises Refused with a sentence where it cannot be drawn.
    """
    check(by, "draw", inspection)
    row = _open_frame(inspection, sha256)
    if seed and not seed_note.strip():
        raise Refused(_("Say where the seed comes from, so that anyone can see that nobody chose the cases by it."))
    row.save(update_fields=["state"])
    frame = queries.read(row)
    design, drawn, tracked_references = _drawn(frame, plan, seed or secrets.token_hex(16), tracked)
    made = SampleDesign.objects.create(
        inspection=inspection,
        frame=row,
        n=design.n,
        published=design.to_json(),
        sha256=design.sha256,
        seed_from=SeedFrom.GIVEN if seed else SeedFrom.MACHINE,
        seed_note=seed_note.strip() if seed else "",
        drawn_by=person_of(by),
        drawn_at=clock.now(),
    )
    put(by=by, design=made, frame=frame, drawn=drawn, tracked=tracked_references)
    audit.record(
        by=by,
        action="samples.draw",
        subject=made,
        owner=inspection.inspectorate.slug,
        summary=f"Drew {design.n:,} of {row.size:,} cases by design {design.sha256[:12]}…, seed {design.seed}.",
    )
    telling.tell_drawn(inspection, design.n)
    return made


def _open_frame(inspection: Inspection, sha256: str) -> SampleFrame:
    """The list, as frozen and not saved yet; nobody else draws from it or replaces it meanwhile."""
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    row = queries.frame_of(inspection)
    if row is None:
        raise Refused(_("There is no list to draw from yet. The service gives it."))
    row.state = policies.check_frame_step(row, "draw")
    if row.sha256 != sha256:
        raise Refused(_("The service has given another list since you made this design. Look at it again."))
    return row


def _drawn(frame: Frame, plan: Plan, seed: str, tracked: int) -> tuple[Design, tuple[Drawn, ...], set[str]]:
    try:
        design = method.publish(frame, plan, seed)
        drawn = method.draw(design, frame)
        return design, drawn, {one.reference for one in method.tracked(drawn, tracked)}
    except (CannotAllocate, CannotDraw) as error:
        raise refused_by(error.sentence) from None


def put(
    *,
    by: Actor,
    design: SampleDesign,
    frame: Frame,
    drawn: Sequence[Drawn],
    tracked: Collection[str] = (),
    replaces: SampledCase | None = None,
) -> list[SampledCase]:
    """Write drawn cases down, in the caller's transaction.

    A case that somebody chose earlier and chance draws now becomes a drawn one: it was in the draw like every other.
    Its row stays, so that what was written about it stays too.
    """
    index = {case.reference: case.values for case in frame.cases}
    references = [one.reference for one in drawn]
    held = {case.reference: case for case in design.inspection.sampled_cases.filter(reference__in=references)}
    made = []
    for one in drawn:
        case = held.get(one.reference) or SampledCase(inspection=design.inspection, reference=one.reference)
        if case.pk:
            _now_drawn(by, case)
        case.design, case.how, case.place = design, one.chosen.value, one.place
        case.stratum, case.stratum_label = one.stratum.key, one.stratum.label[:300]
        case.attributes = dict(zip(frame.columns, index[one.reference], strict=True))
        case.tracked, case.replaces = one.reference in tracked, replaces
        case.added_by, case.added_at = person_of(by), clock.now()
        made.append(case)
    SampledCase.objects.bulk_create([case for case in made if not case.pk], batch_size=500)
    for case in made:
        if case.reference in held:
            case.save()
    return made


def _now_drawn(by: Actor, case: SampledCase) -> None:
    audit.record(
        by=by,
        action="samples.draw",
        subject=case,
        owner=case.inspection.inspectorate.slug,
        summary=f"{case.reference} was {case.get_how_display()} and is now drawn: {case.chosen_because}",
    )
    case.state, case.chosen_because, case.reason, case.reason_code = "sampled", "", "", ""
    case.ended_at, case.ended_by = None, None
