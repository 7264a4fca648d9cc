"""Add and list people from the command line: `./touchstone user add EMAIL NAME --role R --organisation SLUG`.

For the first administrator of an installation; the rest is done on the administrator's pages.
"""

from __future__ import annotations

import argparse
import os
import sys

COMMAND_LINE = "the command line"


def arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="user_command", required=True, metavar="add|list")
    add = commands.add_parser("add", help="invite a person, or give one who is here another role")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", required=True, help="a role's key: administrator, archivist, …")
    add.add_argument("--organisation", required=True, metavar="SLUG", help="where they hold it")
    commands.add_parser("list", help="list people, their roles and the state of their accounts")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    return _add(options) if options.user_command == "add" else _list()


def _add(options: argparse.Namespace) -> int:
    from touchstone.foundation.core.errors import Refused
    from touchstone.foundation.providers.actions.people import invite_person
    from touchstone.foundation.providers.models import Organisation

    organisation = Organisation.objects.filter(slug=options.organisation).first()
    if organisation is None:
        kinds = [Organisation.Kind.INSPECTORATE, Organisation.Kind.SERVICE]
        known = ", ".join(Organisation.objects.filter(kind__in=kinds).values_list("slug", flat=True)) or "none yet"
        print(f"There is no organisation {options.organisation!r}. There are: {known}.", file=sys.stderr)
        return 1
    try:
        person, address = invite_person(
            by=COMMAND_LINE, email=options.email, name=options.name, role=options.role, organisation=organisation
        )
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{person} ({person.email}) has the role {options.role} in {organisation}.")
    if address:
        print(f"An invitation is on its way. They can also choose a password here, within 7 days:\n{address}")
    return 0


def _list() -> int:
    from touchstone.foundation.accounts.models import User
    from touchstone.foundation.providers.models import RoleGrant
    from touchstone.foundation.providers.queries.people import holds_now, state_of

    held: dict[int, list[str]] = {}
    for grant in RoleGrant.objects.select_related("organisation"):
        if holds_now(grant):
            held.setdefault(grant.person_id, []).append(f"{grant.role} in {grant.organisation.slug}")
    for person in User.objects.order_by("email"):
        roles = ", ".join(sorted(held.get(person.pk, []))) or "no role now"
        print(f"{person.email}\t{person.name}\t{state_of(person)}\t{roles}")
    return 0
