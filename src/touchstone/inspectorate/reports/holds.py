"""What keeps a report from being published? Rooms above hang a check here from `AppConfig.ready`.

It is asked when publication is queued, and once more in the transaction that makes it public.
"""

from __future__ import annotations

from collections.abc import Callable

from touchstone.inspectorate.inspections.models import Inspection

Check = Callable[[Inspection], list[str]]
_checks: dict[str, Check] = {}


def hang(key: str, check: Check) -> None:
    """`check` gives sentences that say what holds publication and what would end it; none: nothing does."""
    _checks[key] = check


def on(inspection: Inspection) -> list[str]:
    """Every sentence that holds the publication of this inspection's report now."""
    return [sentence for _key, check in sorted(_checks.items()) for sentence in check(inspection)]
