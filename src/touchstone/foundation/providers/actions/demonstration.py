"""One account for every role, for trying the program out. All people are made up; --production refuses them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from touchstone.foundation.accounts import actions as accounts
from touchstone.foundation.accounts.models import User
from touchstone.foundation.providers.actions.people import grant_role
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.foundation.providers.roles import ROLES

_NAMES = {
    "administrator": "Morwen Tregear",
    "archivist": "Idris Pellow",
    "planner": "Anwen Quist",
    "lead_inspector": "Tobias Renfrey",
    "inspector": "Carys Hollin",
    "moderator": "Osric Venn",
    "director": "Merrin Aske",
    "publisher": "Lowri Sandle",
    "analyst": "Petroc Amory",
    "head_of_service": "Beca Thornlow",
    "service_manager": "Emrys Caul",
    "data_officer": "Gwenllian Peake",
}
_SECOND_NAME = "Nia Ruddock"  # of a role that two organisations have
# Roles that one person cannot fill alone: (address, name, role) of the others, in the inspectorate.
_OTHERS = (
    ("second-inspector", "Ffion Garrick", "inspector"),
    ("third-inspector", "Ruan Trevose", "inspector"),
    ("second-moderator", "Delyth Corran", "moderator"),
)


@transaction.atomic
def create_demonstration_accounts(*, organisations: Iterable[Organisation]) -> list[User]:
    """A person for every role that exists in each of these organisations; those that are there already stay.

    Their addresses say their role (`lead-inspector@northmere.example`), with the kind of organisation before it where
    two organisations have the same role. Raises Refused in production.
    """
    made: dict[str, User] = {}
    # The inspectorate first, so that its people have the short addresses wherever it stands in the list.
    for organisation in sorted(organisations, key=lambda each: (each.kind, each.slug)):
        domain = f"{organisation.slug.split('-')[0]}.example"
        for key, role in ROLES.items():
            if organisation.kind not in role.kinds:
                continue
            address, name = f"{key.replace('_', '-')}@{domain}", _NAMES[key]
            if address in made:
                address, name = f"{organisation.kind}-{address}", _SECOND_NAME
            made[address] = _with_role(address, name, key, organisation)
        if organisation.kind == Organisation.Kind.INSPECTORATE:
            for local, name, key in _OTHERS:
                made[f"{local}@{domain}"] = _with_role(f"{local}@{domain}", name, key, organisation)
    return list(made.values())


def _with_role(address: str, name: str, role: str, organisation: Organisation) -> User:
    person = accounts.create_demonstration_person(email=address, name=name)
    if not RoleGrant.objects.filter(person=person, role=role, organisation=organisation).exists():
        grant_role(by="demonstration", person=person, role=role, organisation=organisation)
    return person
