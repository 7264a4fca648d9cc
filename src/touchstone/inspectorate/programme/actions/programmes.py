"""Putting a service into the programme, and suspending it for a time."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.programme import calendar_files, due, history, policies
from touchstone.inspectorate.programme.models import Programme, Suspension


@transaction.atomic
def start_programme(
    *,
    by: Actor,
    inspectorate: Organisation,
    provider: Organisation,
    framework: FrameworkVersion,
    starts_on: date,
    kept_from: date | None = None,
    escalation_mark: str = "good",
) -> Programme:
    """Say that a service is inspected under a regime from a day on, and work out at once what is due.

    `kept_from`: from which day self-evaluations and meetings are recorded here (none: from the start).
    """
    policies.check_can_plan(by, inspectorate)
    _check_fits(inspectorate, provider, framework, escalation_mark)
    if Programme.objects.filter(inspectorate=inspectorate, provider=provider, framework=framework).exists():
        raise Refused(_("%(provider)s is in this programme already.") % {"provider": provider})
    programme = Programme.objects.create(
        inspectorate=inspectorate,
        provider=provider,
        framework=framework,
        starts_on=starts_on,
        kept_from=max(kept_from or starts_on, starts_on),
        escalation_mark=escalation_mark,
    )
    audit.record(
        by=by,
        action="programme.start",
        subject=programme,
        owner=inspectorate.slug,
        summary=f"{provider} is inspected under {framework.title_en} from {starts_on} on.",
    )
    due.recompute(programme, clock.now())
    return programme


def _check_fits(
    inspectorate: Organisation, provider: Organisation, framework: FrameworkVersion, escalation_mark: str
) -> None:
    if framework.key not in calendar_files.keys():
        said = _("%(framework)s has no calendar here, so nothing can be worked out from it.")
        raise Refused(said % {"framework": framework.title_en})
    if inspectorate.fictional != provider.fictional:
        raise Refused(
            _("A fictional inspectorate inspects fictional services only, and a real one real services only.")
        )
    if not inspectorate.fictional and framework.inspectorate_key != inspectorate.slug:
        said = _("%(framework)s is not a framework of %(inspectorate)s.")
        raise Refused(said % {"framework": framework.title_en, "inspectorate": inspectorate})
    steps = history.steps_of(frameworks.definition(framework))
    if steps and escalation_mark not in steps:
        raise Refused(_("The mark must be a grade of the framework: %(grades)s.") % {"grades": ", ".join(steps)})


@transaction.atomic
def set_mark(*, by: Actor, programme: Programme, mark: str, reason: str) -> Programme:
    """Change below which overall grade an escalation is proposed. Decisions taken before stay."""
    policies.check_can_plan(by, programme.inspectorate)
    _check_fits(programme.inspectorate, programme.provider, programme.framework, mark)
    if not reason.strip():
        raise Refused(_("Say why the mark is changed. The reason stays in the audit trail."))
    before, programme.escalation_mark = programme.escalation_mark, mark
    programme.save(update_fields=["escalation_mark"])
    audit.record(
        by=by,
        action="programme.set_mark",
        subject=programme,
        owner=programme.inspectorate.slug,
        summary=f"Escalation is proposed below {mark}: {reason.strip()}",
        changes={"escalation_mark": [before, mark]},
    )
    return programme


@transaction.atomic
def suspend(
    *, by: Actor, programme: Programme, from_day: date, to_day: date | None = None, reason: str = ""
) -> Suspension:
    """Say that nothing becomes due from a day on, until a day or until further notice. Windows move by those days."""
    policies.check_can_suspend(by, programme, from_day, to_day, reason)
    made = Suspension.objects.create(
        programme=programme,
        from_day=from_day,
        to_day=to_day,
        reason=reason.strip(),
        by=person_of(by),
    )
    audit.record(
        by=by,
        action="programme.suspend",
        subject=made,
        owner=programme.inspectorate.slug,
        summary=f"{made}: {made.reason}",
    )
    due.recompute(programme, clock.now())
    return made


@transaction.atomic
def end_suspension(*, by: Actor, suspension: Suspension, to_day: date) -> Suspension:
    """Say on which day time runs again; also to change a day that was set before."""
    programme = suspension.programme
    policies.check_can_plan(by, programme.inspectorate)
    if to_day <= suspension.from_day:
        raise Refused(_("The suspension must end after it begins. Check the day."))
    clash = programme.suspensions.exclude(pk=suspension.pk).filter(
        from_day__gte=suspension.from_day, from_day__lt=to_day
    )
    if clash.exists():
        raise Refused(_("Another suspension begins before that day. Choose an earlier one."))
    before, suspension.to_day = suspension.to_day, to_day
    suspension.save(update_fields=["to_day"])
    audit.record(
        by=by,
        action="programme.end_suspension",
        subject=suspension,
        owner=programme.inspectorate.slug,
        summary=f"The suspension from {suspension.from_day} ends on {to_day}.",
        changes={"to_day": [str(before or ""), str(to_day)]},
    )
    due.recompute(programme, clock.now())
    return suspension
