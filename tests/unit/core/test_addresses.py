"""The same page in the other language, and with another query."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import set_script_prefix
from django.utils import translation

from touchstone.foundation.core import addresses, navigation

SAME_PAGE = [
    ("/", "/", "/cy/"),
    ("/search?q=kent&page=2", "/search?q=kent&page=2", "/cy/search?q=kent&page=2"),
    ("/cy/", "/", "/cy/"),
    ("/cy/search?q=%C5%B5", "/search?q=%C5%B5", "/cy/search?q=%C5%B5"),
    ("/cymru", "/cymru", "/cy/cymru"),
]


@pytest.mark.parametrize(("asked", "english", "welsh"), SAME_PAGE)
def test_a_page_knows_its_address_in_both_languages(rf: RequestFactory, asked: str, english: str, welsh: str) -> None:
    request = rf.get(asked)
    assert addresses.in_language(request, "en") == english
    assert addresses.in_language(request, "cy") == welsh


def test_addresses_keep_the_prefix_of_an_installation_under_a_path(rf: RequestFactory) -> None:
    request = rf.get("/register/cy/search")
    set_script_prefix("/register/")
    try:
        assert addresses.in_language(request, "en") == "/register/search"
    finally:
        set_script_prefix("/")


def test_a_query_is_changed_and_the_rest_is_kept(rf: RequestFactory) -> None:
    request = rf.get("/search?q=kent&grade=good&grade=inadequate&page=3")
    assert addresses.with_query(request, page=4) == "/search?q=kent&grade=good&grade=inadequate&page=4"
    assert addresses.with_query(request, page=None, grade=["good"]) == "/search?q=kent&grade=good"
    assert addresses.with_query(request, q=None, grade=None, page=None) == "/search"
    assert addresses.with_query(request, q="a&b", grade=None, page=None) == "/search?q=a%26b"


def test_a_screen_that_is_not_here_has_no_address() -> None:
    assert addresses.url_if("no-such-screen") == ""
    with translation.override("cy"):
        assert addresses.url_if("core-cookies") == "/cy/cookies"
        assert addresses.url("core-cookies") == "/cy/cookies"


def test_the_link_that_a_page_is_under_is_marked(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    places = {"front": "/", "find": "/search", "rules": "/frameworks", "gone": ""}
    monkeypatch.setattr(addresses, "url_if", lambda name: places[name])
    links = [navigation.Link(name, name.title()) for name in places]
    monkeypatch.setattr(navigation, "PUBLIC", links)

    def marked(path: str) -> list[str]:
        return [item.text for item in navigation.public_items(rf.get(path)) if item.active]

    assert [item.text for item in navigation.public_items(rf.get("/"))] == ["Front", "Find", "Rules"]
    assert marked("/") == ["Front"]
    assert marked("/search") == ["Find"]
    assert marked("/frameworks/ofsted-2009") == ["Rules"]
    assert marked("/cookies") == []


def test_a_link_that_a_reader_may_not_follow_is_not_drawn(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_signed_in", [])
    navigation.add_signed_in(
        navigation.Link("core-cookies", "Seen"), navigation.Link("core-privacy", "Unseen", lambda request: False)
    )
    navigation.add_signed_in(navigation.Link("core-cookies", "Seen"))
    with translation.override("en"):
        assert [item.text for item in navigation.signed_in_items(rf.get("/work/"))] == ["Seen"]
