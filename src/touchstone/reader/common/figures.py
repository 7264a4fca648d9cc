"""Which figures and dated events does the prose hold: days taken, targets, counts, what happened when?

A measure is named only where the words around the number are known; any other number stays in the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from touchstone.reader.common.counts import NUMBER, number_of
from touchstone.reader.common.dates import Found, as_json, find_dates, month_year
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block
from touchstone.reader.record import Value

_UNIT = r"(?P<unit>working\s+days?|calendar\s+days?|days?|weeks?|months?|per\s*cent|%|cases?|hours?)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:19|20)\d\d"
_FROM_TO = re.compile(
    rf"from\s+(?P<one>{NUMBER})\s*{_UNIT}\s+in\s+(?P<when_one>{_MONTH})\s+to\s+(?P<two>{NUMBER})\s*"
    rf"(?:working\s+days?|days?|weeks?|months?|per\s*cent|%|cases?|hours?)?\s+(?:in|by)\s+(?P<when_two>{_MONTH})",
    re.IGNORECASE,
)
_TARGET = re.compile(
    rf"(?:(?P<scope>national|regional|local)\s+)?(?:performance\s+)?target\s+(?:of|is|was)\s+(?P<value>{NUMBER})\s*{_UNIT}",
    re.IGNORECASE,
)
_SHARE = (
    r"(?P<share>almost\s+all|nearly\s+all|all|most|the\s+(?:\w+\s+)?majority(?:\s+of)?|"
    r"(?:less|more)\s+than\s+half|half|few)"
)
_SHARE_THEN = re.compile(
    rf"in\s+(?P<when_one>{_MONTH}),?\s+{_SHARE}\b.*?compared\s+with\s+(?P<other>.+?)\s+in\s+(?P<when_two>{_MONTH})",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"(?P<value>one\s+of\s+the\s+(?:{NUMBER}\s+)?(?:top|best|highest|worst|lowest)[\s-]*(?:performing\s+)?)[\w\s]*?"
    r"\b(?:in|for)\s+(?:the\s+)?(?P<what>reduction\s+of|reducing)?\s*unit\s+costs?",
    re.IGNORECASE,
)
_PERMANENT = re.compile(rf"(?P<value>{NUMBER})\s+(?:new\s+|additional\s+)?permanent\s+\w+", re.IGNORECASE)
_CLOSED = re.compile(rf"(?P<value>{NUMBER})\s+(?:\w+\s+)?offices\s+(?:have\s+been\s+|were\s+)?closed", re.IGNORECASE)
_NO_DELAY = re.compile(r"there\s+(?:is|was|are|were)\s+(?P<value>no)\s+delays?\s+in\s+[^.]*\bcases?\b", re.IGNORECASE)
_DELAY = re.compile(
    rf"delay\s+in\s+allocation\s+of\s+(?P<value>{NUMBER})\s+(?P<unit>days?|weeks?|months?)", re.IGNORECASE
)
_MANAGERS = re.compile(
    rf"(?P<value>{NUMBER})\s+(?P<what>operational\s+service\s+managers?|specialist\s+managers?|service\s+managers?)",
    re.IGNORECASE,
)
# (a word without which it cannot stand, pattern, measure, unit): figures whose measure the pattern itself settles.
_SINGLE = (
    ("permanent", _PERMANENT, "permanent_posts_next_year", "posts"),
    ("closed", _CLOSED, "offices_closed", "offices"),
    ("delay", _NO_DELAY, "cases_delayed", "cases"),
    ("delay", _DELAY, "allocation_delay", None),
)
# Words in the sentence → what a length of time in it measures.
_TIMED = ((r"complaint", "complaint_response"), (r"fil(?:ed|ing)", "filing_time"), (r"allocat", "allocation_time"))
_SHARED = ((r"court\s+reports?|filing", "court_reports_on_time"), (r"plans?", "plans"), (r"cases?", "cases"))
_EVENT = re.compile(r"(?:since|in|by|from|during)\s+(?:the\s+end\s+of\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)


def read_figures(draft: Draft, blocks: Iterable[Block]) -> set[tuple[int, int]]:
    """Rows of figures. Returns (block number, position) of the dates that figures used, so that no event takes them."""
    used: set[tuple[int, int]] = set()
    for block in blocks:
        words = block.text.lower()
        # Each pattern is tried only where a word it needs stands: most blocks hold no figure at all.
        if "from " in words:
            _changes(draft, block, used)
        if "target" in words:
            _targets(draft, block)
        if "compared" in words:
            _shares(draft, block, used)
        if "unit cost" in words:
            _ranks(draft, block)
        for needs, pattern, measure, unit in _SINGLE:
            if needs in words:
                _singles(draft, block, pattern, measure, unit)
    return used


def _singles(draft: Draft, block: Block, pattern: re.Pattern[str], measure: str, unit: str | None) -> None:
    for match in pattern.finditer(block.text):
        printed = match.groupdict().get("unit") or unit
        value = 0 if match.group("value").lower() == "no" else number_of(match.group("value"))
        name = f"{measure}_{_plural(printed)}" if unit is None else measure
        _figure(draft, block, match, name, value, printed)


def read_managers(draft: Draft, blocks: Iterable[Block]) -> None:
    """Rows of figures for the managers that an introduction counts."""
    for block in blocks:
        for match in _MANAGERS.finditer(block.text):
            measure = re.sub(r"\s+", "_", match.group("what").lower()).removesuffix("s") + "s"
            _figure(draft, block, match, measure, number_of(match.group("value")), "posts")


def read_milestones(draft: Draft, blocks: Iterable[Block], used: set[tuple[int, int]], not_about: str) -> None:
    """Rows of milestones: what the prose dates by month or day. `not_about` marks dates of the inspections."""
    for block in blocks:
        for found in find_dates(block.text):
            lead = block.text[max(0, found.start - 70) : found.start]
            dated = _EVENT.search(lead) or found.printed.lower().startswith(("by the end", "at the end"))
            if (block.number, found.start) in used or not dated or found.last:
                continue
            start, end = block.sentence_at(found.start)
            if re.search(not_about, block.text[max(start, found.start - 70) : found.end], re.IGNORECASE):
                continue
            draft.row(
                "milestones",
                date=block.value(as_json(found.first), (found.start, found.end)),
                text=block.quote(start, end),
            )


def _figure(
    draft: Draft,
    block: Block,
    match: re.Match[str],
    measure: str,
    value: Any,
    unit: str | None,
    *,
    group: str = "value",
    period: Value | None = None,
    scope: Value | None = None,
    target: bool = False,
) -> None:
    span = match.span(group)
    printed = block.value(value, span)
    none = Value.absent("Not printed.")
    draft.row(
        "figures",
        measure=block.value(measure, match.span()),
        period=period or none,
        value=Value.absent("This row is a target.") if target else printed,
        unit=block.value(_plural(unit), match.span()) if unit else none,
        target=printed if target else none,
        scope=scope or none,
    )


def _plural(unit: str | None) -> str | None:
    if unit is None:
        return None
    unit = re.sub(r"\s+", " ", unit.lower())
    if unit in ("%", "per cent", "percent"):
        return "per cent"
    return unit if unit.endswith("s") else unit + "s"


def _changes(draft: Draft, block: Block, used: set[tuple[int, int]]) -> None:
    for match in _FROM_TO.finditer(block.text):
        unit = _plural(match.group("unit"))
        measure = f"{_named(_TIMED, block, match, 'time')}_{unit}".replace(" ", "_")
        for number, when in (("one", "when_one"), ("two", "when_two")):
            period = _period(block, match, when, used)
            value = number_of(match.group(number))
            _figure(draft, block, match, measure, value, unit, group=number, period=period)


def _targets(draft: Draft, block: Block) -> None:
    for match in _TARGET.finditer(block.text):
        unit = _plural(match.group("unit"))
        measure = f"{_named(_TIMED, block, match, 'time')}_{unit}".replace(" ", "_")
        scope = block.value(match.group("scope").lower(), match.span("scope")) if match.group("scope") else None
        _figure(draft, block, match, measure, number_of(match.group("value")), unit, scope=scope, target=True)


def _shares(draft: Draft, block: Block, used: set[tuple[int, int]]) -> None:
    for match in _SHARE_THEN.finditer(block.text):
        measure = _named(_SHARED, block, match, "share")
        for group, when in (("share", "when_one"), ("other", "when_two")):
            period = _period(block, match, when, used)
            _figure(draft, block, match, measure, match.group(group).lower(), None, group=group, period=period)


def _ranks(draft: Draft, block: Block) -> None:
    for match in _RANK.finditer(block.text):
        start, end = match.span("value")
        words = block.text[start:end].strip()
        _figure(draft, block, match, "unit_cost_reduction_rank", words, None)


def _period(block: Block, match: re.Match[str], group: str, used: set[tuple[int, int]]) -> Value:
    start, end = match.span(group)
    found: list[Found] = find_dates(block.text[start:end])
    used.add((block.number, start))
    return block.value(month_year(found[0].first) if found else match.group(group), (start, end))


def _named(table: tuple[tuple[str, str], ...], block: Block, match: re.Match[str], other: str) -> str:
    start, end = block.sentence_at(match.start())
    sentence = block.text[start:end]
    return next((name for pattern, name in table if re.search(pattern, sentence, re.IGNORECASE)), other)
