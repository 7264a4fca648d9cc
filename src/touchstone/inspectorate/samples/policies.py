"""What may be done with a list or a sampled case, by how far it is? Who may do it: domain/inspection_access.py.

Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed, Workflow
from touchstone.domain.workflows.sample_frame import SAMPLE_FRAME
from touchstone.domain.workflows.sampled_case import SAMPLED_CASE
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.samples import vocabulary
from touchstone.inspectorate.samples.models import BY_CHANCE, SampledCase, SampleFrame


def _step(workflow: Workflow, state: str, does: str, sentence: str) -> str:
    try:
        return workflow.target(state, does)
    except NotAllowed as error:
        raise Refused(sentence) from error


def check_frame_step(frame: SampleFrame, does: str) -> str:
    """The state that a step of the list leads to. Raises Refused, with a sentence, where it does not lead from here."""
    said = {
        "frozen": _("Cases were drawn from this list, so it is frozen."),
        "returned": _("The list was sent back. The service gives another."),
        "superseded": _("Another list has taken the place of this one. Load the page again."),
    }
    return _step(SAMPLE_FRAME, frame.state, does, said.get(frame.state, _("This cannot be done with the list now.")))


def can_give(frame: SampleFrame | None) -> bool:
    return frame is None or frame.state != "frozen"


def check_can_give(frame: SampleFrame | None) -> None:
    if frame is not None:
        check_frame_step(frame, "give another")


def check_case_step(case: SampledCase, does: str) -> str:
    said = _("%(reference)s is %(state)s already. Load the page again.")
    return _step(SAMPLED_CASE, case.state, does, said % {"reference": case.reference, "state": case.state})


def is_by_chance(case: SampledCase) -> bool:
    return case.how in BY_CHANCE


def check_can_replace(case: SampledCase) -> None:
    if not is_by_chance(case):
        raise Refused(
            _("%(reference)s was chosen and not drawn, so nothing is drawn in its place. Take it out instead.")
            % {"reference": case.reference}
        )
    check_case_step(case, "replace")


def check_can_remove(case: SampledCase) -> None:
    if is_by_chance(case):
        raise Refused(
            _("%(reference)s was drawn: it can be replaced, with a reason, and not taken out.")
            % {"reference": case.reference}
        )
    check_case_step(case, "remove")


def check_reason(code: str, words: str) -> None:
    """A case goes out of use for a reason of the list; “other” says which, in words."""
    if code not in vocabulary.reasons():
        raise Refused(_("Choose why the case cannot be used."))
    if code == vocabulary.OTHER and not words.strip():
        raise Refused(_("Say in words why the case cannot be used."))
