"""Lists of fictional cases and samples drawn from them, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.cast import Cast
from touchstone.domain.sampling.allocation import Plan
from touchstone.inspectorate.samples.actions import drawing, frames
from touchstone.inspectorate.samples.models import SampleDesign, SampleFrame

SEED = "a seed of the tests".replace(" ", "-")
AS_AT = date(2026, 9, 30)
AREAS = ("Fen", "Moor", "Dale")


def frame_csv(size: int = 60, rare: int = 2) -> str:
    """So many cases: by law and area, a few of them of a rare kind."""
    lines = ["reference,law,area,kind"]
    for n in range(1, size + 1):
        law = "public" if n % 3 == 0 else "private"
        kind = "secure accommodation" if n <= rare else "section 7"
        lines.append(f"NM-{n:05d},{law},{AREAS[n // 3 % 3]},{kind}")
    return "\n".join(lines) + "\n"


def give_frame(cast: Cast, text: str = "", left_out: Sequence[str] = ("closed cases",)) -> SampleFrame:
    cast.at("fieldwork")
    return frames.give_frame(
        by=cast["data_officer"],
        inspection=cast.inspection,
        data=text or frame_csv(),
        name="cases.csv",
        as_at=AS_AT,
        left_out=left_out,
    )


def draw(cast: Cast, plan: Plan | None = None, *, tracked: int = 2, text: str = "") -> SampleDesign:
    """A sample, drawn with the seed of the tests: 12 of 60 cases by law, at least 2 each."""
    frame = give_frame(cast, text)
    return drawing.draw(
        by=cast["lead"],
        inspection=cast.inspection,
        plan=plan or Plan(12, ("law",), 2),
        sha256=frame.sha256,
        tracked=tracked,
        seed=SEED,
        seed_note="The tests' own.",
    )
