"""Who may answer a response, read it, or replace a version? Rules in pairs.

A response is its rater's own. Everybody else sees it, if at all, through the room that asked for it, which has its own
rule for that: so two people who review one case cannot see each other's answers here.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments.definition_files import Definition
from touchstone.foundation.instruments.models import InstrumentVersion, Response


def check_can_replace(held: InstrumentVersion, definition: Definition) -> None:
    """Raises Refused where a response was begun in the version and the definition says something else."""
    if held.first_used_on is not None and held.content_hash != definition.hash:
        used = f"{held.first_used_on.day} {held.first_used_on:%B %Y}"
        raise Refused(
            f"{held.key}.yaml says something else than version {held.version}, which has been answered since {used} "
            f"and which therefore stays as it is. To change it, write “version: {held.version + 1}” in the file; to "
            "keep it, put the file back."
        )


def can_replace(held: InstrumentVersion, definition: Definition) -> bool:
    try:
        check_can_replace(held, definition)
    except Refused:
        return False
    return True


def check_can_read(person: User, response: Response) -> None:
    """Only its rater, here."""
    if not person.is_active or response.rater_id != person.pk:
        raise Refused(_("Somebody else answers this. You can read it only where their work is shown to you."))


def can_read(person: User, response: Response) -> bool:
    try:
        check_can_read(person, response)
    except Refused:
        return False
    return True


def check_can_answer(person: User, response: Response) -> None:
    """Its rater, while it is not finished."""
    check_can_read(person, response)
    if response.state == Response.State.SUBMITTED:
        raise Refused(_("This was submitted, and its answers never change. What you wrote now was not added to it."))
    if response.state == Response.State.SET_ASIDE:
        raise Refused(_("This was set aside, so it cannot be answered any more. What you wrote now was not added."))


def can_answer(person: User, response: Response) -> bool:
    try:
        check_can_answer(person, response)
    except Refused:
        return False
    return True


def check_can_set_aside(by: User | str, response: Response) -> None:
    """While it is begun. Whether a person other than its rater may is for the room that asked for it to say."""
    if response.state != Response.State.BEGUN:
        raise Refused(_("Only a response that is being answered can be set aside."))


def can_set_aside(by: User | str, response: Response) -> bool:
    try:
        check_can_set_aside(by, response)
    except Refused:
        return False
    return True
