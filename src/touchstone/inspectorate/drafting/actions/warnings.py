"""What a person does about a problem that the checks found: keep a warning for a reason, or take the right words."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.actions import base as common
from touchstone.inspectorate.drafting.checking import AREA, STATEMENT, Standing, checker_of
from touchstone.inspectorate.drafting.models import AcceptedWarning, Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.rows import AreaRow


def _standing(draft: Draft, seen: str) -> Standing:
    """The problem that the page showed, as it stands now. Raises Refused where it does not stand any more."""
    found = next((each for each in checker_of(draft, whole=True).all() if each.seen == seen), None)
    if found is None:
        raise Refused(_("The text was changed since you opened this page, or that problem is gone. Look again."))
    return found


@transaction.atomic
def accept(*, by: User, draft: Draft, seen: str, reason: str) -> AcceptedWarning:
    """Keep a warning for a reason. It holds for exactly this text. Raises Refused for what stops, which nobody may."""
    now = common.written_to(by, draft.pk)
    found = _standing(now, seen)
    if found.stops:
        raise Refused(_("This stops the report, so it cannot be kept: it has to be put right."))
    if not reason.strip():
        raise Refused(_("Say why it stands as it is. The reason is kept."))
    made, _new = AcceptedWarning.objects.get_or_create(
        draft=now, seen=seen,
        defaults={
            "place": f"{found.problem.kind} {found.problem.place}"[:80], "rule": found.problem.rule,
            "reason": reason.strip(), "by": by, "at": clock.now(),
        },
    )  # fmt: skip
    said = _("Kept a warning of the checks (%(rule)s): %(reason)s") % {"rule": made.rule, "reason": made.reason}
    common.record(by, now, "accept_warning", made, said)
    return made


@transaction.atomic
def apply(*, by: User, draft: Draft, seen: str) -> Standing:
    """Put the right words where the problem is. Raises Refused where none are offered, or the text is another now."""
    now = common.written_to(by, draft.pk)
    found = _standing(now, seen)
    problem, words = found.problem, found.offered_text
    if not problem.offer:
        raise Refused(_("The program does not know the right words for this. Write them."))
    name = "text_cy" if problem.language == "cy" else "text"
    why = _("The words that the checks offered")
    if problem.kind == STATEMENT:
        row = Statement.objects.select_related("section").get(pk=int(problem.place))
        both = {"text": row.text, "text_cy": row.text_cy, name: words}
        text, text_cy = both["text"], both["text_cy"]
        statements.save_statement(by=by, statement=row, base=row.revision, text=text, text_cy=text_cy, why=why)
    elif problem.kind == AREA:
        area = DraftArea.objects.get(pk=int(problem.place))
        kept = {each: getattr(area, each) for each in AreaRow.__dataclass_fields__}
        areas.save_area(by=by, area=area, base=area.revision, row=AreaRow(**{**kept, name: words}), why=why)
    return found
