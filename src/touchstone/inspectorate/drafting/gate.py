"""What keeps a draft from going on: to the service, to be signed? Only what stops; warnings are a person's to weigh."""

from __future__ import annotations

from django.utils.translation import ngettext

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.models import Draft, Section, Statement


def unsupported(draft: Draft) -> int:
    """How many statements of the report say something of what was found and rest on no finding. One query."""
    said = Statement.objects.filter(section__draft=draft, removed=False, plain=False).exclude(text="", text_cy="")
    said = said.exclude(section__audience=Section.Audience.CHILDREN)
    return said.filter(findings=None).count()


def check_open(draft: Draft) -> None:
    """Raise Refused where a check of the text stops the draft."""
    stops = unsupported(draft)
    if stops:
        raise Refused(
            ngettext(
                "%(num)s problem stops this draft. Open its checks, put it right, then try again.",
                "%(num)s problems stop this draft. Open its checks, put them right, then try again.",
                stops,
            )
            % {"num": stops}
        )
