"""Which challenges are there of an inspection, how far is each, and what do they keep from being published?"""

from __future__ import annotations

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.accuracy.models import Challenge, ChallengeFile, ChallengeRound
from touchstone.inspectorate.findings.models import Settlement
from touchstone.inspectorate.inspections.models import Inspection

UPHELD = ("upheld", "partly")
_PEOPLE = ("clock", "next_clock", "asked_by", "answered_by")


def of_inspection(inspection: Inspection) -> list[Challenge]:
    """Every challenge with its rounds and files, by number. Four queries, one more where a clock has pauses."""
    rounds = ChallengeRound.objects.select_related(*_PEOPLE).prefetch_related("clock__pauses", "next_clock__pauses")
    files = ChallengeFile.objects.select_related("file")
    found = Challenge.objects.filter(inspection=inspection).select_related("made_by", "lifted_by")
    rows = list(found.prefetch_related(Prefetch("rounds", rounds), Prefetch("files", files)).order_by("number"))
    for row in rows:
        row.inspection = inspection
    return rows


def numbered(inspection: Inspection, number: int) -> Challenge | None:
    """One challenge by its number, or None."""
    return next((row for row in of_inspection(inspection) if row.number == number), None)


def round_of(challenge: Challenge) -> ChallengeRound:
    """The round that it is in. No query where the rounds were loaded."""
    return max(challenge.rounds.all(), key=lambda row: row.number)


def file_of(inspection: Inspection, number: int) -> ChallengeFile | None:
    found = ChallengeFile.objects.filter(challenge__inspection=inspection, pk=number)
    return found.select_related("file", "challenge").first()


def judgement_title(inspection: Inspection, key: str) -> str:
    """The judgement area by its title. No query."""
    return dict(judgements_of(inspection)).get(key, key)


def judgements_of(inspection: Inspection) -> list[tuple[str, str]]:
    """The judgement areas that a challenge may be about: (key, title). No query."""
    assert inspection.framework is not None  # the database holds it for inspections held here
    definition = frameworks.definition(inspection.framework)
    return [(area.key, area.title("en")) for _depth, area in definition.walk()]


def to_reopen(inspection: Inspection) -> list[Challenge]:
    """Challenges of a judgement that were upheld, where the judgements were not reopened since. Three queries."""
    rows = Challenge.objects.filter(inspection=inspection, about=Challenge.About.JUDGEMENT).exclude(state="withdrawn")
    upheld = [row for row in rows.prefetch_related("rounds").order_by("number") if _upheld(row)]
    if not upheld:
        return []
    reopened = list(
        Settlement.objects.filter(inspection=inspection, reopened_at__isnull=False).values_list(
            "reopened_at", flat=True
        )
    )
    return [row for row in upheld if not any(when > _upheld(row).answered_at for when in reopened)]  # type: ignore[union-attr, operator]


def _upheld(challenge: Challenge) -> ChallengeRound | None:
    """The latest round with an answer, where that upheld it."""
    answered = [row for row in challenge.rounds.all() if row.answered_at is not None]
    last = max(answered, key=lambda row: row.number, default=None)
    return last if last is not None and last.outcome in UPHELD else None


def holds(inspection: Inspection) -> list[str]:
    """What challenges keep the report from being published, a sentence each. A hold that a director lifted is not
    said. Three queries, one more where one was upheld."""
    waiting = Challenge.objects.filter(inspection=inspection, state="open", lifted_at__isnull=True)
    said = [
        _("Challenge %(n)s waits for its answer. Publication waits for it too, unless a director lifts that.")
        % {"n": row.number}
        for row in waiting.prefetch_related("rounds").order_by("number")
        if round_of(row).holds
    ]
    return said + [reopen_sentence(row) for row in to_reopen(inspection) if row.lifted_at is None]


def reopen_sentence(challenge: Challenge) -> str:
    named = {"n": challenge.number, "area": judgement_title(challenge.inspection, challenge.judgement_key)}
    return (
        _("Challenge %(n)s was upheld: a director reopens the judgements, so that “%(area)s” is judged again.") % named
    )
