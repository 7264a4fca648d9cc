"""The service's side: writing an answer, adding files to it, and giving it.

An answer is a draft until it is given, and is kept as it was given for good: what is sent back is answered by another.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import media_types
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.requests import policies, uploads, vocabulary
from touchstone.inspectorate.requests.actions.items import close_clock
from touchstone.inspectorate.requests.models import Answer, AnswerFile, RefusedList, RequestItem
from touchstone.inspectorate.requests.tables import checking, reading

MOST_FILES = 20


class ListRefused(Refused):
    """A list with problems: nothing of it was taken; `refused` is the row with its file of errors."""

    def __init__(self, refused: RefusedList, sentence: str) -> None:
        self.refused = refused
        super().__init__(sentence)


def _locked(item: RequestItem) -> RequestItem:
    return RequestItem.objects.select_for_update().get(pk=item.pk)


def _draft(by: Actor, item: RequestItem) -> Answer:
    """The answer being written, made where there is none. The item is locked, so there is never a second."""
    held = item.answers.filter(given_at__isnull=True).first()
    if held is not None:
        return held
    return Answer.objects.create(
        item=item, round=item.answers.count() + 1, saved_by=person_of(by), saved_at=clock.now()
    )  # fmt: skip


@transaction.atomic
def save_text(*, by: Actor, item: RequestItem, base: int, text: str) -> Answer:
    """Keep the text of the answer being written. `base`: the revision that the form was opened with, 0 for none.

    Raises Conflict where a colleague has saved it since.
    """
    check(by, "answer", item.inspection)
    held = _locked(item)
    policies.check_can_answer(held)
    draft = _draft(by, held)
    if text.strip() != draft.text or base != draft.revision:
        # A first draft that a colleague has just made is a conflict too, unless it is still empty.
        base = draft.revision if not draft.text and base == 0 else base
        conflicts.save(draft, base=base, changes={"text": text.strip()}, saved_by=person_of(by), saved_at=clock.now())
    return draft


def add_file(*, by: Actor, item: RequestItem, data: BinaryIO, name: str) -> AnswerFile:
    """Add a file to the answer being written. Of a list every row is checked; nothing of a bad one is taken.

    Raises ListRefused with the file of errors, or Refused with a sentence.
    """
    check(by, "answer", item.inspection)
    policies.check_can_answer(item)
    name = uploads.checked(data, name)
    if not item.list_key:
        return _keep_file(by, item, name, data, None)
    raw = data.read(uploads.MOST_LIST_BYTES + 1)
    if len(raw) > uploads.MOST_LIST_BYTES:
        most = f"{uploads.MOST_LIST_BYTES // 1_048_576} MB"
        raise Refused(
            _("The list is larger than %(most)s, the most that is accepted. Send it in parts.") % {"most": most}
        )
    return _keep_file(by, item, name, io.BytesIO(raw), _rows_of(item, name, raw))


def _rows_of(item: RequestItem, name: str, raw: bytes) -> int:
    """How many rows the list has, once every one is right. Nothing is stored before that."""
    if media_types.decide(io.BytesIO(raw)) not in uploads.LISTS:
        raise Refused(_("Item %(number)s asks for a list: send it as CSV or XLSX.") % {"number": item.number})
    schema = vocabulary.schemas()[item.list_key]
    try:
        return checking.check(schema, reading.rows(raw))
    except checking.InvalidList as wrong:
        raise _refused(item, name, wrong) from None


def _refused(item: RequestItem, name: str, wrong: checking.InvalidList) -> ListRefused:
    said = [_(problem.expectation.text) % problem.expectation.values for problem in wrong.problems]
    values = {
        "name": name,
        "problems": len(wrong.problems),
        "errors": checking.errors_csv(wrong.problems, said),
        "refused_at": clock.now(),
    }
    refused, _created = RefusedList.objects.update_or_create(item=item, defaults=values)
    more = "+" if wrong.cut else ""
    sentence = ngettext(
        "Nothing of %(name)s was taken: %(count)s thing in it is not as asked for.",
        "Nothing of %(name)s was taken: %(count)s things in it are not as asked for.",
        len(wrong.problems),
    ) % {"name": name, "count": f"{len(wrong.problems):,}{more}"}
    return ListRefused(refused, sentence)


@transaction.atomic
def _keep_file(by: Actor, item: RequestItem, name: str, data: BinaryIO, rows: int | None) -> AnswerFile:
    held = _locked(item)
    policies.check_can_answer(held)
    draft = _draft(by, held)
    names = set(draft.files.values_list("name", flat=True))
    if name in names:
        raise Refused(_("A file named %(name)s is there already. Remove it first, or rename yours.") % {"name": name})
    if len(names) >= MOST_FILES:
        raise Refused(_("An answer has at most %(most)s files.") % {"most": MOST_FILES})
    RefusedList.objects.filter(item=held).delete()
    return AnswerFile.objects.create(
        answer=draft, file=store(data), name=name, rows=rows, added_by=person_of(by), added_at=clock.now()
    )


@transaction.atomic
def remove_file(*, by: Actor, item: RequestItem, number: int) -> None:
    """Take a file out of the answer being written. What was given stays."""
    check(by, "answer", item.inspection)
    policies.check_can_answer(_locked(item))
    AnswerFile.objects.filter(answer__item=item, answer__given_at__isnull=True, pk=number).delete()


@transaction.atomic
def give(*, by: Actor, item: RequestItem) -> Answer:
    """Give the answer that was written to the inspectorate. Raises Refused for one that says nothing."""
    check(by, "answer", item.inspection)
    held = _locked(item)
    state = policies.check_step(held, "answer")
    draft = _draft(by, held)
    files = draft.files.count()
    if not draft.text and not files:
        raise Refused(_("Write an answer or add a file first. If there is nothing to give, say so in words."))
    draft.given_by, draft.given_at = person_of(by), clock.now()
    draft.save(update_fields=["given_by", "given_at"])
    held.state = state
    held.save(update_fields=["state"])
    RefusedList.objects.filter(item=held).delete()
    close_clock(by, held.clock)
    audit.record(
        by=by,
        action="requests.answer",
        subject=held,
        owner=held.inspection.provider.slug,
        summary=f"Answered item {held.number} of the information request, with {files} files.",
    )
    return draft
