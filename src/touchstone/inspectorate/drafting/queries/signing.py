"""Who has signed a report, for the text as it is or for another, and what was changed since?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.domain import signing
from touchstone.inspectorate.drafting.models import Draft, SignOff, StatementVersion
from touchstone.inspectorate.findings.queries.standing import framework_of


def rule_of(draft: Draft) -> tuple[int, bool]:
    """How many moderators or directors must sign, and whether the framework says so. No query."""
    return signing.others_needed({each.key: each.value for each in framework_of(draft.inspection).parameters})


def standing_of(draft: Draft, fingerprint: str) -> signing.Standing:
    """Which signatures hold for the text with this fingerprint. One query."""
    given = [signing.Signature(str(each.person_id), each.role, each.seen) for each in draft.sign_offs.all()]
    return signing.standing(fingerprint, given, rule_of(draft)[0])


@dataclass(frozen=True)
class Signed:
    """A signature as the page shows it. `changed_by`: who wrote since, where it is void; empty where nobody did."""

    row: SignOff
    valid: bool
    changed_by: Sequence[str] = ()
    changes: int = 0


def signatures(draft: Draft, fingerprint: str) -> list[Signed]:
    """Every signature, the latest first, and why those are void that are. Three queries at most."""
    rows = list(draft.sign_offs.select_related("person").order_by("-pk"))
    void = [row for row in rows if row.seen != fingerprint]
    if not void:
        return [Signed(row, True) for row in rows]
    since = min(row.at for row in void)
    changes = list(
        StatementVersion.objects.filter(statement__section__draft=draft, at__gt=since).values_list("at", "by__name")
    )
    changes += StatementVersion.objects.filter(area__draft=draft, at__gt=since).values_list("at", "by__name")
    found = []
    for row in rows:
        later = [name for at, name in changes if at > row.at] if row.seen != fingerprint else []
        found.append(Signed(row, row.seen == fingerprint, tuple(dict.fromkeys(later)), len(later)))
    return found
