"""What did a person choose about how a reading goes into the record? Kept with the reading, typed here.

A document prints names; the record holds rows. Where a name fits no row, or more than one, the person is asked, and
the answer is one of these. An empty answer means "as proposed".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

NEW = "new"
NONE = "none"
DOCUMENT = "document"
HELD = "held"


@dataclass(frozen=True)
class Answers:
    """Choices by name. Rows are named by their number as text; `new` asks for a row to be made, `none` for none.

    `differences` says for each difference (by its key) whose value holds: `document` or `held`. `progress` says for
    each progress judgement (by its index in the reading) which earlier area for improvement it is about.
    """

    inspectorate: str = ""
    provider: str = ""
    provider_kind: str = ""
    area: str = ""
    framework: str = ""
    inspection: str = ""
    earlier: str = ""
    differences: Mapping[str, str] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Answers:
        """From the reading's `answers`; names that are no longer known are left out."""
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        return cls(**known)

    def stored(self) -> dict[str, Any]:
        """As the reading keeps it: only what was answered."""
        return {name: value for name, value in asdict(self).items() if value}

    def with_changes(self, **changes: Any) -> Answers:
        return replace(self, **changes)
