"""Beginning, saving, submitting and setting aside a response.

Saving writes no audit row: it happens every few seconds, of a draft that only its author sees. Beginning, submitting
and setting aside write one each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain import fingerprints
from touchstone.domain.instruments.answers import Written, accept, key_of, tidy
from touchstone.domain.instruments.merging import Outcome, mark, outcome
from touchstone.domain.instruments.model import AGE_BANDS, LETTERS, MOST_CHILDREN, Instrument, Slot, children_of
from touchstone.domain.scales import SCALES
from touchstone.domain.workflows.response import RESPONSE
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import policies, queries
from touchstone.foundation.instruments.models import InstrumentVersion, Response
from touchstone.foundation.providers.models import Organisation


@dataclass(frozen=True)
class Other:
    """What stands in a slot where this page wrote something else."""

    written: Written
    mark: str


@dataclass
class Saved:
    """What a saving did. `marks` are of every slot that was sent, as it stands now; `conflicts` of those not taken."""

    revision: int
    marks: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, Other] = field(default_factory=dict)


@transaction.atomic
def start_response(
    *,
    by: User | str,
    version: InstrumentVersion,
    subject: str,
    owner: Organisation,
    rater: User | None = None,
    children: Sequence[str] = (),
    scale: str = "",
    context: str = "",
) -> Response:
    """Begin a response in this version; it stays in it. `rater` answers it (`by` where nobody is named).

    `children` are age bands, for children A, B …; `scale` the key of the regime's scale, "" where it has no grades.
    Raises Refused for a subject that says nothing, an unknown age band or scale, and where nobody would answer.
    """
    answers_it = rater or (person_of(by))
    if answers_it is None:
        raise Refused(_("Say who answers this."))
    if not subject.strip():
        raise Refused(_("Say what this is about: the reference of a case, or a few words that name nobody."))
    if scale and scale not in SCALES:
        raise Refused(_("There is no scale “%(scale)s”.") % {"scale": scale})
    _mark_used(version)
    response = Response.objects.create(
        instrument=version,
        subject=subject.strip()[:120],
        children=_children(children),
        scale_key=scale,
        rater=answers_it,
        owner=owner,
        context=context,
        state=RESPONSE.target(None, "begin"),
        begun_at=clock.now(),
    )
    _record(by, response, "response.begun", f"Began {version} about {response.subject}, answered by {answers_it}.")
    return response


def _children(bands: Sequence[str]) -> list[dict[str, str]]:
    try:
        return [{"key": child.key, "band": child.band} for child in children_of(bands)]
    except ValueError as error:
        raise Refused(str(error)) from error


def _mark_used(version: InstrumentVersion) -> None:
    """From its first response on, a version never changes."""
    if version.first_used_on is None:
        InstrumentVersion.objects.filter(pk=version.pk, first_used_on=None).update(first_used_on=clock.today())
        version.refresh_from_db(fields=["first_used_on"])


@transaction.atomic
def save_answers(
    *,
    by: User,
    response: Response,
    answers: Mapping[str, Any],
    base: Mapping[str, str] | None = None,
    page: str = "",
) -> Saved:
    """Save what was written in some slots; the others stay as they are. `response` is brought up to date.

    `base` are the marks of what the page was made with: where somebody wrote something else since, neither text is
    lost, and the slot is in `conflicts` until `choose_text`. `page` tells one page or device from another.
    None: what comes replaces what stood. Raises Refused for who may not answer, and for a question there is not.
    """
    held = Response.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=response.pk)
    policies.check_can_answer(by, held)
    instrument = queries.definition(held.instrument)
    saved, changed = Saved(held.revision), False
    for name, value in answers.items():
        mine = _readable(instrument, name, value)
        seen = None if base is None else base.get(name, mark(""))
        became, did = _write(held, name, mine, seen, page)
        standing: Written = held.answers.get(name, "")
        if became is Outcome.CONFLICT:
            saved.conflicts[name] = Other(standing, mark(standing))
        saved.marks[name] = mark(standing)
        changed = changed or did
    if changed:
        held.revision += 1
        held.saved_at = clock.now()
        held.save(update_fields=["answers", "second_texts", "written_by", "revision", "saved_at"])
    _bring_up_to_date(response, held)
    saved.revision = held.revision
    return saved


def _write(held: Response, name: str, mine: Written, seen: str | None, page: str) -> tuple[Outcome, bool]:
    """Write in one slot, or keep it beside what stands there. Also: did anything change?"""
    own = bool(page) and held.written_by.get(name) == page
    became = outcome(held.answers.get(name, ""), mine, seen, own=own)
    if became is Outcome.CONFLICT:
        kept = {"written": mine, "at": clock.now().isoformat()}
        held.second_texts.setdefault(name, {})[page or "page"] = kept
        return became, True
    if became is Outcome.TAKE:
        held.answers[name] = mine
        held.written_by[name] = page
    settled = _forget_second_text(held, name, page)
    return became, settled or became is Outcome.TAKE


def _readable(instrument: Instrument, name: str, value: Any) -> Written:
    slot = Slot.parse(name)
    question, section = instrument.question(slot.question), instrument.section_of(slot.question)
    fits = section is not None and (slot.child in tuple(LETTERS) if section.per_child else not slot.child)
    if question is None or not fits or str(slot) != name:
        raise Refused(_("There is no question “%(name)s” here. Open the page again.") % {"name": name[:80]})
    return tidy(question, accept(question, value))


def _forget_second_text(held: Response, name: str, page: str) -> bool:
    """This page's text stands now, or it gave way: what it once wrote beside it is settled."""
    texts = held.second_texts.get(name, {})
    if (page or "page") not in texts:
        return False
    del texts[page or "page"]
    if not texts:
        del held.second_texts[name]
    return True


def _bring_up_to_date(response: Response, held: Response) -> None:
    for name in ("answers", "second_texts", "revision", "saved_at", "children", "state"):
        setattr(response, name, getattr(held, name))


@transaction.atomic
def choose_text(*, by: User, response: Response, slot: str, written: Any) -> Response:
    """Settle a slot that was written in two places: this stands, and the other texts go. Raises Refused."""
    held = Response.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=response.pk)
    policies.check_can_answer(by, held)
    held.answers[slot] = _readable(queries.definition(held.instrument), slot, written)
    held.second_texts.pop(slot, None)
    held.written_by.pop(slot, None)
    held.revision += 1
    held.saved_at = clock.now()
    held.save(update_fields=["answers", "second_texts", "written_by", "revision", "saved_at"])
    _bring_up_to_date(response, held)
    return response


@transaction.atomic
def change_children(*, by: User, response: Response, bands: Mapping[str, str]) -> Response:
    """Say which children there are: letter → age band, in order. What was written about a child who goes is kept,
    counts for nothing, and is there again when the letter comes back. Raises Refused."""
    held = Response.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=response.pk)
    policies.check_can_answer(by, held)
    for letter, band in bands.items():
        if letter not in LETTERS[:MOST_CHILDREN] or band not in AGE_BANDS:
            raise Refused(_("Choose an age band for each child, up to %(most)s children.") % {"most": MOST_CHILDREN})
    held.children = [{"key": letter, "band": bands[letter]} for letter in sorted(bands)]
    held.revision += 1
    held.saved_at = clock.now()
    held.save(update_fields=["children", "revision", "saved_at"])
    _bring_up_to_date(response, held)
    return response


@transaction.atomic
def submit(*, by: User, response: Response) -> Response:
    """Finish a response: from now on its answers never change. Keeps exactly the answers that count, and their hash.

    Raises Refused where an answer is missing or wrong, two texts wait for a choice, or no child is named.
    """
    held = Response.objects.select_for_update(of=("self",)).select_related("instrument", "owner").get(pk=response.pk)
    policies.check_can_answer(by, held)
    sheet = queries.sheet_of(held)
    if held.second_texts:
        raise Refused(_("Something was written in two places. Choose which text stands, then submit."))
    if sheet.instrument.per_child and not sheet.children:
        raise Refused(_("Say which children there are, then answer for each of them."))
    if problems := sheet.problems(clock.today()):
        n = len(problems)
        said = ngettext("%(n)s question still needs your answer.", "%(n)s questions still need your answers.", n)
        raise Refused(said % {"n": n})
    counted = sheet.counted()
    held.answers = {str(slot): written for slot, written in counted.items()}
    overall = counted.get(Slot(sheet.instrument.overall), "") if sheet.instrument.overall else ""
    held.written_by = {}
    held.overall_grade_key = key_of(overall)
    held.state = RESPONSE.target(held.state, "submit")
    held.submitted_at = clock.now()
    held.content_hash = content_hash(held)
    held.revision += 1
    held.save()
    _record(by, held, "response.submitted", f"Submitted {held.instrument} about {held.subject}.")
    for name in (*_KEPT, "second_texts", "revision", "submitted_at", "content_hash", "state"):
        setattr(response, name, getattr(held, name))
    return response


_KEPT = ("subject", "children", "scale_key", "answers", "overall_grade_key")


def content_hash(response: Response) -> str:
    """The SHA-256 of what a submitted response says: its instrument with its hash, its subject, and what counts."""
    content = {name: getattr(response, name) for name in _KEPT}
    content["instrument"] = [str(response.instrument), response.instrument.content_hash]
    return fingerprints.content_hash(content)


@transaction.atomic
def set_aside(*, by: User | str, response: Response, reason: str) -> Response:
    """Say that a response will not be finished, and why. What was written is kept. Raises Refused."""
    held = Response.objects.select_for_update(of=("self",)).select_related("instrument", "owner").get(pk=response.pk)
    policies.check_can_set_aside(by, held)
    if not reason.strip():
        raise Refused(_("Give a reason for setting this aside."))
    held.state = RESPONSE.target(held.state, "set aside")
    held.set_aside_reason = reason.strip()
    held.save(update_fields=["state", "set_aside_reason"])
    summary = f"Set aside {held.instrument} about {held.subject}: {held.set_aside_reason}"
    _record(by, held, "response.set_aside", summary)
    response.state, response.set_aside_reason = held.state, held.set_aside_reason
    return response


def _record(by: User | str, response: Response, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=response, summary=summary, owner=response.owner.slug)
