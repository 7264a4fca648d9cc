"""Whatever is done to the sealed trail, the proof finds it; and whatever is written, the proof is sound without."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from touchstone.foundation.accounts import append_only, audit, proof
from touchstone.foundation.accounts.models import AuditEvent

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
numbers = st.integers(-(2**53), 2**53) | st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
values = st.none() | st.booleans() | numbers | words
changes = st.dictionaries(words, st.tuples(values, values).map(list), max_size=3)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def write(rows: list[tuple[str, dict[str, list[object]]]]) -> None:
    for summary, changed in rows:
        audit.record(by=summary or None, action="test.act", summary=summary, changes=changed)
    audit.seal()


class TestChain(TestCase):
    @quick
    @given(rows=st.lists(st.tuples(words, changes), max_size=6), batch=st.integers(1, 4))
    def test_what_was_written_is_sound(self, rows: list[tuple[str, dict[str, list[object]]]], batch: int) -> None:
        for summary, changed in rows:
            audit.record(by="the test", action="test.act", summary=summary, changes=changed)
        while audit.seal(limit=batch):
            pass
        result = proof.verify([proof.Head(*audit.head())])
        assert (result.problems, result.sealed, result.proven_to) == ([], len(rows), len(rows))

    @quick
    @given(data=st.data(), length=st.integers(2, 7))
    def test_what_was_tampered_with_is_found(self, data: st.DataObject, length: int) -> None:
        write([(f"Did thing {n}", {"n": [n, n + 1]}) for n in range(length)])
        head = proof.Head(*audit.head())
        _tamper(data, length)
        result = proof.verify([head])
        assert result.problems
        assert all(problem.sentence for problem in result.problems)


def _tamper(data: st.DataObject, length: int) -> None:
    """Do one thing to the table that is not nothing, as its owner could."""
    one = data.draw(st.integers(1, length))
    other = data.draw(st.integers(1, length).filter(lambda n: n != one))
    row = AuditEvent.objects.get(sequence=one)
    deed = data.draw(st.sampled_from(["change", "change and seal anew", "remove", "swap", "cut"]))
    append_only.remove(connection)
    table = AuditEvent.objects
    if deed == "change":
        table.filter(pk=row.pk).update(summary=row.summary + data.draw(words.filter(bool)))
    elif deed == "change and seal anew":
        row.summary += "!"
        table.filter(pk=row.pk).update(summary=row.summary, hash=audit.fingerprint(row, one, row.previous_hash))
    elif deed == "remove":
        table.filter(sequence=one).delete()
    elif deed == "cut":
        table.filter(sequence__gte=one).delete()
    else:
        second = table.get(sequence=other)
        table.filter(pk=row.pk).update(sequence=length + 1)
        table.filter(pk=second.pk).update(sequence=one)
        table.filter(pk=row.pk).update(sequence=other)
    append_only.install(connection)


pytestmark = pytest.mark.postgres
