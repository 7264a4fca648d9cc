"""The words of this room that are data: why a case cannot be used, and what a list may leave out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

OTHER = "other"  # a reason that must be said in words


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reasons.yaml").read_text(encoding="utf-8"))
    return found


def reasons() -> dict[str, str]:
    """Why a case may not be usable: code → words."""
    return {one["code"]: one["words"] for one in _data()["reasons"]}


def findings() -> frozenset[str]:
    """The codes that may themselves show something about the service."""
    return frozenset(one["code"] for one in _data()["reasons"] if one.get("finding"))


def left_out() -> list[str]:
    """Statements of what a list leaves out that the form offers."""
    return list(_data()["left_out"])
