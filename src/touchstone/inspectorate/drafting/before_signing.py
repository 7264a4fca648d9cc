"""What keeps a draft from being signed, besides its own text? Rooms above hang a check here from `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Callable

from touchstone.inspectorate.drafting.models import Draft

Check = Callable[[Draft], list[str]]
_checks: dict[str, Check] = {}


def hang(key: str, check: Check) -> None:
    """`check` gives sentences that say what is still to be done; none: nothing is. Twice is as good as once."""
    _checks[key] = check


def keeps(draft: Draft) -> list[str]:
    """Every sentence that keeps this draft from being signed now."""
    return [sentence for _key, check in sorted(_checks.items()) for sentence in check(draft)]
