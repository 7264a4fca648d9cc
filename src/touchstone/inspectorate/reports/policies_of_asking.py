"""Who may answer readers' requests and order translations, and what does each step need?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.format_request import FORMAT_REQUEST
from touchstone.domain.workflows.translation import TRANSLATION
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import allows, why_not
from touchstone.inspectorate.inspections.standing import can
from touchstone.inspectorate.reports.models import FormatRequest, Publication, Translation
from touchstone.inspectorate.reports.queries import offered
from touchstone.inspectorate.reports.rows import Asked


def check_can_ask(publication: Publication, asked: Asked) -> None:
    """Raise Refused unless the publication is offered, and somebody can be answered."""
    if not offered(clock.now()).filter(pk=publication.pk).exists():
        raise Refused(_("This report is not published here any more."))
    if asked.kind not in FormatRequest.Kind.values:
        raise Refused(_("Choose a format from the list."))
    if not asked.email.strip() and not asked.address.strip():
        raise Refused(_("Give an e-mail address or a postal address, so that it can be sent to you."))
    if asked.kind in ("language", "other") and not asked.wish.strip():
        raise Refused(_("Say which language, or what you need."))


def can_ask(publication: Publication, asked: Asked) -> bool:
    try:
        check_can_ask(publication, asked)
    except Refused:
        return False
    return True


def check_may_answer(by: User, publication: Publication) -> None:
    """Raise Refused unless this person publishes reports of the inspectorate that made the publication."""
    inspection = publication.report.inspection
    inspectorate = inspection.inspectorate
    if not allows(by, Permission.PUBLISH_REPORTS, inspectorate) and not can(by, "publish", inspection):
        raise Refused(why_not(Permission.PUBLISH_REPORTS, inspectorate))


def may_answer(by: User, publication: Publication) -> bool:
    try:
        check_may_answer(by, publication)
    except Refused:
        return False
    return True


def check_can_step(by: User, request: FormatRequest, step: str, answer: str) -> str:
    """The status that the step leads to. Raises Refused where it does not lead on, or an answer is missing."""
    check_may_answer(by, request.publication)
    try:
        target = FORMAT_REQUEST.target(request.state, step)
    except NotAllowed as error:
        raise Refused(str(error)) from error
    if step != "begin" and not answer.strip():
        raise Refused(_("Say what was sent, or why it cannot be. The reader is told this."))
    return target


def can_step(by: User, request: FormatRequest, step: str, answer: str = "an answer") -> bool:
    try:
        check_can_step(by, request, step, answer)
    except Refused:
        return False
    return True


def check_can_translate(by: User, row: Translation, step: str, words: str, with_file: bool) -> str:
    """The status that the step leads to. Raises Refused where it does not lead on, or lacks what it needs.

    `words`: of whom it is ordered, or what was checked. Whoever received a translation does not check it alone.
    """
    check_may_answer(by, row.publication)
    try:
        target = TRANSLATION.target(row.state, step)
    except NotAllowed as error:
        raise Refused(str(error)) from error
    if step == "order" and not words.strip():
        raise Refused(_("Say of whom it is ordered."))
    if step == "receive" and not with_file:
        raise Refused(_("Choose the file that was received."))
    if step == "publish" and not words.strip():
        raise Refused(_("Say what was checked, and by whom: who reads the language."))
    if step == "publish" and row.received_by_id == by.pk:
        raise Refused(_("You received it, so somebody else must check and publish it."))
    return target


def can_translate(by: User, row: Translation, step: str) -> bool:
    try:
        check_can_translate(by, row, step, "words", True)
    except Refused:
        return False
    return True
