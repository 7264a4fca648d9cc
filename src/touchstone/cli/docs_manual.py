"""The manual's pages of rules, made from the same tables that the tests run (tests/spec)."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def pages() -> dict[str, str]:
    """One page for each page of rules, and a list of them. The tables are in the checkout, not in the package."""
    if str(PROJECT) not in sys.path:
        sys.path.append(str(PROJECT))
    rules = importlib.import_module("tests.spec.pages").PAGES
    listed = [
        "# The manual of rules",
        "",
        "Each page states rules in tables. The tests run every row, so a page cannot say what the program does not do.",
        "",
        *(f"- [{page.title}]({page.slug}.md)" for page in rules),
    ]
    return {"README.md": "\n".join(listed) + "\n", **{f"{page.slug}.md": page.markdown() for page in rules}}
