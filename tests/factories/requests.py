"""Items of an information request, for tests."""

from __future__ import annotations

from tests.cast import Cast
from touchstone.foundation.clocks.models import Clock
from touchstone.inspectorate.requests.actions import items
from touchstone.inspectorate.requests.models import RequestItem


def ask(
    cast: Cast, *titles: str, lists: dict[str, str] | None = None, sent: int | None = None, days: int = 5
) -> list[RequestItem]:
    """Items with these titles; the first `sent` of them (None: all) are sent. `lists`: title → the form of its list."""
    cast.at("fieldwork")
    lists = lists or {}

    def write(title: str) -> RequestItem:
        return items.write_item(by="tests", inspection=cast.inspection, title=title, list_key=lists.get(title, ""))

    count = len(titles) if sent is None else sent
    made = [write(title) for title in titles[:count]]
    if count:
        items.send(by="tests", inspection=cast.inspection, length=days, unit=Clock.Unit.WORKING_DAYS, basis="Said so.")
    made += [write(title) for title in titles[count:]]
    for item in made:
        item.refresh_from_db()
        item.inspection = cast.inspection
    return made
