"""How are lists, designs and cases said on a page?"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.sampling.allocation import Allocation, CannotAllocate, Plan, allocate
from touchstone.domain.sampling.figures import caveat
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.precision import outlook
from touchstone.domain.sentences import Sentence
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress
from touchstone.inspectorate.samples import queries, vocabulary
from touchstone.inspectorate.samples.models import SampledCase, SampleFrame

FEW = 5  # problems of a list that are said on its page
HOW: dict[str, str | Promise] = {
    "drawn": gettext_lazy("Drawn"),
    "replacement": gettext_lazy("Drawn as a replacement"),
    "risk": gettext_lazy("Chosen for its risk"),
    "provider": gettext_lazy("Nominated by the service"),
}
STATES: dict[str, tuple[str | Promise, str]] = {
    "sampled": (gettext_lazy("In the sample"), "done"),
    "replaced": (gettext_lazy("Replaced"), "stop"),
    "left out": (gettext_lazy("Left out"), "stop"),
    "removed": (gettext_lazy("Taken out"), "stop"),
}


def said(sentence: Sentence) -> str:
    """A sentence of the domain in the reader's language."""
    return _(sentence.text) % sentence.values


def frame_caveat(frame: SampleFrame) -> str:
    """What every figure from this list must say of it."""
    return said(caveat(frame.as_at, frame.left_out, frame.size))


def reason_said(case: SampledCase) -> str:
    words = _(vocabulary.reasons().get(case.reason_code, case.reason_code)) if case.state != "removed" else ""
    return ": ".join(part for part in (words, case.reason) if part)


@dataclass(frozen=True)
class Buys:
    """What a design buys, in words and numbers; `refused`: why it cannot be drawn."""

    sentences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    allocation: Allocation | None = None
    refused: str = ""


def buys(frame: Frame, plan: Plan, area: str) -> Buys:
    """What this plan's draw from this list will tell."""
    try:
        seen = outlook(frame, plan, area or None)
        allocation = allocate(frame, plan)
    except CannotAllocate as error:
        return Buys(refused=said(error.sentence))
    notices = tuple(said(one) for one in seen.notices)
    words = tuple(said(one) for one in seen.sentences())
    return Buys(tuple(one for one in words if one not in notices), notices, allocation)


def progress(inspection: Inspection) -> Progress:
    """How far the sample is, for the inspectorate. Three queries at most."""
    design = queries.design_of(inspection)
    counts = queries.counts(inspection)
    chosen = _(", %(n)s chosen") % {"n": counts.chosen} if counts.chosen else ""
    if design is not None:
        words = _("Drawn: %(n)s of %(total)s, seed published") % {
            "n": f"{design.n:,}",
            "total": f"{design.frame.size:,}",
        }
        return Progress(words + chosen, done=True)
    frame = queries.frame_of(inspection)
    if frame is None:
        return Progress(_("Waiting for the list of cases") + chosen)
    if frame.state == "returned":
        return Progress(_("List sent back") + chosen, trouble=True)
    return Progress(_("List of %(n)s cases, nothing drawn yet") % {"n": f"{frame.size:,}"} + chosen)


def service_progress(inspection: Inspection) -> Progress:
    """How far the sample is, for the service. Two queries at most."""
    frame = queries.frame_of(inspection)
    if frame is None:
        return Progress(_("Give the list of cases"))
    if frame.state == "returned":
        return Progress(_("Sent back: give another"), trouble=True)
    if frame.state == "frozen":
        n = queries.cases(inspection).count()
        return Progress(_("%(n)s cases to make ready") % {"n": f"{n:,}"}, done=True)
    return Progress(_("List of %(n)s cases given") % {"n": f"{frame.size:,}"}, done=True)


def first_problems(errors: str) -> list[dict[str, str]]:
    """The first problems of a file of errors, for the page; the file has them all."""
    return list(islice(csv.DictReader(io.StringIO(errors)), FEW))
