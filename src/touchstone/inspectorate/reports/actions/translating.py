"""A publication in another language: asked for, ordered, received, checked by a second person, attached."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction

from touchstone.domain.workflows.translation import TRANSLATION
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.reports import policies_of_asking as policies
from touchstone.inspectorate.reports.models import Publication, Translation


@transaction.atomic
def ask_translation(*, by: User, publication: Publication, language: str, name: str) -> Translation:
    """Note that a language is wanted. Raises Refused where it is on its way already."""
    policies.check_may_answer(by, publication)
    if not language.strip() or not name.strip():
        raise Refused("Give the code of the language and its name.")
    if publication.translations.filter(language=language).exclude(state="dropped").exists():
        raise Refused(f"{name} is on its way already.")
    row = Translation.objects.create(
        publication=publication,
        state=TRANSLATION.target(None, "ask"),
        language=language.strip().lower(),
        language_name=name.strip(),
        asked_at=clock.now(),
    )
    _record(by, row, "asked")
    return row


@transaction.atomic
def step_translation(
    *, by: User, row: Translation, step: str, words: str = "", file: BinaryIO | None = None
) -> Translation:
    """Order, receive, publish, return or drop. `words`: of whom it is ordered, or what was checked."""
    found = Translation.objects.select_for_update(of=("self",))
    row = found.select_related("publication__report__inspection__inspectorate").get(pk=row.pk)
    row.state = policies.check_can_translate(by, row, step, words, file is not None)
    now = clock.now()
    if step == "order":
        row.translator, row.ordered_at = words.strip(), now
    elif step == "receive" and file is not None:
        row.file, row.received_at, row.received_by = store(file), now, by
    elif step == "publish":
        row.check_note, row.published_at, row.published_by = words.strip(), now, by
        events.record_changed()
    row.save()
    _record(by, row, row.state)
    return row


def _record(by: User, row: Translation, verb: str) -> None:
    report = row.publication.report
    audit.record(
        by=by, action=f"translation.{verb}", subject=row, owner=report.inspection.inspectorate.slug,
        summary=f"Translation of {report} into {row.language_name}: {verb}.",
    )  # fmt: skip
