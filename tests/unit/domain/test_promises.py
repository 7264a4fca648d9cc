"""What the tables of the manual do not say of promises: the counts."""

from __future__ import annotations

from touchstone.domain.promises import Heard, counts
from touchstone.domain.workflows.agreed_action import AGREED_ACTION, NEEDS_REASON
from touchstone.domain.workflows.minutes import MINUTES


def test_every_state_is_counted_even_where_there_is_none() -> None:
    found = counts([Heard.DONE, Heard.LATE, Heard.DONE])
    assert list(found) == list(Heard)
    assert found[Heard.DONE] == 2 and found[Heard.CANNOT] == 0 and sum(found.values()) == 3


def test_what_both_sides_settled_never_changes() -> None:
    assert MINUTES.final == ("agreed", "kept_both")
    assert AGREED_ACTION.final == ("withdrawn",)
    assert set(NEEDS_REASON) < set(AGREED_ACTION.statuses)
