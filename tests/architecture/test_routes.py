"""Does every address say who may open it, and does looking at one ever change anything?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.architecture import samples
from tests.architecture.routes import Route, all_routes, declared_access

# What a GET may write: the trail of who looked, and the session.
MAY_WRITE = re.compile(r'"?(accounts_auditevent|django_session|axes_\w+)"?')
WRITES = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+(\S+)", re.I)


@pytest.mark.parametrize("route", all_routes(), ids=lambda r: r.pattern or "/")
def test_every_route_declares_who_may_open_it(route: Route) -> None:
    rule = declared_access(route.view)
    assert rule is not None, f"{route.pattern}: decorate its view with @public, @signed_in or @requires(Permission.…)"
    assert rule.audience in {"public", "signed-in", "permission"}


def test_every_route_has_a_name_of_its_own() -> None:
    names = [route.name for route in all_routes()]
    assert "" not in names, [r.pattern for r in all_routes() if not r.name]
    assert len(set(names)) == len(names), sorted(n for n in names if names.count(n) > 1)


class WriteWatch:
    """A database wrapper that remembers every statement that writes what a GET may not."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        written = WRITES.match(sql)
        if written and not MAY_WRITE.fullmatch(written.group(2)):
            self.found.append(sql[:200])
        return execute(sql, params, many, context)


@pytest.mark.django_db
def test_get_never_writes_and_never_fails(client: Client) -> None:
    """Opens every address with GET, as nobody and as a person with every role, over the demonstration."""
    known = samples.load()
    nobody, everybody = Client(), samples.person_with_every_role()
    missing, wrong = [], []
    for route in all_routes():
        try:
            address = reverse(route.name, kwargs=samples.arguments(route, known))
        except (NoReverseMatch, KeyError) as error:
            missing.append(f"{route.name} ({route.pattern}): {error}")
            continue
        for visitor in (nobody, everybody):
            watch = WriteWatch()
            with connection.execute_wrapper(watch):
                response = visitor.get(address)
                if response.streaming:
                    b"".join(response.streaming_content)
            audience = declared_access(route.view).audience
            if response.status_code >= 500:
                wrong.append(f"{address}: status {response.status_code}")
            if visitor is nobody and audience != "public" and response.status_code < 300:
                wrong.append(f"{address}: nobody signed in, and it did not ask them to: {response.status_code}")
            if visitor is everybody and audience == "permission" and response.status_code == 302:
                wrong.append(f"{address}: a person with every role is sent away")
            wrong.extend(f"GET {address} writes: {sql}" for sql in watch.found)
    assert not missing, "Give these an example in tests/architecture/samples.py:\n" + "\n".join(missing)
    assert not wrong, "\n".join(wrong)
