"""Is this value what its column expects? Each answers None, or the sentence that says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from touchstone.domain.sampling import identity
from touchstone.domain.sentences import Sentence, say
from touchstone.inspectorate.requests.tables.schema import Field

_INTEGER = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_YES_NO = {"true": True, "True": True, "TRUE": True, "1": True} | {
    "false": False,
    "False": False,
    "FALSE": False,
    "0": False,
}


class NotOfType(ValueError):
    """The text is not of the column's type."""


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise NotOfType
    return int(text)


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise NotOfType
    try:
        return Decimal(text)
    except InvalidOperation:
        raise NotOfType from None


def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise NotOfType
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotOfType from None


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise NotOfType
    return int(text)


def _boolean(text: str) -> bool:
    if text not in _YES_NO:
        raise NotOfType
    return _YES_NO[text]


_TYPES: dict[str, tuple[Callable[[str], Any], Sentence]] = {
    "string": (str, Sentence("")),
    "integer": (_integer, Sentence("A whole number, in digits only.")),
    "number": (_number, Sentence("A number, with a point before any decimals.")),
    "boolean": (_boolean, Sentence("true or false.")),
    "date": (_date, Sentence("A date as year, month, day: 2026-03-31.")),
    "year": (_year, Sentence("A year of four digits.")),
}


def typed(kind: str, text: str) -> Any:
    """The value that the text stands for. Raises NotOfType."""
    return _TYPES[kind][0](text)


def expected(field: Field, text: str) -> Sentence | None:
    """What was expected instead of this value, which is not missing; None where it is right."""
    parse, says = _TYPES[field.type]
    try:
        value = parse(text)
    except NotOfType:
        return says
    return _constraint(field, text, value) or _identity(field, text)


def _constraint(field: Field, text: str, value: Any) -> Sentence | None:
    rules = field.constraints
    if "enum" in rules and value not in [typed(field.type, str(one)) for one in rules["enum"]]:
        return say("One of: %(allowed)s.", allowed=", ".join(map(str, rules["enum"])))
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return Sentence(field.description) if field.description else say("In the form %(p)s.", p=rules["pattern"])
    if "minimum" in rules and value < typed(field.type, str(rules["minimum"])):
        return say("Not less than %(least)s.", least=str(rules["minimum"]))
    if "maximum" in rules and value > typed(field.type, str(rules["maximum"])):
        return say("Not more than %(most)s.", most=str(rules["maximum"]))
    if len(text) < rules.get("minLength", 0):
        return say("At least %(n)s characters.", n=rules["minLength"])
    if len(text) > rules.get("maxLength", len(text)):
        return say("At most %(n)s characters.", n=rules["maxLength"])
    return None


def _identity(field: Field, text: str) -> Sentence | None:
    if field.type != "string":
        return None
    sign = identity.sign_in_reference(text) if field.reference else identity.sign_in_attribute(text)
    return identity.EXPECTED[sign] if sign else None
