"""Is what a person typed a value of its type? Parsing with a sentence for every mistake, and the same back as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.inspectorate.archive.vocabulary import Meaning, Type

MONTHS = (
    "january february march april may june july august september october november december "
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
).split()
EARLIEST, LATEST = 1980, 2100
_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\s+(\d{4})$")
_SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_MONTH = re.compile(r"^([a-z]+)\s+(\d{4})$")
_KEY = re.compile(r"^[a-z0-9][a-z0-9_-]*$")


class NotOfType(ValueError):
    """What was typed is not a value of its type. The text is a sentence for the person who typed it."""


def parse(meaning: Meaning, text: str, choices: Mapping[str, str] | None = None) -> Any:
    """The JSON-ready value that `text` says, or None where it is empty. Raises NotOfType with a sentence."""
    text = text.strip()
    if not text:
        return None
    if meaning.type == Type.CHOICE:
        return _choice(meaning, text, choices or {})
    return _PARSERS[meaning.type](meaning, text)


def show(meaning: Meaning, value: Any, choices: Mapping[str, str] | None = None) -> str:
    """A value as a person reads it: `show` then `parse` gives the value back (dates: the same days)."""
    if value is None:
        return ""
    if meaning.type == Type.CHOICE and choices:
        return str(choices.get(str(value), value))
    return as_typed(value)


def as_typed(value: Any) -> str:
    """A value as one would type it into its box."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        if "start" in value:
            return str(precise(value))
        return ", ".join(f"{count} {name}" for name, count in value.items())
    if isinstance(value, list):
        return "\n".join(as_typed(part) for part in value)
    return "" if value is None else str(value)


def precise(value: Mapping[str, Any]) -> PreciseDate:
    """The reader's date, {"start", "precision", "printed"}, as a PreciseDate."""
    return PreciseDate(
        date.fromisoformat(str(value["start"])),
        Precision(value.get("precision") or "day"),
        str(value.get("printed") or "")[:90],
    )


def as_date_value(when: PreciseDate) -> dict[str, str]:
    """A PreciseDate as the reader writes it."""
    return {"start": when.start.isoformat(), "precision": str(when.precision), "printed": when.printed}


def parse_date(text: str) -> PreciseDate:
    """A date as people write it, with the precision they gave. Raises NotOfType with a sentence."""
    words = " ".join(text.lower().replace(",", " ").split())
    for prefix, make in (
        ("week commencing ", lambda day: PreciseDate.week(day.start, text)),
        ("before ", lambda day: PreciseDate.before(day.start, text)),
    ):
        if words.startswith(prefix):
            return make(_plain_date(words.removeprefix(prefix), text))
    return _plain_date(words, text)


def _plain_date(words: str, printed: str) -> PreciseDate:
    try:
        if match := _DAY.match(words):
            return _in_range(PreciseDate.day(int(match[3]), _month(match[2]), int(match[1]), printed))
        if match := _SLASHES.match(words):
            return _in_range(PreciseDate.day(int(match[3]), int(match[2]), int(match[1]), printed))
        if match := _MONTH.match(words):
            return _in_range(PreciseDate.month(int(match[2]), _month(match[1]), printed))
        return _in_range(PreciseDate.decode(words))
    except ValueError as error:
        if isinstance(error, NotOfType):
            raise
        raise NotOfType(
            _(
                "“%(typed)s” is not a date. Write it like 5 October 2009, October 2009, 2009, "
                "week commencing 5 October 2009 or before 31 January 2011."
            )
            % {"typed": printed}
        ) from error


def _in_range(when: PreciseDate) -> PreciseDate:
    if not EARLIEST <= when.start.year <= LATEST:
        raise NotOfType(
            _("The year %(year)s is not between %(first)s and %(last)s. Check the year.")
            % {"year": when.start.year, "first": EARLIEST, "last": LATEST}
        )
    return when


def _month(name: str) -> int:
    names = [m for m in MONTHS if m == name or (len(name) >= 3 and m.startswith(name))]
    if not names:
        raise ValueError(name)
    return MONTHS.index(names[0]) % 12 + 1


def _choice(meaning: Meaning, text: str, choices: Mapping[str, str]) -> str:
    for key, label in choices.items():
        if text == key or text.casefold() == str(label).casefold():
            return key
    allowed = ", ".join(str(label) for label in choices.values())
    raise NotOfType(
        _("%(label)s: “%(typed)s” is not one of these: %(allowed)s.")
        % {"label": meaning.label, "typed": text, "allowed": allowed}
    )


def _whole_number(meaning: Meaning, text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text.replace(",", "")):
        raise NotOfType(
            _("%(label)s must be a whole number, like 20. You wrote “%(typed)s”.")
            % {"label": meaning.label, "typed": text}
        )
    return int(text.replace(",", ""))


def _number(meaning: Meaning, text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError as error:
        raise NotOfType(
            _("%(label)s must be a number, like 12.5. You wrote “%(typed)s”.") % {"label": meaning.label, "typed": text}
        ) from error


def _yes_no(meaning: Meaning, text: str) -> bool:
    if text.casefold() in {"yes", "y", "true", _("yes").casefold()}:
        return True
    if text.casefold() in {"no", "n", "false", _("no").casefold()}:
        return False
    raise NotOfType(_("%(label)s must be yes or no. You wrote “%(typed)s”.") % {"label": meaning.label, "typed": text})


def _key(meaning: Meaning, text: str) -> str:
    key = text.strip().lower().replace(" ", "_")
    if not _KEY.match(key):
        raise NotOfType(
            _("%(label)s is a key of small letters, digits and _, like user_engagement. You wrote “%(typed)s”.")
            % {"label": meaning.label, "typed": text}
        )
    return key


def _counts(meaning: Meaning, text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in re.split(r"[,;\n]", text):
        match = re.fullmatch(r"\s*(\d+)\s+(\w[\w ]*?)\s*", part)
        if not match:
            raise NotOfType(
                _("%(label)s must be numbers with what they count, like 1 good, 5 satisfactory. You wrote “%(typed)s”.")
                % {"label": meaning.label, "typed": text}
            )
        counts[match[2].lower().replace(" ", "_")] = int(match[1])
    return counts


_PARSERS: dict[Type, Callable[[Meaning, str], Any]] = {
    Type.TEXT: lambda meaning, text: " ".join(text.split()),
    Type.LONG_TEXT: lambda meaning, text: text.replace("\r\n", "\n"),
    Type.DATE: lambda meaning, text: as_date_value(parse_date(text)),
    Type.WHOLE_NUMBER: _whole_number,
    Type.NUMBER: _number,
    Type.YES_NO: _yes_no,
    Type.KEY: _key,
    Type.COUNTS: _counts,
    Type.LINES: lambda meaning, text: [line.strip() for line in text.splitlines() if line.strip()],
}
