"""The trail: rows are only added, sealing makes a chain, and tampering is found and named."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from touchstone.cli import __main__ as command_line
from touchstone.foundation.accounts import append_only, audit, proof
from touchstone.foundation.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def eight() -> list[AuditEvent]:
    """Eight sealed rows, whose ids are their places plus nothing in particular."""
    rows = [audit.record(by="the test", action="test.act", summary=f"Did thing {n}") for n in range(1, 9)]
    audit.seal()
    return [AuditEvent.objects.get(pk=row.pk) for row in rows]


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Runs SQL as somebody would who owns the database: with the triggers gone, and put back afterwards."""

    def run(*statements: tuple[str, list[object]]) -> None:
        append_only.remove(connection)
        with connection.cursor() as cursor:
            for sql, values in statements:
                cursor.execute(sql, values)
        append_only.install(connection)

    return run


TABLE = append_only.TABLE


def test_rows_are_sealed_in_order_and_linked(eight: list[AuditEvent]) -> None:
    assert [row.sequence for row in eight] == list(range(1, 9))
    assert eight[0].previous_hash == audit.FIRST
    assert all(later.previous_hash == earlier.hash for earlier, later in zip(eight, eight[1:], strict=False))
    assert audit.head() == (8, eight[-1].hash)


def test_sealing_again_changes_nothing(eight: list[AuditEvent]) -> None:
    assert audit.seal() == 0
    assert audit.head() == (8, eight[-1].hash)


def test_sealing_in_small_batches_gives_the_same_chain() -> None:
    for n in range(7):
        audit.record(by=None, action="test.act", summary=f"Did thing {n}")
    assert (audit.seal(limit=3), audit.seal(limit=3), audit.seal()) == (3, 3, 1)
    assert proof.verify().sound


def test_a_row_committed_late_is_sealed_later(eight: list[AuditEvent], tamper: Callable[..., None]) -> None:
    late = audit.record(by="slow", action="test.act", summary="Committed late")
    tamper((f"UPDATE {TABLE} SET id = %s WHERE id = %s", [eight[0].pk - 1, late.pk]))
    audit.seal()
    assert AuditEvent.objects.get(pk=eight[0].pk - 1).sequence == 9
    assert proof.verify().sound


def test_changes_are_kept_as_plain_values() -> None:
    person = User.objects.create(email="a@northmere.example", name="Ada Marsh")
    event = audit.record(
        by=person, action="test.act", summary="s", subject=person, changes={"ends": [None, date(2026, 3, 1)]}
    )
    audit.seal()
    event.refresh_from_db()
    assert event.changes == {"ends": [None, "2026-03-01"]}
    assert (event.subject_type, event.subject_id, event.subject_label) == ("accounts.User", str(person.pk), "Ada Marsh")
    assert proof.verify().sound


def test_reading_something_sensitive_is_a_row() -> None:
    person = User.objects.create(email="a@northmere.example", name="Ada Marsh")
    event = audit.record_read(by=person, subject=person, summary="Read her own record", owner="northmere")
    assert (event.action, event.owner, event.actor) == ("accounts.read", "northmere", person)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {t} SET summary = 'Did nothing' WHERE id = {id}",
        "UPDATE {t} SET sequence = 99 WHERE id = {id}",
        "UPDATE {t} SET sequence = NULL, hash = '', previous_hash = '' WHERE id = {id}",
        "UPDATE {t} SET at = '2020-01-01 00:00:00+00:00' WHERE id = {id}",
        "DELETE FROM {t} WHERE id = {id}",
        "DELETE FROM {t}",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_row(eight: list[AuditEvent], sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(t=TABLE, id=eight[3].pk))
    assert proof.verify().sound


def test_the_database_refuses_to_change_an_unsealed_row_while_sealing_it() -> None:
    row = audit.record(by=None, action="test.act", summary="Did a thing")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=row.pk).update(sequence=1, hash="0" * 64, summary="Did another")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=row.pk).update(summary="Did another")


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_table(eight: list[AuditEvent]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; DELETE is tested above")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")


def test_a_missing_trigger_is_named(eight: list[AuditEvent]) -> None:
    append_only.remove(connection)
    problems = proof.verify().problems
    append_only.install(connection)
    assert [problem.kind for problem in problems] == ["unguarded"] * len(append_only.missing(connection) or problems)
    assert "audit_no_update" in problems[0].sentence
    assert append_only.missing(connection) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("summary", "Did nothing"), ("actor_label", "Somebody else"), ("action", "test.other"),
        ("at", "2020-01-01 00:00:00+00:00"), ("subject_id", "7"), ("owner", "elsewhere"), ("changes", '{"a": [1, 2]}'),
    ],
)  # fmt: skip
def test_a_changed_row_is_named(eight: list[AuditEvent], tamper: Callable[..., None], column: str, value: str) -> None:
    tamper((f"UPDATE {TABLE} SET {column} = %s WHERE id = %s", [value, eight[3].pk]))
    problems = proof.verify().problems
    assert [(problem.kind, problem.sequence, problem.event_id) for problem in problems] == [("changed", 4, eight[3].pk)]
    assert f"id {eight[3].pk}" in problems[0].sentence


def test_a_row_changed_and_sealed_anew_is_found_by_its_neighbour(
    eight: list[AuditEvent], tamper: Callable[..., None]
) -> None:
    row = eight[3]
    row.summary = "Did nothing"
    forged = audit.fingerprint(row, 4, row.previous_hash)
    tamper((f"UPDATE {TABLE} SET summary = %s, hash = %s WHERE id = %s", [row.summary, forged, row.pk]))
    problems = proof.verify().problems
    assert [(problem.kind, problem.sequence) for problem in problems] == [("rewritten", 4)]
    assert "Did nothing" in problems[0].sentence and "Did thing 5" in problems[0].sentence


@pytest.mark.parametrize(("gone", "words"), [([4], "Row number 4 was removed"), ([1, 2], "Rows number 1 to 2 were")])
def test_a_removed_row_is_named(
    eight: list[AuditEvent], tamper: Callable[..., None], gone: list[int], words: str
) -> None:
    tamper(*[(f"DELETE FROM {TABLE} WHERE sequence = %s", [n]) for n in gone])
    problems = proof.verify().problems
    assert [(problem.kind, problem.sequence) for problem in problems] == [("removed", gone[0])]
    assert words in problems[0].sentence
    assert f"Did thing {gone[-1] + 1}" in problems[0].sentence


def test_rows_that_changed_places_are_named(eight: list[AuditEvent], tamper: Callable[..., None]) -> None:
    swap = f"UPDATE {TABLE} SET sequence = %s WHERE id = %s"
    tamper((swap, [99, eight[2].pk]), (swap, [3, eight[5].pk]), (swap, [6, eight[2].pk]))
    problems = proof.verify().problems
    assert [(problem.kind, problem.event_id) for problem in problems] == [
        ("moved", eight[5].pk), ("moved", eight[2].pk),
    ]  # fmt: skip
    assert "it was sealed as number 6" in problems[0].sentence


def test_a_row_put_in_is_found(eight: list[AuditEvent], tamper: Callable[..., None]) -> None:
    up = f"UPDATE {TABLE} SET sequence = sequence + 1 WHERE sequence = %s"
    forged = audit.record(by="nobody", action="test.act", summary="Never happened")
    tamper(
        *[(up, [n]) for n in range(8, 4, -1)],
        (f"UPDATE {TABLE} SET sequence = 5, hash = %s, previous_hash = %s WHERE id = %s",
         [audit.fingerprint(forged, 5, eight[3].hash), eight[3].hash, forged.pk]),
    )  # fmt: skip
    problems = proof.verify().problems
    assert problems and {problem.kind for problem in problems} == {"moved"}
    assert [problem.event_id for problem in problems] == [row.pk for row in eight[4:]]


def test_a_tail_cut_off_is_found_only_by_an_exported_head(eight: list[AuditEvent], tamper: Callable[..., None]) -> None:
    head = proof.Head(*audit.head())
    tamper((f"DELETE FROM {TABLE} WHERE sequence > 6", []))
    assert proof.verify().sound
    problems = proof.verify([head]).problems
    assert [(problem.kind, problem.sequence) for problem in problems] == [("removed", 8)]
    assert "cut short" in problems[0].sentence


def test_a_tail_cut_off_and_grown_again_is_found_by_an_exported_head(
    eight: list[AuditEvent], tamper: Callable[..., None]
) -> None:
    heads = [proof.Head(4, eight[3].hash), proof.Head(*audit.head())]
    tamper((f"DELETE FROM {TABLE} WHERE sequence > 6", []))
    for n in range(5):
        audit.record(by="nobody", action="test.act", summary=f"Something else {n}")
    audit.seal()
    assert proof.verify().sound
    result = proof.verify(heads)
    assert [problem.kind for problem in result.problems] == ["rewritten"]
    assert "rows number 5 to 8" in result.problems[0].sentence
    assert result.proven_to == 4


def test_the_command_line_proves_and_exports(
    eight: list[AuditEvent], tamper: Callable[..., None], capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    assert command_line.main(["audit", "verify"]) == 0
    said = capsys.readouterr().out
    assert "8 sealed rows are as they were written" in said and "The tail is unproven" in said

    heads = tmp_path / "heads.jsonl"  # type: ignore[operator]
    assert command_line.main(["audit", "head", "--append", str(heads)]) == 0
    assert json.loads(heads.read_text()).items() >= {"count": 8, "hash": eight[-1].hash}.items()
    assert command_line.main(["audit", "verify", "--head", str(heads)]) == 0
    assert "proves all of it" in capsys.readouterr().out

    tamper((f"DELETE FROM {TABLE} WHERE sequence = 3", []))
    assert command_line.main(["audit", "verify", "--head", str(heads)]) == 1
    assert "Row number 3 was removed" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "nonsense", '{"count": 3}'])
def test_a_head_file_that_cannot_be_read_is_refused(
    content: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "head"  # type: ignore[operator]
    file.write_text(content)
    assert command_line.main(["audit", "verify", "--head", str(file)]) == 1
    assert "could not be read" in capsys.readouterr().err


def test_verifying_needs_the_same_number_of_queries_however_long_the_trail(
    eight: list[AuditEvent], django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(4):  # unsealed, triggers, length, chain
        proof.verify()


@pytest.mark.django_db(transaction=True)
def test_committing_seals_the_rows_that_were_written() -> None:
    with transaction.atomic():
        audit.record(by=None, action="test.act", summary="One")
        audit.record(by=None, action="test.act", summary="Two")
        assert audit.head()[0] == 0
    assert audit.head()[0] == 2


@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_make_one_chain() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite lives in memory, which threads cannot share; it seals under the write lock")

    def work(worker: int) -> None:
        try:
            for n in range(12):
                with transaction.atomic():
                    audit.record(by=f"worker {worker}", action="test.act", summary=f"Act {n}")
                audit.seal()
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    audit.seal()
    result = proof.verify()
    assert (result.problems, result.sealed, result.unsealed) == ([], 48, 0)


def test_the_migrations_leave_every_trigger_in_place() -> None:
    assert append_only.missing(connection) == []
