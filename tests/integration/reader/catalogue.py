"""The records of the source catalogue's part F, and the source documents, where they stand beside the project."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[4] / "shared"
CATALOGUE = SHARED / "domain" / "SOURCE_CATALOGUE.md"
SOURCES = SHARED / "sources"


def is_there() -> bool:
    return CATALOGUE.is_file() and SOURCES.is_dir()


@cache
def records() -> dict[str, dict[str, Any]]:
    """Every fenced JSON block of the catalogue by its id."""
    text = CATALOGUE.read_text(encoding="utf-8")
    blocks = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    return {record["id"]: record for record in map(json.loads, blocks)}
