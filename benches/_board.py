"""Builds two inspections in the database of this process and measures their judgement boards; prints JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.cast import Cast, play  # noqa: E402
from tests.factories.findings import propose  # noqa: E402
from tests.factories.people import browser_of  # noqa: E402
from touchstone.inspectorate.evidence.models import EvidenceArea, EvidenceItem  # noqa: E402
from touchstone.inspectorate.findings.models import Finding, FindingEvidence  # noqa: E402
from touchstone.inspectorate.findings.queries.prints import prints_of  # noqa: E402
from touchstone.inspectorate.findings.queries.standing import asked_of  # noqa: E402
from touchstone.inspectorate.inspections.models import Inspection, TeamMember  # noqa: E402

BEHIND = 10  # items of evidence behind one finding
METHODS = ("case_file_review", "observation", "interview", "meeting", "document")
ROUNDS, WARM = 30, 3


def main(few: int, many: int) -> None:
    call_command("migrate", verbosity=0)
    cast = play(state="judging")
    places = {size: _inspection(cast, size) for size in (few, many)}
    browser = browser_of(cast["lead"])
    times: dict[int, list[float]] = {size: [] for size in places}
    queries = {}
    for turn in range(ROUNDS + WARM):
        for size, address in places.items():
            began = time.perf_counter()
            assert browser.get(address).status_code == 200
            if turn >= WARM:
                times[size].append((time.perf_counter() - began) * 1000)
    for size, address in places.items():
        queries[size] = _queries(browser, address)
    result = {
        size: {"median_ms": round(statistics.median(times[size]), 2), "queries": queries[size]} for size in places
    }
    print(json.dumps(result))


def _queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)


@transaction.atomic
def _inspection(cast: Cast, size: int) -> str:
    """An inspection with `size` items of evidence and a finding for every ten; the address of one area's board."""
    inspection = Inspection.objects.get(pk=cast.inspection.pk)
    inspection.pk, inspection._state.adding = None, True
    inspection.slug = f"bench-{size}"
    inspection.save()
    TeamMember.objects.create(inspection=inspection, role="lead", user=cast["lead"])
    keys = [each.key for each in asked_of(inspection)]
    by = {"author": cast["lead"], "saved_by": cast["lead"], "saved_at": timezone.now()}
    _link(_findings(inspection, size // BEHIND, keys, by), _items(inspection, size, keys, by))
    for key in keys:
        propose(inspection, cast["lead"], key, "good")
    return f"/work/inspections/{inspection.slug}/board/{keys[0]}/"


def _items(inspection: Inspection, size: int, keys: list[str], by: dict[str, Any]) -> list[EvidenceItem]:
    now = timezone.now()
    items = EvidenceItem.objects.bulk_create(
        EvidenceItem(
            inspection=inspection, state="submitted", method=METHODS[n % len(METHODS)], direction="strength",
            seen_on=date(2026, 11, 10), text=f"What was seen, number {n}.", begun_at=now, submitted_at=now,
            content_hash=f"{n:064d}", **by,
        )
        for n in range(size)
    )  # fmt: skip
    EvidenceArea.objects.bulk_create(
        EvidenceArea(item=item, area_key=keys[n // BEHIND % len(keys)]) for n, item in enumerate(items)
    )
    return items


def _findings(inspection: Inspection, size: int, keys: list[str], by: dict[str, Any]) -> list[Finding]:
    return Finding.objects.bulk_create(
        Finding(
            inspection=inspection, area_key=keys[n % len(keys)],
            direction=("strength", "weakness")[n // len(keys) % 2],
            text=f"What the evidence shows, number {n}: plans say who does what by when.", n=12, of=20,
            base="case files", basis="seen", fingerprint="-", order=n, **by,
        )
        for n in range(size)
    )  # fmt: skip


def _link(findings: list[Finding], items: list[EvidenceItem]) -> None:
    FindingEvidence.objects.bulk_create(
        FindingEvidence(
            finding=findings[n // BEHIND],
            evidence=item,
            bearing="contradicts" if n % 9 == 0 else "supports",
            seen_hash=item.content_hash,
        )
        for n, item in enumerate(items)
    )
    prints = prints_of(findings)
    for finding in findings:
        finding.fingerprint = prints[finding.pk]
    Finding.objects.bulk_update(findings, ["fingerprint"])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
