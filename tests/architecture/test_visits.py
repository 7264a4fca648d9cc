"""Does every address of a live inspection let in one who may and turn away one who may not?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from tests.architecture import examples
from tests.architecture.routes import Route, all_routes, declared_access
from tests.architecture.test_routes import WriteWatch
from tests.cast import play
from tests.factories.people import browser_of

LIVE = [route for route in all_routes() if examples.room_of(route.name)]


@pytest.mark.parametrize("route", LIVE, ids=lambda route: route.name)
def test_every_live_route_says_who_visits_it(route: Route) -> None:
    room = examples.room_of(route.name)
    assert route.name in room.VISITS, f"say in {room.__name__}.VISITS who may open {route.pattern} and who may not"


@pytest.mark.django_db
@pytest.mark.parametrize("route", LIVE, ids=lambda route: route.name)
def test_one_is_let_in_and_one_is_turned_away(route: Route) -> None:
    room = examples.room_of(route.name)
    visit = room.VISITS[route.name]
    cast = play(state=visit.state)
    values = room.make(cast)
    cast.at(visit.state)
    address = reverse(route.name, kwargs={part: values[part] for part in route.parts})

    def status(who: str) -> int:
        browser = browser_of(cast[who])
        with connection.execute_wrapper(watch):
            return int(getattr(browser, visit.method)(address, visit.data).status_code)

    watch = WriteWatch()
    if visit.refused:
        assert status(visit.refused) in (403, 404), f"{visit.refused} may not {visit.method} {address}"
    else:
        assert declared_access(route.view).audience == "signed-in"
    assert status(visit.allowed) in (200, 302), f"{visit.allowed} may {visit.method} {address}"
    if visit.method == "get":
        assert not watch.found, f"GET {address} writes: {watch.found}"
