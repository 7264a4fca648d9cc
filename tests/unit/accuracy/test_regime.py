"""Does a framework's own clock come before this project's default, and is nothing of other regimes taken?"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.spec.library import framework as read_framework
from touchstone.domain.frameworks import Clock, Standing, Title
from touchstone.inspectorate.accuracy import regime


def _clock(key: str, length: int | None) -> Clock:
    standing = Standing(verified=True, source="a", reason="As announced.")
    return Clock(key, Title("The draft is checked", ""), standing, starts="draft", length=length, unit="working")


@pytest.fixture
def framework(monkeypatch: pytest.MonkeyPatch):
    base = read_framework("ofsted-cafcass-2021")

    def with_clocks(*clocks: Clock) -> object:
        made = replace(base, clocks=clocks)
        monkeypatch.setattr(regime.frameworks, "definition", lambda version: made)
        return SimpleNamespace(framework="any")

    return with_clocks


def test_the_framework_says_how_long_a_draft_is_checked(framework) -> None:
    known = regime.known_days(framework(_clock("factual-accuracy", 5)))
    assert (known.length, known.unit) == (5, "working")
    assert known.basis.startswith("The draft is checked: set by")
    assert regime.known_days(framework(_clock("factual-accuracy", None))) is None
    assert regime.known_days(framework()) is None


def test_the_frameworks_own_stage_comes_before_the_default(framework) -> None:
    own = regime.procedures()["own"].stages[0]
    stage = regime.procedure_of(framework(_clock("challenge-complaint-answer", 30))).stages[0]
    assert (stage.answer.length, stage.make) == (30, own.make)
    assert regime.procedure_of(framework()).stages == regime.procedures()["own"].stages


def test_the_last_stage_leads_nowhere() -> None:
    own = regime.procedures()["own"]
    assert [own.after(stage.key).key for stage in own.stages[:-1]] == ["review", "adjudicator"]
    assert own.after("adjudicator") is None
