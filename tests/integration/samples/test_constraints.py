"""Does the database itself refuse what must never be in the tables of a sample?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import play
from tests.factories.records import NOW, make_inspection
from tests.factories.samples import draw
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.samples.models import NameKey, RefusedFrame, SampledCase, SampleDesign, SampleFrame

pytestmark = pytest.mark.django_db


@pytest.fixture
def design() -> SampleDesign:
    return draw(play())


def case(of: SampleDesign, **fields: Any) -> SampledCase:
    """A case chosen for its risk, unless told otherwise."""
    values = {"inspection": of.inspection, "reference": "X-1", "how": "risk", "chosen_because": "A complaint.",
              "added_at": NOW, **fields}  # fmt: skip
    return SampledCase.objects.create(**values)


def drawn(of: SampleDesign, **fields: Any) -> SampledCase:
    return case(of, **{"design": of, "how": "drawn", "place": 99, "chosen_because": "", **fields})


def frame(design: SampleDesign, **fields: Any) -> SampleFrame:
    values = {"inspection": design.inspection, "state": "superseded", "file": design.frame.file, "sha256": "0",
              "size": 1, "columns": {}, "as_at": NOW.date(), "given_at": NOW, **fields}  # fmt: skip
    return SampleFrame.objects.create(**values)


def another_design(design: SampleDesign, **fields: Any) -> SampleDesign:
    other = make_inspection()
    values = {"inspection": other, "frame": frame(design, inspection=other), "n": 1, "published": "{}", "sha256": "0",
              "seed_from": "machine", "drawn_at": NOW, **fields}  # fmt: skip
    return SampleDesign.objects.create(**values)


def key(design: SampleDesign, **fields: Any) -> NameKey:
    return NameKey.objects.create(inspection=design.inspection, key="k", **fields)


def test_what_the_database_takes(design: SampleDesign) -> None:
    first = drawn(design)
    drawn(design, reference="X-2", how="replacement", replaces=first, place=100)
    case(design, reference="X-3")
    another_design(design)
    frame(design, state="superseded")
    key(design)


BAD: dict[str, Callable[[SampleDesign], Any]] = {
    "a design drawn twice": lambda d: another_design(d, inspection=d.inspection),
    "a list drawn from twice": lambda d: another_design(d, frame=d.frame),
    "a design of nothing": lambda d: another_design(d, n=0),
    "a given seed from nowhere": lambda d: another_design(d, seed_from="given"),
    "two lists that hold": lambda d: frame(d, state="given"),
    "a list in an unknown state": lambda d: frame(d, state="lost"),
    "a list without cases": lambda d: frame(d, size=0),
    "a list sent back without reason": lambda d: frame(another_design(d), state="returned"),
    "a refused list without problems": lambda d: RefusedFrame.objects.create(
        inspection=d.inspection, name="a", problems=0, errors="", refused_at=NOW
    ),
    "a case twice": lambda d: case(d, reference=d.cases.all()[0].reference),
    "a place twice": lambda d: [drawn(d, reference=f"X-{n}") for n in (1, 2)],
    "a case in an unknown state": lambda d: case(d, state="lost"),
    "drawn without a design": lambda d: drawn(d, design=None),
    "drawn without a place": lambda d: drawn(d, place=None),
    "chosen with a place": lambda d: case(d, place=3),
    "a replacement of nothing": lambda d: drawn(d, how="replacement"),
    "a drawn one that replaces": lambda d: drawn(d, replaces=d.cases.all()[0]),
    "two replacements of one": lambda d: [
        drawn(d, reference=f"X-{n}", how="replacement", replaces=old, place=90 + n)
        for n, old in enumerate([d.cases.all()[0]] * 2)
    ],
    "a case that replaces itself": lambda d: SampledCase.objects.filter(pk=drawn(d).pk).update(
        how="replacement", replaces=SampledCase.objects.latest("pk").pk
    ),
    "chosen without saying why": lambda d: case(d, chosen_because=""),
    "drawn with a choice": lambda d: drawn(d, chosen_because="A complaint."),
    "out of use without saying why": lambda d: case(d, state="removed", ended_at=NOW),
    "out of use without saying when": lambda d: case(d, state="removed", reason_code="other"),
    "in use with a reason": lambda d: case(d, reason_code="other"),
    "hashes without a file": lambda d: key(d, words=3),
    "hashes without a time": lambda d: key(d, words=3, file=store(b"x")),
}


@pytest.mark.parametrize("name", BAD)
def test_the_database_refuses(design: SampleDesign, name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BAD[name](design)
