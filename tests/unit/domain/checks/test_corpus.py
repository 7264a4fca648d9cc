"""Do the checks still say of the corpus what they said when it was measured?"""

from __future__ import annotations

import pytest

from benches import _checks_corpus as corpus
from touchstone.domain.checks import RULES


@pytest.mark.parametrize("half", corpus.HALVES)
def test_every_rule_speaks_where_it_must_and_nowhere_else(half: str) -> None:
    tally = corpus.tally(half)
    assert tally.slips == []
    assert sum(tally.right.values()) > 60


def test_every_rule_has_statements_that_are_wrong_in_its_way() -> None:
    wrong = {rule for half in corpus.HALVES for entry in corpus.entries(half) for rule in entry.get("x", ())}
    assert wrong == set(RULES)


def test_the_corpus_is_large_enough() -> None:
    assert sum(len(corpus.entries(half)) for half in corpus.HALVES) >= 150
