"""What must a list look like? A published Table Schema (frictionlessdata.io), read from its JSON file.

Of the standard these parts are used, and a file with any other is refused, so that nothing is published that is not
checked: the types string, integer, number, boolean, date and year with their default format; the constraints required,
unique, enum, pattern, minimum, maximum, minLength and maxLength; missingValues; primaryKey. A property of our own,
`touchstone:reference`, marks a column of pseudonymous references: what looks like a name or a date of birth is refused
there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

REFERENCE = "touchstone:reference"
TYPES = ("string", "integer", "number", "boolean", "date", "year")
CONSTRAINTS = {"required", "unique", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength"}
_FIELD = {"name", "title", "description", "type", "format", "constraints", REFERENCE}
_SCHEMA = {"$schema", "name", "title", "description", "fields", "missingValues", "primaryKey"}


class InvalidSchema(ValueError):
    """The file is no schema that this program checks."""


@dataclass(frozen=True)
class Field:
    """A column: its name, its type, and what its values must be."""

    name: str
    type: str
    title: str
    description: str
    constraints: Mapping[str, Any]
    reference: bool

    @property
    def required(self) -> bool:
        return bool(self.constraints.get("required"))


@dataclass(frozen=True)
class Schema:
    """A list's columns in their order, what stands for "nothing", and which columns together name a row."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    missing: tuple[str, ...]
    primary_key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        return [field.name for field in self.fields]


def read_schema(data: Mapping[str, Any]) -> Schema:
    """The schema in a descriptor. Raises InvalidSchema for what is not checked here."""
    strange = set(data) - _SCHEMA
    if strange or not data.get("fields"):
        raise InvalidSchema(f"a schema has fields, and not {', '.join(sorted(strange)) or 'no'}")
    fields = tuple(_field(one) for one in data["fields"])
    names = [field.name for field in fields]
    if len(set(names)) != len(names):
        raise InvalidSchema("two fields have one name")
    key = data.get("primaryKey", [])
    keys = (key,) if isinstance(key, str) else tuple(key)
    if set(keys) - set(names):
        raise InvalidSchema(f"the primary key names {', '.join(sorted(set(keys) - set(names)))}, which is no field")
    missing = tuple(data.get("missingValues", [""]))
    return Schema(str(data["name"]), str(data["title"]), str(data.get("description", "")), fields, missing, keys)


def _field(data: Mapping[str, Any]) -> Field:
    name, kind = str(data.get("name", "")), str(data.get("type", "string"))
    constraints = dict(data.get("constraints", {}))
    strange = (set(data) - _FIELD) | (set(constraints) - CONSTRAINTS)
    if not name or kind not in TYPES or strange or data.get("format", "default") != "default":
        raise InvalidSchema(f"field {name!r}: {kind} {', '.join(sorted(strange))} is not checked here")
    if "pattern" in constraints:
        re.compile(constraints["pattern"])
    title, said = str(data.get("title", name)), str(data.get("description", ""))
    return Field(name, kind, title, said, constraints, bool(data.get(REFERENCE)))
