"""What does a Welsh report print that the record holds in English, and how far is its Welsh?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from touchstone.domain.checks import CheckedTyped
from touchstone.inspectorate.drafting import presenters
from touchstone.inspectorate.drafting.building.typed import Typed
from touchstone.inspectorate.drafting.checking import EVERYONE, RECORD, Checker
from touchstone.inspectorate.drafting.models import Draft, WelshText

# What building/ asks for → what a page calls it.
TITLES = {
    "legal_basis": gettext_lazy("Legal basis"),
    "theme": gettext_lazy("What it looked at"),
    "correction": gettext_lazy("What this edition corrects"),
    "addressee": gettext_lazy("Addressee"),
    "signatory_post": gettext_lazy("Post of who signs"),
    "copies": gettext_lazy("Copies to"),
    "licence": gettext_lazy("Licence"),
    "other_forms": gettext_lazy("How to ask for another form"),
    "complaints": gettext_lazy("How to complain"),
    "evidence": gettext_lazy("Evidence"),
    "qualifier": gettext_lazy("How exact a number is"),
    "unseen": gettext_lazy("Why it was not seen"),
    "unseen_label": gettext_lazy("What was not seen"),
    "earlier_area": gettext_lazy("Earlier area for improvement"),
    "found": gettext_lazy("What the visit found"),
    "residual": gettext_lazy("What is still weak"),
    "left_out": gettext_lazy("Why it was left out"),
}


@dataclass(frozen=True)
class Row:
    """One text of the record on its page. `own`: the Welsh is the program's, nobody wrote it. `was`: what the box is
    opened with; `revision` 0 where nobody has written it."""

    key: str
    title: str
    about: str
    english: str
    welsh: str
    own: bool
    stale: bool
    revision: int
    lines: int
    problems: Sequence[presenters.Problem]
    saved: WelshText | None


def title_of(typed: Typed) -> str:
    return str(TITLES[typed.what])


def names_of(typed: Mapping[str, Typed]) -> dict[tuple[str, str], str]:
    """What a page calls each of them, by kind and key, beside those of presenters.places."""
    return {
        (RECORD, key): f"{title_of(each)}: {each.about}" if each.about else title_of(each)
        for key, each in typed.items()
    }  # fmt: skip


def rows_of(draft: Draft, checker: Checker) -> list[Row]:
    """As the Welsh document prints them. What is missing or older is said by the row itself. One query."""
    saved = {each.key: each for each in draft.welsh_texts.select_related("saved_by")}
    problems: dict[str, list[presenters.Problem]] = {}
    for standing in checker.all():
        if standing.problem.kind == RECORD and standing.problem.rule not in ("welsh-missing", "welsh-older"):
            problems.setdefault(standing.problem.place, []).append(presenters.problem(draft, standing))
    texts = {each.key: each for each in checker.versions[EVERYONE].record}
    return [_row(each, texts[key], saved.get(key), problems.get(key, [])) for key, each in checker.typed.items()]


def _row(typed: Typed, text: CheckedTyped, saved: WelshText | None, problems: Sequence[presenters.Problem]) -> Row:
    written = saved.text_cy if saved is not None else ""
    return Row(
        key=typed.key, title=title_of(typed), about=typed.about, english=typed.english, welsh=text.text_cy,
        own=bool(text.text_cy and not written), stale=text.stale,
        revision=saved.revision if saved is not None else 0,
        lines=max(2, typed.english.count("\n") + 1, len(typed.english) // 70 + 1), problems=problems, saved=saved,
    )  # fmt: skip
