"""Everything that writes organisations and their areas, offices, teams, local authorities and post-holders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import (
    Area,
    AreaLocalAuthority,
    AreaSuccession,
    Office,
    Organisation,
    OrganisationCount,
    OrganisationName,
    OrganisationSuccession,
    PostHolder,
    Team,
)
from touchstone.foundation.providers.rows import CONTACTS, AreaRow, CountRow, OfficeRow, OrganisationRow, SuccessionRow


@transaction.atomic
def record_organisation(*, by: User | str, row: OrganisationRow) -> Organisation:
    """Record an organisation. Raises Refused when its address is taken or its kind is unknown."""
    slug = row.slug or slugify(row.name)
    if row.kind not in Organisation.Kind.values:
        raise Refused(f"{row.kind!r} is not a kind of organisation. Kinds are: {', '.join(Organisation.Kind.values)}.")
    if Organisation.objects.filter(slug=slug).exists():
        raise Refused(f"An organisation is already held at the address {slug!r}. Add another name to it instead.")
    organisation = write_organisation(row)[0]
    audit.record(by=by, action="providers.record", subject=organisation, summary=f"Recorded {organisation}.")
    events.record_changed()
    return organisation


@transaction.atomic
def add_other_name(*, by: User | str, organisation: Organisation, name: str) -> OrganisationName:
    """Say that documents also print this name for it. The same name twice changes nothing."""
    if not name.strip():
        raise Refused("Give the other name, as documents print it.")
    made, new = OrganisationName.objects.get_or_create(organisation=organisation, name=name.strip())
    if new:
        audit.record(
            by=by,
            action="providers.add_name",
            subject=organisation,
            summary=f"{organisation} is also called {made}.",
        )
    return made


@transaction.atomic
def list_in_register(*, by: User | str, organisation: Organisation) -> bool:
    """Show the organisation in the public register, now that something published about it stands there; was it new?"""
    new = Organisation.objects.filter(pk=organisation.pk, listed=False).update(listed=True) > 0
    if new:
        organisation.listed = True
        audit.record(
            by=by, action="providers.list", subject=organisation, summary=f"Listed {organisation} in the register."
        )
        events.record_changed()
    return new


@transaction.atomic
def record_area(*, by: User | str, organisation: Organisation, row: AreaRow) -> Area:
    """Record a service area with its parts. Raises Refused when its address is taken."""
    slug = row.slug or slugify(row.name)
    if Area.objects.filter(organisation=organisation, slug=slug).exists():
        raise Refused(f"{organisation} already has an area at the address {slug!r}. Add to that one.")
    area = write_area(organisation, row)[0]
    audit.record(by=by, action="providers.record_area", subject=area, summary=f"Recorded {area} of {organisation}.")
    events.record_changed()
    return area


@transaction.atomic
def add_to_area(
    *,
    by: User | str,
    area: Area,
    local_authorities: Sequence[str] = (),
    offices: Sequence[OfficeRow] = (),
    teams: Sequence[str] = (),
) -> list[str]:
    """Add what a document tells of an area and is not held yet; the names of what was added."""
    added = _write_parts(area, local_authorities, offices, teams)
    if added:
        audit.record(
            by=by, action="providers.add_to_area", subject=area, summary=f"Added to {area}: {', '.join(added)}."
        )
        events.record_changed()
    return added


@transaction.atomic
def record_successions(*, by: User | str, organisation: Organisation, rows: Sequence[SuccessionRow]) -> int:
    """Say what became of areas' ground; how many were new. Raises Refused when an area is not held."""
    new = sum(write_succession(organisation, row) for row in rows)
    if new:
        audit.record(
            by=by,
            action="providers.record_successions",
            subject=organisation,
            summary=f"Recorded {new} changes of the areas of {organisation}.",
        )
        events.record_changed()
    return new


@transaction.atomic
def record_post_holder(
    *,
    by: User | str,
    organisation: Organisation,
    post: str,
    name: str,
    area: Area | None = None,
    interim: bool = False,
    valid_from: PreciseDate | None = None,
    valid_to: PreciseDate | None = None,
) -> PostHolder:
    """Say who held a post. The same person in the same post of the same area is one row."""
    if not (post.strip() and name.strip()):
        raise Refused("Give both the post and the name of the person who held it.")
    holder, new = PostHolder.objects.get_or_create(
        organisation=organisation,
        area=area,
        post=post.strip(),
        name=name.strip(),
        defaults={"interim": interim, "valid_from": valid_from, "valid_to": valid_to},
    )
    if new:
        audit.record(
            by=by,
            action="providers.record_post_holder",
            subject=organisation,
            summary=f"{holder}, at {area or organisation}.",
        )
    return holder


# Writing without an audit row of its own: for the actions above, and for the loader, which writes one for all.


def slug_of(row: OrganisationRow) -> str:
    return row.slug or slugify(row.name)


def write_organisation(row: OrganisationRow) -> tuple[Organisation, bool]:
    """The row in the table, made or brought up to date; was anything new?"""
    slug = slug_of(row)
    held = Organisation.objects.filter(slug=slug)
    names = ["kind", "name", "name_cy", "full_name", "nation", "fictional", "note", "valid_from", "valid_to"]
    names += [name for name in CONTACTS if getattr(row, name)]  # what a row does not say stays as it is held
    if row.listed or not held.exists():  # what somebody has listed since stays listed
        names.append("listed")
    organisation, changed = _upsert(held, {"slug": slug}, row, names)
    missing = set(row.other_names) - set(organisation.other_names.values_list("name", flat=True))
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, name=name) for name in row.other_names if name in missing
    )
    changed |= bool(missing)
    return organisation, changed


def write_became(row: OrganisationRow) -> bool:
    """What took the organisation's ground over, on the day after its last; was anything new? All are held already."""
    if not row.became or row.valid_to is None:
        return False
    held = {each.slug: each for each in Organisation.objects.filter(slug__in=[slug_of(row), *row.became])}
    before = held[slug_of(row)]
    after = row.valid_to.end + timedelta(days=1)
    new = [
        OrganisationSuccession.objects.get_or_create(
            before=before, after=held[slug], defaults={"on": PreciseDate.day(after.year, after.month, after.day)}
        )[1]
        for slug in row.became
    ]
    return any(new)


def write_area(organisation: Organisation, row: AreaRow) -> tuple[Area, bool]:
    key = {"organisation": organisation, "slug": row.slug or slugify(row.name)}
    held = Area.objects.filter(**key)
    names = ["name", "name_cy", "code", "sector", "listed", "note", "valid_from", "valid_to"]
    if row.valid_to is None and held.filter(successions__on=models.F("valid_to")).exists():
        names.remove("valid_to")  # what became of it gave the end, which the row need not know
    area, changed = _upsert(held, key, row, names)
    added = _write_parts(area, row.local_authorities, row.offices, row.teams)
    return area, changed or bool(added)


def _upsert(held: models.QuerySet[Any], key: dict[str, Any], row: Any, names: Sequence[str]) -> tuple[Any, bool]:
    values = {name: getattr(row, name) for name in names}
    existing = held.first()
    if existing is None:
        return held.model.objects.create(**key, **values), True
    differing = [name for name, value in values.items() if getattr(existing, name) != value]
    for name in differing:
        setattr(existing, name, values[name])
    if differing:
        existing.save(update_fields=differing)
    return existing, bool(differing)


def _write_parts(
    area: Area, local_authorities: Sequence[str], offices: Sequence[OfficeRow], teams: Sequence[str]
) -> list[str]:
    added = [name for name in local_authorities if _serves(area, name)]
    for office in offices:
        values = {"note": office.note, "valid_from": office.valid_from, "valid_to": office.valid_to}
        if Office.objects.get_or_create(area=area, name=office.name, defaults=values)[1]:
            added.append(f"{office.name} office")
    added += [f"{name} team" for name in teams if Team.objects.get_or_create(area=area, name=name)[1]]
    return added


def _serves(area: Area, name: str) -> bool:
    """Link the area to a local authority, recorded where it is not held; was the link new?"""
    authority = Organisation.objects.get_or_create(
        slug=slugify(name),
        defaults={
            "kind": Organisation.Kind.LOCAL_AUTHORITY,
            "name": name,
            "nation": area.organisation.nation,
            "fictional": area.organisation.fictional,
        },
    )[0]
    return AreaLocalAuthority.objects.get_or_create(area=area, local_authority=authority)[1]


def write_succession(organisation: Organisation, row: SuccessionRow) -> bool:
    areas = {each.slug: each for each in organisation.areas.filter(slug__in=[row.before, row.after])}
    for slug in (row.before, row.after):
        if slug and slug not in areas:
            raise Refused(f"{organisation} has no area at the address {slug!r}.")
    if row.before == row.after:
        raise Refused(f"{areas[row.before]} cannot become itself.")
    return AreaSuccession.objects.get_or_create(
        before=areas[row.before],
        after=areas.get(row.after),
        kind=row.kind,
        on=row.on,
        defaults={"note": row.note},
    )[1]


def write_count(organisation: Organisation, row: CountRow) -> bool:
    key = {"organisation": organisation, "of": row.of, "on": row.on}
    names = ("count", "qualifier", "source", "verified", "note")
    return _upsert(OrganisationCount.objects.filter(**key), key, row, names)[1]
