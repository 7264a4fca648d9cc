"""Drafts of reports for tests, made past the rules where a test only needs them to be there."""

from __future__ import annotations

import itertools
from typing import Any

from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.findings import make_item
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.drafting.actions import statements
from touchstone.inspectorate.drafting.models import Draft, Section, Statement
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.models import Inspection

_numbers = itertools.count(1)
AREA = "private_law_practice"


def make_draft(inspection: Inspection, by: User, **fields: Any) -> Draft:
    """A draft without sections."""
    now = timezone.now()
    values = {
        "state": "writing", "output_key": "report", "form": "report", "title": "Northmere in 2026", "opened_by": by,
        "opened_at": now, "saved_by": by, "saved_at": now, "edition": inspection.drafts.count() + 1, **fields,
    }  # fmt: skip
    return Draft.objects.create(inspection=inspection, **values)


def make_section(draft: Draft, key: str = "findings", **fields: Any) -> Section:
    """A section after those that are there."""
    order = fields.pop("order", draft.sections.count())
    return Section.objects.create(draft=draft, **{"key": key, "order": order, "title": key.capitalize(), **fields})


def make_statement(section: Section, by: User, text: str = "", *findings: Finding, **fields: Any) -> Statement:
    """A statement, by the action that writes them."""
    said = text or f"Plans are clear and say who does what ({next(_numbers)})."
    return statements.add_statement(by=by, section=section, text=said, findings=findings, **fields)


def drafted(**fields: Any) -> tuple[Cast, Draft, Section]:
    """A cast whose inspection is settled, a draft of its report, and one section about a judgement area."""
    cast = play(state="settled")
    explain_missing(cast)
    draft = make_draft(cast.inspection, cast["lead"], **fields)
    return cast, draft, make_section(draft, AREA, area_key=AREA, title="Private law practice")


def live_finding(cast: Cast, text: str = "", **fields: Any) -> Finding:
    """A finding of the cast's inspection, written while it was in fieldwork."""
    number, now = next(_numbers), timezone.now()
    values = {
        "area_key": AREA, "direction": "strength", "text": text or f"Plans name who does what ({number}).",
        "order": number, "author": cast["inspector"], "saved_by": cast["inspector"], "saved_at": now,
        "fingerprint": f"{number:064d}", **fields,
    }  # fmt: skip
    finding = Finding.objects.create(inspection=cast.inspection, **values)
    item = make_item(cast.inspection, cast["inspector"], finding.area_key)
    finding.links.create(evidence=item, bearing="supports", seen_hash=item.content_hash)
    return finding


def explain_missing(cast: Cast) -> None:
    """Say of everything that the framework expects why it could not be seen, so that no check stops for it."""
    MissingSource.objects.bulk_create(
        MissingSource(
            inspection=cast.inspection, source_key=each.key, reason="The service does not keep it.",
            saved_by=cast["lead"], saved_at=timezone.now(),
        )
        for each in framework_of(cast.inspection).evidence
    )  # fmt: skip
