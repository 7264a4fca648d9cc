"""A page that used Welsh which nobody has reviewed says so, in Welsh, and an English page never does."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext

from touchstone.foundation.core import drafts

NOTICE = "app-draft-notice"


@pytest.fixture
def drafts_are(monkeypatch: pytest.MonkeyPatch) -> object:
    def choose(*ids: str) -> None:
        monkeypatch.setattr(drafts, "_draft_ids", lambda: frozenset(ids))

    return choose


def test_a_welsh_page_with_a_draft_string_says_so(client: Client, drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("Cookies")
    assert NOTICE in client.get("/cy/cookies").content.decode()


def test_a_draft_in_the_foot_of_the_page_is_told_at_its_top(client: Client, drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("This is not a GOV.UK service.")
    page = client.get("/cy/privacy").content.decode()
    assert page.index(NOTICE) < page.index('id="main-content"')


def test_a_welsh_page_whose_strings_are_reviewed_says_nothing(client: Client, drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("A string of some other page")
    assert NOTICE not in client.get("/cy/cookies").content.decode()


def test_an_english_page_never_says_so(client: Client, drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("Cookies")
    client.get("/cy/cookies")
    assert NOTICE not in client.get("/cookies").content.decode()


def test_what_one_page_used_is_forgotten_by_the_next(client: Client, drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("Your rights")  # only on the privacy page
    assert NOTICE in client.get("/cy/privacy").content.decode()
    assert NOTICE not in client.get("/cy/cookies").content.decode()


def test_lazy_strings_and_plurals_are_noticed_too(drafts_are) -> None:  # type: ignore[no-untyped-def]
    drafts_are("Good", "%(num)s result")
    with translation.override("cy"):
        drafts.begin_page()
        gettext("Outstanding")
        assert not drafts.used()
        str(gettext_lazy("Good"))
        assert drafts.used()
        drafts.begin_page()
        ngettext("%(num)s result", "%(num)s results", 3)
        assert drafts.used()
