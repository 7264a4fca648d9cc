"""Who may open an inspection, and what must it have?"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.inspection_kinds import Lack, fewest_areas, lacking
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.policies import allows, check_allows
from touchstone.foundation.providers.queries.people import bars
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.policies.recording import check_can_record
from touchstone.inspectorate.inspections.rows import InspectionRow


def check_can_open(
    by: Actor, row: InspectionRow, *, follows: Inspection | None, theme: str, judged: Sequence[str], lead: User | None
) -> None:
    """Raise Refused, with a sentence. A person must plan for the inspectorate; a part of the program may always."""
    if isinstance(by, User):
        check_allows(by, Permission.PLAN_INSPECTIONS, row.inspectorate)
        check_untied(by, row.provider)
    check_can_record(row)
    check_needs(row, follows=follows, theme=theme, judged=judged)
    if lead is not None:
        check_can_lead(lead, row.inspectorate, row.provider)


def check_needs(row: InspectionRow, *, follows: Inspection | None, theme: str, judged: Sequence[str]) -> None:
    """Does it have what this kind of inspection needs under this framework?"""
    if row.framework is None:
        raise Refused(_("Choose the framework that the inspection follows."))
    framework = frameworks.definition(row.framework)
    lacks = lacking(row.kind, framework, theme=theme, areas=len(row.areas), follows=follows is not None, judged=judged)
    if lacks:
        fewest = fewest_areas(row.kind, framework)
        raise Refused(sentence(lacks[0], str(row.framework.title_en), Inspection.Kind(row.kind).label, fewest))


def sentence(lack: Lack, framework: str, kind: str, fewest: int) -> str:
    """What is missing, and what to do."""
    areas = ngettext(
        "A %(kind)s under %(framework)s looks at no fewer than %(n)d area. Choose more areas.",
        "A %(kind)s under %(framework)s looks at no fewer than %(n)d different areas. Choose more areas.",
        fewest,
    )
    said = {
        Lack.KIND: _("%(framework)s has no %(kind)s. Choose another framework, or another kind of inspection."),
        Lack.THEME: _("A %(kind)s needs its theme: say what it looks at."),
        Lack.AREAS: areas,
        Lack.ONE_AREA: _("An inspection under %(framework)s is of an area of the service. Choose the area."),
        Lack.EARLIER: _("A %(kind)s looks at what an earlier inspection found. Choose the one that it follows."),
        Lack.EARLIER_OR_PLAN: _(
            "A %(kind)s measures progress against something. Choose an earlier one, or name the plan as its theme."
        ),
        Lack.GRADED: _("%(framework)s has grades, so an inspection without grades cannot follow it."),
        Lack.JUDGED: _("A judgement area that you chose is not one of %(framework)s. Choose from its own."),
    }
    return said[lack] % {"framework": framework, "kind": kind, "n": fewest}


def check_can_lead(person: User, inspectorate: Organisation, provider: Organisation) -> None:
    """Only who leads inspections for this inspectorate, and has no tie to the service."""
    if not allows(person, Permission.LEAD_INSPECTIONS, inspectorate):
        raise Refused(
            _("%(person)s does not lead inspections for %(inspectorate)s. Choose one of its lead inspectors.")
            % {"person": person, "inspectorate": inspectorate}
        )
    check_untied(person, provider)


def check_untied(person: User, provider: Organisation) -> None:
    """A declared conflict of interest bars a person from any part in inspecting the service."""
    if bars(person, provider) is not None:
        raise Refused(
            _("%(person)s has declared a tie to %(provider)s and cannot take part. Choose somebody else.")
            % {"person": person, "provider": provider}
        )


def can_open(by: Actor, inspectorate: Organisation) -> bool:
    return not isinstance(by, User) or allows(by, Permission.PLAN_INSPECTIONS, inspectorate)
