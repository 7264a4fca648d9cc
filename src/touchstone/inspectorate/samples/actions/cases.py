"""Cases after the draw: replaced with a reason, chosen besides the draw, taken out again, tracked."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.sampling import draw as method
from touchstone.domain.sampling import identity
from touchstone.domain.sampling.draw import CannotDraw, Chosen, Drawn
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.samples import policies, queries, telling, vocabulary
from touchstone.inspectorate.samples.actions.drawing import put, refused_by
from touchstone.inspectorate.samples.models import SampledCase, SampleDesign

CHOSEN = (Chosen.RISK.value, Chosen.PROVIDER.value)


def _locked(case: SampledCase) -> SampledCase:
    held = SampledCase.objects.select_for_update(of=("self",)).select_related("inspection", "design__frame__file")
    return held.get(pk=case.pk)


@transaction.atomic
def replace(*, by: Actor, case: SampledCase, code: str, words: str) -> SampledCase:
    """Put the next case of the same stratum in the place of one that cannot be used; both stay in the history.

    A tracked case hands its mark on. Raises Refused with a sentence; where the stratum has no case left, leave it out.
    """
    check(by, "replace", case.inspection)
    policies.check_reason(code, words)
    policies.check_can_replace(case)
    # Two at once must not get the same next case.
    list(SampleDesign.objects.select_for_update().filter(pk=case.design_id or 0))
    held = _locked(case)
    policies.check_can_replace(held)
    design = held.design
    assert design is not None  # the database holds it for drawn cases
    frame = queries.read(design.frame)
    one = _next(held, design, words.strip() or vocabulary.reasons()[code])
    _end(by, held, policies.check_case_step(held, "replace"), code, words)
    made = put(
        by=by,
        design=design,
        frame=frame,
        drawn=[one],
        tracked=[one.reference] if held.tracked else [],
        replaces=held,
    )[0]
    _record(by, held, "samples.replace", f"Replaced {held} by {made}: {vocabulary.reasons()[code]}.")
    telling.tell_changed(held.inspection)
    return made


def _next(case: SampledCase, design: SampleDesign, reason: str) -> Drawn:
    used = design.cases.values_list("reference", flat=True)
    try:
        return method.replacement(
            queries.published(design), queries.read(design.frame), set(used), case.reference, reason
        )
    except CannotDraw as error:
        raise refused_by(error.sentence) from None


def has_next(case: SampledCase) -> bool:
    """Has the case's stratum another case that was not drawn yet? Two queries."""
    if case.design is None:
        return False
    try:
        _next(case, case.design, "?")
    except Refused:
        return False
    return True


@transaction.atomic
def leave_out(*, by: Actor, case: SampledCase, code: str, words: str) -> SampledCase:
    """A drawn case that cannot be used, and that no case is left to replace. Raises Refused where one is."""
    check(by, "replace", case.inspection)
    policies.check_reason(code, words)
    held = _locked(case)
    policies.check_can_replace(held)
    if has_next(held):
        raise Refused(_("Its stratum has another case: replace it, so that the sample keeps its size."))
    _end(by, held, policies.check_case_step(held, "leave out"), code, words)
    _record(by, held, "samples.replace", f"Left out {held}: {vocabulary.reasons()[code]}.")
    telling.tell_changed(held.inspection)
    return held


def _end(by: Actor, case: SampledCase, state: str, code: str, words: str) -> None:
    case.state, case.reason_code, case.reason = state, code, words.strip()
    case.ended_by, case.ended_at = person_of(by), clock.now()
    case.save(update_fields=["state", "reason_code", "reason", "ended_by", "ended_at"])


@transaction.atomic
def add_case(*, by: Actor, inspection: Inspection, reference: str, how: str, because: str) -> SampledCase:
    """Add a case by choice: for its risk, or nominated by the service. It counts in no proportion.

    Raises Refused without a reason, for what is no pseudonymous reference, and for a case that is in the sample.
    """
    check(by, "draw", inspection)
    reference = reference.strip()
    if how not in CHOSEN:
        raise Refused(_("Say whether it was chosen for its risk or nominated by the service."))
    if not because.strip():
        raise Refused(_("Say why this case was chosen."))
    if not reference or (sign := identity.sign_in_reference(reference)):
        says = identity.EXPECTED[sign] if reference and sign else None
        raise refused_by(says) if says else Refused(_("Give the case's reference."))
    if inspection.sampled_cases.filter(reference=reference).exists():
        raise Refused(_("%(reference)s is in the sample already, or was.") % {"reference": reference})
    made = SampledCase.objects.create(
        inspection=inspection,
        reference=reference,
        how=how,
        chosen_because=because.strip(),
        attributes=_attributes(inspection, reference),
        added_by=person_of(by),
        added_at=clock.now(),
    )
    _record(by, made, "samples.add_case", f"Added {made}, {made.get_how_display()}: {because.strip()}")
    telling.tell_changed(inspection)
    return made


def _attributes(inspection: Inspection, reference: str) -> dict[str, str]:
    """What the list says of a case, where it has it."""
    row = queries.frame_of(inspection)
    if row is None:
        return {}
    frame = queries.read(row)
    values = next((case.values for case in frame.cases if case.reference == reference), None)
    return dict(zip(frame.columns, values, strict=True)) if values is not None else {}


@transaction.atomic
def remove_case(*, by: Actor, case: SampledCase, words: str) -> SampledCase:
    """Take out a case that was added by choice, with a reason; it stays in the history."""
    check(by, "draw", case.inspection)
    held = _locked(case)
    policies.check_can_remove(held)
    if not words.strip():
        raise Refused(_("Say why the case is taken out."))
    _end(by, held, policies.check_case_step(held, "remove"), vocabulary.OTHER, words)
    _record(by, held, "samples.remove_case", f"Took out {held}: {words.strip()}")
    telling.tell_changed(held.inspection)
    return held


@transaction.atomic
def track(*, by: Actor, case: SampledCase, tracked: bool) -> SampledCase:
    """Mark a case as one of those that are followed through, or no longer."""
    check(by, "draw", case.inspection)
    held = _locked(case)
    if held.state != "sampled":
        raise Refused(_("%(reference)s is no longer looked at.") % {"reference": held.reference})
    if held.tracked != tracked:
        held.tracked = tracked
        held.save(update_fields=["tracked"])
        _record(by, held, "samples.track", f"{held} is {'' if tracked else 'no longer '}a tracked case.")
    return held


def _record(by: Actor, case: SampledCase, action: str, summary: str) -> None:
    owner = case.inspection.inspectorate.slug
    audit.record(by=by, action=action, subject=case, owner=owner, summary=summary)
