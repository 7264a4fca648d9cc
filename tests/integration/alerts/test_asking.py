"""Asking, confirming, changing, stopping: by link, without an account, and without telling anybody who is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.test_routes import WriteWatch
from tests.factories import records
from tests.integration.alerts.helpers import EMAIL, link_in, subscribed, tick, written
from touchstone.foundation.core import clock
from touchstone.foundation.messages.actions import deliver
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.public.alerts import limits, links
from touchstone.public.alerts.actions import asking, wishing
from touchstone.public.alerts.actions.limiting import take
from touchstone.public.alerts.models import Allowance, Asked, Delivery, Subscription, Wish, WishTerm
from touchstone.public.alerts.wanted import Wanted

pytestmark = pytest.mark.django_db
ANSWER = {"email": EMAIL, "pace": "at once", "language": "en"}


@pytest.fixture(autouse=True)
def mail_waits(settings: Any) -> None:
    settings.OUTBOX_SENDS = "by tick"


def send(client: Client, **given: Any) -> Any:
    return client.post(reverse("alerts-subscribe"), ANSWER | given)


def asking_mail() -> list[OutboxEmail]:
    return list(OutboxEmail.objects.filter(topic="alerts asked").order_by("pk"))


def later(monkeypatch: pytest.MonkeyPatch, delta: timedelta) -> None:
    moment = clock.now() + delta
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_from_asking_to_stopping(client: Client) -> None:
    provider = records.make_inspection().provider
    answer = send(client, email="Reader@Northmere.Example", place=[provider.slug], kind=["full"])
    assert answer.status_code == 200 and provider.name in answer.content.decode()
    (letter,) = asking_mail()
    assert letter.to == EMAIL and letter.secret and provider.name in letter.body
    confirm = link_in(letter.body, "confirm")
    assert client.get(confirm).status_code == 200
    assert not Subscription.objects.exists()  # programs that check e-mails open every link
    assert client.post(confirm).status_code == 200
    reader = Subscription.objects.get()
    assert (reader.email, reader.pace, reader.language) == (EMAIL, "at once", "en")
    assert set(WishTerm.objects.values_list("of", "value")) == {("place", provider.slug), ("kind", "full")}
    assert client.post(confirm).status_code == 410  # once

    records.make_publication(records.make_inspection(provider, public=False), public_from=clock.now())
    tick()
    (alert,) = written()
    manage, stop = link_in(alert.body, "manage"), link_in(alert.body, "stop")
    shown = client.get(manage).content.decode()
    assert provider.name in shown and EMAIL not in shown
    assert client.get(stop).status_code == 200 and Subscription.objects.exists()
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    for left in (Subscription, Wish, WishTerm, Delivery, Asked, OutboxEmail):
        assert not left.objects.exists(), left
    assert client.get(manage).status_code == 410
    assert client.post(stop).status_code == 200  # and again: the same


def test_the_answer_and_the_work_are_the_same_whether_or_not_the_address_is_known(client: Client) -> None:
    subscribed()
    Allowance.objects.all().delete()
    send(client, email="warm.up@northmere.example")
    pages, counts = [], []
    for address in (EMAIL, "nobody.knows@northmere.example"):
        with CaptureQueriesContext(connection) as made:
            pages.append(send(client, email=address).content.decode().replace(address, "—"))
        counts.append(len(made))
    assert pages[0] == pages[1]
    assert counts[0] == counts[1]
    letters = [each.body for each in asking_mail()[-2:]]
    assert len({body.split("http")[0] for body in letters}) == 1


def test_an_address_gets_one_link_in_a_while_and_nobody_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = send(client).content
    assert send(client).content == first
    assert len(asking_mail()) == 1
    for _hour in range(8):
        later(monkeypatch, timedelta(minutes=16))
        send(client)
    assert len(asking_mail()) == limits.AN_ADDRESS_A_DAY.most
    later(monkeypatch, timedelta(days=1))
    send(client)
    assert len(asking_mail()) == limits.AN_ADDRESS_A_DAY.most + 1


def test_a_flood_from_one_place_stops_and_other_places_go_on(client: Client) -> None:
    statuses = [send(client, email=f"r{n}@northmere.example").status_code for n in range(limits.A_SOURCE.most + 3)]
    assert statuses == [200] * limits.A_SOURCE.most + [429] * 3
    assert len(asking_mail()) == limits.A_SOURCE.most
    other = client.post(reverse("alerts-subscribe"), ANSWER, REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 200


def test_a_flood_from_everywhere_stops(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EVERYONE", limits.Limit("everyone", 5, timedelta(hours=1)))
    for number in range(8):
        client.post(
            reverse("alerts-subscribe"), ANSWER | {"email": f"r{number}@northmere.example"},
            REMOTE_ADDR=f"198.51.100.{number}",
        )  # fmt: skip
    assert len(asking_mail()) == 5


def test_an_allowance_fills_again_when_its_time_is_over() -> None:
    now = clock.now()
    limit = limits.Limit("test", 2, timedelta(hours=1))
    assert [take(limit, "x", now) for _try in range(3)] == [True, True, False]
    assert take(limit, "y", now)
    assert take(limit, "x", now + timedelta(hours=1))
    assert Allowance.objects.count() == 2


def test_a_program_that_fills_in_every_box_is_answered_and_nothing_is_done(client: Client) -> None:
    honest = send(client).content
    Asked.objects.all().delete()
    assert send(client, website="https://x.example").content == honest
    assert not Asked.objects.exists()


def test_only_a_hash_of_the_link_is_kept_and_what_nobody_confirms_is_forgotten(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(client)
    (letter,) = asking_mail()
    confirm = link_in(letter.body, "confirm")
    secret = confirm.rsplit("/", 1)[1]
    asked = Asked.objects.get()
    assert asked.token_hash == links.hash_of(secret) and secret not in str(vars(asked))
    deliver(now=clock.now() + timedelta(seconds=1))
    letter.refresh_from_db()
    assert letter.body == ""
    later(monkeypatch, limits.LINK_LIVES)
    assert client.get(confirm).status_code == client.post(confirm).status_code == 410
    later(monkeypatch, timedelta(seconds=5))
    tick()
    assert not Asked.objects.exists() and not OutboxEmail.objects.exists()


def test_confirming_adds_to_what_the_address_gets() -> None:
    provider = records.make_organisation()
    subscribed(wanted=Wanted(places=(provider.slug,)))
    again = subscribed(wanted=Wanted(kinds=("monitoring",)), pace="daily", language="cy")
    subscribed(wanted=Wanted(kinds=("monitoring",)), pace="daily", language="cy")
    assert Subscription.objects.get() == again
    assert (again.pace, again.language, again.wishes.count()) == ("daily", "cy", 2)


def test_one_address_has_only_so_many_alerts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WISHES", 1)
    reader = subscribed()
    Allowance.objects.all().delete()
    send(client, kind=["full"])
    confirm = link_in(asking_mail()[-1].body, "confirm")
    page = client.post(confirm)
    assert "One address can have 1 alerts" in page.content.decode()
    assert Asked.objects.count() == reader.wishes.count() == 1  # and the link still works once there is room
    add = reverse("alerts-add", args=[links.token(reader.key, links.MANAGE)])
    assert "One address can have 1 alerts" in client.post(add, {"kind": ["full"]}).content.decode()


def test_managing_by_link(client: Client) -> None:
    provider = records.make_inspection().provider
    reader = subscribed()
    manage = reverse("alerts-manage", args=[links.token(reader.key, links.MANAGE)])
    assert "Everything published here" in client.get(manage).content.decode()
    assert client.post(reverse("alerts-add", args=[links.token(reader.key, links.MANAGE)]), {
        "place": [provider.slug], "kind": ["full", "progress"],
    }).url == manage  # fmt: skip
    page = client.get(manage).content.decode()
    assert f"{provider.name}; Full inspection, Progress inspection" in page
    assert client.post(manage, {"remove": str(reader.wishes.first().pk)}).url == manage
    assert reader.wishes.count() == 1
    for nonsense in ("", "x", "9" * 40, "-1"):
        client.post(manage, {"remove": nonsense})
    assert reader.wishes.count() == 1
    saved = client.post(manage, {"pace": "daily", "language": "cy"}).content.decode()
    reader.refresh_from_db()
    assert "Your choice is saved." in saved and (reader.pace, reader.language) == ("daily", "cy")
    wrong = client.post(manage, {"pace": "hourly", "language": "cy"}).content.decode()
    assert "Error:" in wrong


def test_nobody_removes_what_another_asked_for(client: Client) -> None:
    reader, other = subscribed(), subscribed("other@northmere.example")
    manage = reverse("alerts-manage", args=[links.token(reader.key, links.MANAGE)])
    client.post(manage, {"remove": str(other.wishes.get().pk)})
    assert other.wishes.count() == 1


@pytest.mark.parametrize("forged", ["x", "", "x-", "-", "ö-ö"])
def test_a_link_that_is_not_signed_opens_nothing(client: Client, forged: str) -> None:
    reader = subscribed()
    tokens = [forged or "none", f"{reader.key}-{forged}", links.token(reader.key, links.STOP)]
    for token in tokens:
        for screen in ("alerts-manage", "alerts-add"):
            address = reverse(screen, args=[token])
            assert client.get(address).status_code == client.post(address, ANSWER).status_code == 410
    for token in (*tokens[:2], links.token(reader.key, links.MANAGE)):
        assert client.post(reverse("alerts-stop", args=[token])).status_code == 200
    assert Subscription.objects.count() == 1


def test_stopping_takes_back_what_waits_and_what_was_asked(client: Client) -> None:
    reader = subscribed()
    Allowance.objects.all().delete()
    send(client)
    records.make_publication(records.make_inspection(public=False), public_from=clock.now())
    tick()
    assert written() and Asked.objects.exists()
    wishing.stop(reader)
    wishing.stop(reader)
    deliver(now=clock.now() + timedelta(days=1))
    assert not Asked.objects.exists() and not OutboxEmail.objects.exists() and mail.outbox == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "nobody"}, "Write “Your e-mail address” like name@example.org."),
        ({"email": ""}, "Fill in “Your e-mail address”."),
        ({"email": "a@x.example\nBcc: b@x.example"}, "Write “Your e-mail address” like name@example.org."),
        ({"pace": ""}, "Choose an answer to “How often”."),
        ({"kind": ["none such"]}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client: Client, given: dict[str, Any], said: str) -> None:
    provider = records.make_organisation()
    page = send(client, place=[provider.slug], **given).content.decode()
    assert said in page and "<title>Error: " in page
    assert f'value="{provider.slug}"' in page
    assert not Asked.objects.exists()


def test_choosing_finds_public_places_only_and_keeps_what_is_chosen(client: Client) -> None:
    weldmere = records.make_organisation("Weldmere Family Court Service")
    area = records.make_area(weldmere, "Thornshire and the Vale")
    records.make_organisation("Weldmere Hidden Service", listed=False)
    page = client.get(reverse("alerts-subscribe"), {"q": "weldmere", "kind": "full"}).content.decode()
    assert "Choose<span" in page and "Hidden" not in page
    assert f'href="/alerts?place={weldmere.slug}&amp;kind=full"' in page
    both = client.get(f"/alerts?place={weldmere.slug}&place={weldmere.slug}/{area.slug}&q=thornshire").content.decode()
    assert f'value="{weldmere.slug}/{area.slug}" checked' in both and ": chosen" in both
    hidden = client.get("/alerts?place=weldmere-hidden-service").content.decode()
    assert "Not in this register, and left out: weldmere-hidden-service" in hidden
    assert "Weldmere Hidden" not in hidden
    assert "Try one word of the name." in client.get("/alerts?q=xylophone").content.decode()


def test_no_page_sets_a_cookie_and_no_page_of_one_reader_is_kept(client: Client) -> None:
    reader = subscribed()
    manage, stop = links.token(reader.key, links.MANAGE), links.token(reader.key, links.STOP)
    pages = [reverse("alerts-subscribe"), reverse("alerts-atom"), reverse("alerts-json"), reverse("alerts-sitemap")]
    private = [reverse("alerts-manage", args=[manage]), reverse("alerts-add", args=[manage])]
    private += [reverse("alerts-stop", args=[stop]), reverse("alerts-confirm", args=["x"])]
    strict = Client(enforce_csrf_checks=True)
    for address in pages + private:
        answer = strict.get(address)
        assert not answer.cookies, address
        if address in private:
            assert "no-store" in answer["Cache-Control"], address
            assert b'name="robots" content="noindex"' in answer.content
    sent = strict.post(reverse("alerts-subscribe"), ANSWER)
    assert sent.status_code == 200 and not sent.cookies


def test_asking_in_welsh_is_answered_and_written_in_welsh(client: Client) -> None:
    answer = client.post("/cy/alerts", ANSWER | {"language": "cy"}).content.decode()
    assert "Edrychwch ar eich e-bost" in answer
    (letter,) = asking_mail()
    assert "Cadarnhewch" in letter.subject and "/cy/alerts/confirm/" in letter.body
    assert "confirm:" not in letter.body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("nonsense", "", True),
    ],
)
def test_a_source_is_an_address_or_a_household(one: str, other: str, same: bool) -> None:
    assert (limits.source(one) == limits.source(other)) is same


def test_too_many_is_refused_in_words() -> None:
    for number in range(limits.A_SOURCE.most):
        asking.ask(
            email=f"r{number}@northmere.example", wanted=Wanted(), pace="daily", language="en", source="192.0.2.1"
        )
    with pytest.raises(asking.TooMany, match="Too many alerts"):
        asking.ask(email=EMAIL, wanted=Wanted(), pace="daily", language="en", source="192.0.2.1")


def test_looking_at_any_page_changes_nothing(client: Client) -> None:
    reader = subscribed()
    Allowance.objects.all().delete()
    send(client)
    manage, stop = links.token(reader.key, links.MANAGE), links.token(reader.key, links.STOP)
    pages = [reverse(f"alerts-{name}") for name in ("subscribe", "atom", "json", "sitemap")]
    pages += [reverse("alerts-manage", args=[manage]), reverse("alerts-add", args=[manage])]
    pages += [reverse("alerts-stop", args=[stop]), link_in(asking_mail()[-1].body, "confirm")]
    watch = WriteWatch()
    with connection.execute_wrapper(watch):
        assert {client.get(page).status_code for page in pages} == {200}
    assert watch.found == []
