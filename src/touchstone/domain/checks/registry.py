"""Which rules are there? Each is one small module; this list is all that knows them, in the order of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from touchstone.domain.checks import findings_behind, proportion_rules
from touchstone.domain.checks.rule import Rule

_ALL: tuple[Rule, ...] = (
    findings_behind.RULE,
    proportion_rules.UNSUPPORTED,
    proportion_rules.NO_BASE,
    proportion_rules.COUNTS_DIFFER,
    proportion_rules.NOT_PRINTED,
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.key: rule for rule in _ALL})
