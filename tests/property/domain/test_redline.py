"""Whatever two texts say: applying the parts to the old one gives the new one, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.redline import KEPT, OUT, new_text, old_text, redline

WORDS = st.lists(st.sampled_from(["plans", "are", "clear", " ", "\n", ".", "’", "é", "👩‍👧", "ה", "12.5"]), max_size=20)
TEXTS = st.one_of(st.text(max_size=60), WORDS.map("".join), WORDS.map(" ".join))


@given(TEXTS, TEXTS)
def test_applying_it_gives_the_new_text(old: str, new: str) -> None:
    parts = redline(old, new)
    assert new_text(parts) == new
    assert old_text(parts) == old


@given(TEXTS, TEXTS)
def test_nothing_is_empty_and_neighbours_differ(old: str, new: str) -> None:
    parts = redline(old, new)
    assert all(part.text for part in parts)
    kinds = [part.kind for part in parts]
    assert all(one != two for one, two in zip(kinds, kinds[1:], strict=False))
    assert all(two != OUT or one == KEPT for one, two in zip(kinds, kinds[1:], strict=False))


@given(TEXTS)
def test_the_same_text_is_kept_whole(text: str) -> None:
    assert [part.kind for part in redline(text, text)] == [KEPT] * bool(text)
