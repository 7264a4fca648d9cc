"""Which areas for improvement and progress judgements may be recorded, and when may a wording be replaced?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.findings.policies import check_words
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.improvement.queries import earlier, progress_scale
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, MilestoneRow, Place, ProgressRow, VisitRow
from touchstone.inspectorate.inspections import queries as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.inspections.vocabulary import vocabulary


def check_can_record(inspection: Inspection, rows: Sequence[AreaForImprovementRow]) -> None:
    """Raise Refused unless each row has words, a place of its own and keys that the framework has. Two queries."""
    words = vocabulary(inspection.framework)
    places = Counter((row.section, row.number) for row in rows)
    held = set(AreaForImprovement.objects.filter(inspection=inspection).values_list("section", "number"))
    judged = set(Judgement.objects.filter(inspection=inspection).values_list("area_key", flat=True))
    for row in rows:
        where = f"Area for improvement {row.number}{f' of {row.section}' if row.section else ''}"
        if row.number < 1:
            raise Refused(f"{where}: numbers start at 1.")
        if places[row.section, row.number] > 1:
            raise Refused(f"{where} is there twice. Give each a number of its own.")
        if (row.section, row.number) in held:
            raise Refused(f"{where} of {inspection} is held already. Its wording is never changed.")
        if not row.text.strip():
            raise Refused(f"{where} has no words. Say what must change.")
        words.check_timescale(row.timescale_key)
        words.check_class(row.class_key)
        if row.judgement_key and row.judgement_key not in judged:
            raise Refused(f"{where} comes from {row.judgement_key!r}, which {inspection} does not judge.")


def can_record(inspection: Inspection, rows: Sequence[AreaForImprovementRow]) -> bool:
    try:
        check_can_record(inspection, rows)
    except Refused:
        return False
    return True


def check_can_record_progress(inspection: Inspection, rows: Sequence[ProgressRow]) -> None:
    """Raise Refused unless each row is about an area for improvement of an inspection that this visit follows."""
    words = vocabulary(inspection.framework)
    before = {each.pk for each in inspections.chain_before(inspection)}
    afis = [row.area_for_improvement for row in rows]
    twice = [str(afi) for afi, n in Counter(afis).items() if n > 1]
    if twice:
        raise Refused(f"There are two progress judgements of: {'; '.join(twice)}. Keep one.")
    held = ProgressJudgement.objects.filter(inspection=inspection, area_for_improvement__in=afis)
    already = held.select_related("area_for_improvement").first()
    if already is not None:
        raise Refused(f"{inspection} has already judged progress on: {already.area_for_improvement}.")
    for row in rows:
        if row.area_for_improvement.inspection_id not in before:
            raise Refused(
                f"{inspection} does not follow {row.area_for_improvement.inspection}, whose area for improvement "
                "this is. Link the visit to the inspection that it follows first."
            )
        words.check_grade(row.scale_key, row.grade_key)


def can_record_progress(inspection: Inspection, rows: Sequence[ProgressRow]) -> bool:
    try:
        check_can_record_progress(inspection, rows)
    except Refused:
        return False
    return True


def check_can_record_milestones(rows: Sequence[MilestoneRow]) -> None:
    """Raise Refused where a milestone says nothing."""
    if any(not row.text.strip() for row in rows):
        raise Refused("A milestone needs words: say what was done.")


def can_record_milestones(rows: Sequence[MilestoneRow]) -> bool:
    try:
        check_can_record_milestones(rows)
    except Refused:
        return False
    return True


def check_can_replace_wording(afi: AreaForImprovement, text: str) -> None:
    """Raise Refused unless the words held are this project's own, standing in for the wording published."""
    if not afi.own_words:
        raise Refused(
            "The wording published of an area for improvement is never changed. "
            "If the document was read wrongly, withdraw its publication and record it again."
        )
    if not text.strip():
        raise Refused("Give the wording that was published.")


def can_replace_wording(afi: AreaForImprovement, text: str) -> bool:
    try:
        check_can_replace_wording(afi, text)
    except Refused:
        return False
    return True


def check_can_move(afi: AreaForImprovement, to: Place, on: date, reason: str, today: date) -> None:
    """Raise Refused unless it binds the area that it is to leave, and goes somewhere else, for a reason."""
    if not reason.strip():
        raise Refused(_("Say why it moves. The reason stays in its story."))
    if on > today:
        raise Refused(_("That day is still to come. Move it when the area has changed hands."))
    found = afi.inspection.published
    if found is not None and on < found.start:
        raise Refused(_("That day is before it was published. Give the day on which the area changed hands."))
    held = list(afi.areas.all())
    if to.before is not None and to.before not in held or to.before is None and held:
        raise Refused(_("Choose which of its service areas it leaves."))
    if to.after is None and to.organisation.pk == afi.inspection.provider_id:
        raise Refused(_("Choose the service area, or the other organisation, that it goes to."))
    if to.after is not None and to.after in held and not _merged(to):
        raise Refused(_("It binds that service area already. Choose another."))


def _merged(to: Place) -> bool:
    """Did the ground of the area that it leaves become part of one that it binds already? One query, or none."""
    if to.before is None or to.after is None or to.before == to.after:
        return False
    return AreaSuccession.objects.filter(before=to.before, after=to.after).exists()


def check_can_move_to_all(afi: AreaForImprovement, to: Sequence[Place], on: date, reason: str, today: date) -> None:
    """Raise Refused unless each of the moves makes sense, all from one area, each to another."""
    if not to:
        raise Refused(_("Choose the service area, or the other organisation, that it goes to."))
    if len({place.before for place in to}) > 1:
        raise Refused(_("Choose which of its service areas it leaves."))
    if len({(place.after, place.organisation) for place in to}) < len(to):
        raise Refused(_("It is to go to the same place twice. Choose each once."))
    for place in to:
        check_can_move(afi, place, on, reason, today)


def can_move(afi: AreaForImprovement, to: Place, on: date, reason: str, today: date) -> bool:
    try:
        check_can_move(afi, to, on, reason, today)
    except Refused:
        return False
    return True


def check_can_fill_in(afi: AreaForImprovement, timescale_key: str, class_key: str) -> None:
    """Raise Refused where a timescale or class is held already, or the framework has none of that name."""
    if afi.timescale_key or afi.class_key:
        raise Refused(f"Area for improvement {afi.number} of {afi.inspection} has its timescale or class already.")
    if not (timescale_key or class_key):
        raise Refused("Give a timescale or a class.")
    words = vocabulary(afi.inspection.framework)
    words.check_timescale(timescale_key)
    words.check_class(class_key)


def can_fill_in(afi: AreaForImprovement, timescale_key: str, class_key: str) -> bool:
    try:
        check_can_fill_in(afi, timescale_key, class_key)
    except Refused:
        return False
    return True


def check_can_judge_progress(by: User, inspection: Inspection, afi: AreaForImprovement, row: VisitRow) -> None:
    """Raise Refused unless the person may say this of an earlier area for improvement at this visit."""
    _check_earlier(by, inspection, afi)
    if not row.found.strip():
        raise Refused(_("Say what the visit found. A judgement of progress needs it."))
    check_words(inspection, row.found, row.residual)
    scale = progress_scale(inspection)
    if scale is None and row.grade_key:
        raise Refused(_("This framework is not known to have a scale for progress. Say it in words."))
    if scale is not None and row.grade_key not in scale.keys:
        raise Refused(_("Choose how far the service has come, on the scale of this framework."))


def can_judge_progress(by: User, inspection: Inspection, afi: AreaForImprovement, row: VisitRow) -> bool:
    try:
        check_can_judge_progress(by, inspection, afi, row)
    except Refused:
        return False
    return True


def check_can_leave_out(by: User, inspection: Inspection, afi: AreaForImprovement, reason: str) -> None:
    """Raise Refused unless the person may leave an area for improvement out of this visit."""
    _check_earlier(by, inspection, afi)
    if not reason.strip():
        raise Refused(_("Say why this visit does not look at it. The reason goes into the letter."))
    check_words(inspection, reason)


def can_leave_out(by: User, inspection: Inspection, afi: AreaForImprovement, reason: str) -> bool:
    try:
        check_can_leave_out(by, inspection, afi, reason)
    except Refused:
        return False
    return True


def _check_earlier(by: User, inspection: Inspection, afi: AreaForImprovement) -> None:
    check(by, "judge_progress", inspection)
    if not earlier(inspection).filter(pk=afi.pk).exists():
        raise Refused(_("That area for improvement is not of an inspection that this visit follows."))
