"""Which rules are there? Each is a small function; this list is all that knows them, in the order of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from touchstone.domain.checks import (
    area_form,
    contradictions,
    deadlines_said,
    findings_behind,
    grades,
    identifying,
    proportion_rules,
    reading_age,
    sources,
    spelling,
    terms,
    urgent,
    welsh,
    welsh_document,
)
from touchstone.domain.checks.rule import Rule

_ALL: tuple[Rule, ...] = (
    findings_behind.RULE,
    proportion_rules.UNSUPPORTED,
    proportion_rules.NO_BASE,
    proportion_rules.COUNTS_DIFFER,
    proportion_rules.NOT_PRINTED,
    grades.RULE,
    contradictions.RULE,
    sources.RULE,
    urgent.RULE,
    identifying.RULE,
    area_form.VERB_LED,
    area_form.SINGLE,
    area_form.MEASURABLE,
    deadlines_said.RULE,
    terms.RULE,
    spelling.RULE,
    reading_age.RULE,
    welsh.MISSING,
    welsh.OLDER,
    welsh.STILL_ENGLISH,
    welsh.NUMBERS_DIFFER,
    welsh.NAMES_DIFFER,
    welsh_document.RULE,
    welsh_document.NAMES,
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.key: rule for rule in _ALL})
