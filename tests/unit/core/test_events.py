"""Are the listeners that the settings name told of a change, once it is committed and not before?"""

from __future__ import annotations

import pytest
from django.db import transaction

from touchstone.foundation.core import events

heard: list[str] = []


def listen() -> None:
    heard.append("told")


def fail() -> None:
    raise RuntimeError("broken listener")


@pytest.fixture(autouse=True)
def nothing_heard():
    heard.clear()


@pytest.mark.django_db(transaction=True)
def test_told_after_commit_and_not_before(settings):
    settings.RECORD_CHANGED_LISTENERS = [f"{__name__}.listen"]
    with transaction.atomic():
        events.record_changed()
        assert heard == []
    assert heard == ["told"]


@pytest.mark.django_db(transaction=True)
def test_not_told_of_what_was_rolled_back(settings):
    settings.RECORD_CHANGED_LISTENERS = [f"{__name__}.listen"]
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        events.record_changed()
        raise ZeroDivisionError
    assert heard == []


def test_a_listener_that_fails_does_not_silence_the_next(settings, caplog):
    settings.RECORD_CHANGED_LISTENERS = [f"{__name__}.fail", f"{__name__}.listen"]
    events.tell_listeners()
    assert heard == ["told"]
    assert "broken listener" in caplog.text
