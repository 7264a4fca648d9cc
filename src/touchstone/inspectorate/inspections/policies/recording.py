"""What may be recorded of an inspection, and which inspection may follow which?"""

from __future__ import annotations

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import queries
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import InspectionRow


def check_can_record(row: InspectionRow) -> None:
    """Raise Refused, with a sentence, where the row contradicts itself."""
    if not row.title.strip():
        raise Refused("An inspection needs a title. Give one, such as the report's own.")
    if row.inspectorate.kind != "inspectorate":
        raise Refused(f"{row.inspectorate} is not an inspectorate. Choose the body that inspected.")
    if row.kind not in Inspection.Kind.values:
        raise Refused(f"{row.kind!r} is not a kind of inspection. Kinds are: {', '.join(Inspection.Kind.values)}.")
    # A fictional inspectorate has no frameworks of its own: it plays by the published ones.
    real = not row.inspectorate.fictional
    if real and row.framework is not None and row.framework.inspectorate_key != row.inspectorate.slug:
        raise Refused(f"{row.framework.title_en} is not a framework of {row.inspectorate}. Choose one that is.")
    _check_dates(row)
    if row.inspectorate.fictional != row.provider.fictional:
        raise Refused("A fictional inspectorate inspects fictional services only, and a real one real services only.")
    strangers = [str(each.area) for each in row.areas if each.area.organisation_id != row.provider.pk]
    if strangers:
        raise Refused(f"{', '.join(strangers)} is not part of {row.provider}. Choose areas of the provider inspected.")


def _check_dates(row: InspectionRow) -> None:
    if row.starts and row.ends and row.ends.end < row.starts.start:
        raise Refused(f"Fieldwork cannot end ({row.ends}) before it starts ({row.starts}). Check both dates.")
    if row.starts and row.published and row.published.end < row.starts.start:
        raise Refused(f"A report cannot be published ({row.published}) before fieldwork starts ({row.starts}).")


def can_record(row: InspectionRow) -> bool:
    try:
        check_can_record(row)
    except Refused:
        return False
    return True


def check_can_follow(inspection: Inspection, follows: Inspection) -> None:
    """Raise Refused unless `inspection` may be the follow-up of `follows`. A few queries."""
    if inspection.pk == follows.pk:
        raise Refused("An inspection cannot follow itself. Choose the earlier inspection.")
    if inspection.follows_id not in (None, follows.pk):
        raise Refused(f"{inspection} already follows {inspection.follows}. One visit follows one inspection.")
    if inspection.provider_id != follows.provider_id:
        raise Refused(f"{inspection} and {follows} are of different providers.")
    if inspection in queries.chain_before(follows):
        raise Refused(f"{follows} already follows {inspection}; they cannot follow each other.")
    earlier, later = follows.starts or follows.published, inspection.published or inspection.ends or inspection.starts
    if earlier and later and later.end < earlier.start:
        raise Refused(f"{inspection} ({later}) is earlier than {follows} ({earlier}), so it cannot follow it.")


def can_follow(inspection: Inspection, follows: Inspection) -> bool:
    try:
        check_can_follow(inspection, follows)
    except Refused:
        return False
    return True
