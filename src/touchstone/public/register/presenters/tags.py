"""Grades as core draws them, each drawn once: a page may hold hundreds of the same few."""

from __future__ import annotations

from functools import lru_cache

from django.template import engines
from markupsafe import Markup


@lru_cache(maxsize=512)
def grade_tag(grade: str, words: str) -> Markup:
    """Core's tag for a grade, with the words of its own scale. The words are in the page's language already."""
    macros = engines["jinja2"].env.get_template("core/macros/grades.html").module  # type: ignore[attr-defined]
    return Markup(macros.grade_tag(grade, printed=words).strip())


@lru_cache(maxsize=512)
def no_grade(words: str) -> Markup:
    """Core's tag for why there is no grade."""
    macros = engines["jinja2"].env.get_template("core/macros/grades.html").module  # type: ignore[attr-defined]
    return Markup(macros.no_grade(words).strip())
