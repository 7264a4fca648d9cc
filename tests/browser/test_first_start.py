"""Are the tables that the program makes at its first start the ones that the other tests use?"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from tests.browser.site import Site

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the site of these tests is on SQLite")
@pytest.mark.django_db
def test_the_tests_tables_are_the_programs(site: Site) -> None:
    """Tests make theirs in a quicker way (tests/quick_migrations.py)."""
    with closing(sqlite3.connect(site.data / "touchstone.sqlite3")) as database:
        made_by_the_program = database.execute(SCHEMA).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
        assert cursor.fetchall() == made_by_the_program
    assert len(made_by_the_program) > 300
