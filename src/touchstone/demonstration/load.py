"""The demonstration: the published history as facts, and a fictional service beside it, clearly told apart."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from touchstone.demonstration import live, monitored, spoken, write, written
from touchstone.demonstration.northmere import INSPECTORATE, SERVICE, northmere
from touchstone.demonstration.programme import start_programmes
from touchstone.demonstration.published import HISTORY
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.frameworks.actions import load_definitions
from touchstone.foundation.providers import definition_files
from touchstone.foundation.providers.actions import loading
from touchstone.foundation.providers.actions.demonstration import create_demonstration_accounts
from touchstone.foundation.providers.models import Organisation

LOADER = "the demonstration"
LOADED = "demonstration.load"


def ensure_loaded(*, by: User | str = LOADER) -> bool:
    """Load what is not there yet; was there anything to do? One query where this demonstration is loaded already."""
    if AuditEvent.objects.filter(action=LOADED, summary__contains=fingerprint()).exists():
        return False
    load_demonstration(by=by)
    play_live()
    play_reports()
    _note_loaded(by)
    return True


def load_demonstration(*, by: User | str) -> list[str]:
    """Record the published history, the fictional service and its people; the slugs of the inspections that were new.

    Again: changes nothing. Every inspection is written whole or not at all, so a load that was cut short is resumed.
    Raises Refused in production, where there are no demonstration accounts.
    """
    world = northmere()
    load_definitions(by=by)
    loading.load_organisations(by=by)
    loading.load(by=by, definitions=world.definitions)
    fictional = Organisation.objects.filter(slug__in=[each.organisation.slug for each in world.definitions])
    create_demonstration_accounts(organisations=fictional)
    new = write.write_all(by=by, history=(*HISTORY, *world.history))
    start_programmes(by=by)
    return new


def play_live() -> bool:
    """Play the fictional inspection that is in the middle of its fieldwork, unless it was played before; was it?"""
    found = _organisations()
    return live.play(inspectorate=found[INSPECTORATE], service=found[SERVICE]) is not None


def play_reports() -> list[bool]:
    """Play an action plan, meetings and panels, a letter being written, and a report that is queued: which were played?

    The report comes last: a process of its own begins at once to make its forms.
    """
    found = _organisations()
    domain = f"@{INSPECTORATE.split('-')[0]}.example"
    people = {each.email.split("@")[0]: each for each in User.objects.filter(email__endswith=domain)}
    place = written.Place(found[INSPECTORATE], found[SERVICE], people)
    return [monitored.play_plan(place), spoken.play_talks(place), written.play_draft(place), written.play_report(place)]


def _organisations() -> dict[str, Organisation]:
    return {each.slug: each for each in Organisation.objects.filter(slug__in=(INSPECTORATE, SERVICE))}


def _note_loaded(by: User | str) -> None:
    audit.record(by=by, action=LOADED, summary=f"Loaded the demonstration {fingerprint()}.")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Changes when the demonstration's facts or the definition files change."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*here.rglob("*.py"), *definition_files.FOLDER.glob("*.yaml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
