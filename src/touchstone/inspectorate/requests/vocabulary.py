"""The words of this room that are data: the list a request may begin with, reasons to send an answer back, schemas."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from touchstone.inspectorate.requests.tables.schema import Schema, read_schema

_HERE = Path(__file__).parent
OTHER = "other"  # a reason that must be said in words


@dataclass(frozen=True)
class Starter:
    """An item of the starting list, in this project's own words. `list_key`: a schema, or empty."""

    key: str
    title: str
    text: str
    serves: tuple[str, ...]
    list_key: str


def _yaml(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return found


@cache
def starting_list() -> tuple[Starter, ...]:
    """What a request may begin with, in order."""
    return tuple(
        Starter(one["key"], one["title"], one["text"].strip(), tuple(one["serves"]), one.get("list", ""))
        for one in _yaml("starting_list.yaml")["items"]
    )


@cache
def reasons() -> dict[str, str]:
    """Why an answer may be sent back: code → words."""
    return {one["code"]: one["words"] for one in _yaml("reasons.yaml")["reasons"]}


@cache
def schema_texts() -> dict[str, str]:
    """The published schemas as they stand in their files, by key."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((_HERE / "schemas").glob("*.json"))}


@cache
def schemas() -> dict[str, Schema]:
    """Every form of list that can be asked for, by key."""
    return {key: read_schema(json.loads(text)) for key, text in schema_texts().items()}
