"""Does every address that asks for a permission let in who holds it, and turn away who holds no role?

Addresses of live inspections have rules of their own: test_visits asks of each who may and who may not.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture import examples, samples
from tests.architecture.routes import Route, all_routes, declared_access
from tests.factories.people import browser_of, make_person


def turned_away(browser: Client, address: str) -> bool:
    """Is the person told that their roles do not allow it? Opens the address, or sends to it."""
    answer = browser.get(address)
    if answer.status_code == 405:
        answer = browser.post(address)
    return answer.status_code == 403 and b"Your roles do not let you" in answer.content


def guarded() -> list[Route]:
    return [
        route
        for route in all_routes()
        if declared_access(route.view).audience == "permission" and examples.room_of(route.name) is None
    ]


@pytest.mark.django_db
def test_each_lets_in_who_may_and_turns_away_who_may_not() -> None:
    known = samples.load()
    somebody, everybody = browser_of(make_person("Some One Else")), samples.person_with_every_role()
    wrong = []
    for route in guarded():
        address = reverse(route.name, kwargs=samples.arguments(route, known))
        if not turned_away(somebody, address):
            wrong.append(f"{address}: lets in a person without a role")
        if turned_away(everybody, address):
            wrong.append(f"{address}: turns away a person with every role")
    assert guarded()
    assert not wrong, "\n".join(wrong)
