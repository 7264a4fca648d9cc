"""How an inspectorate is reached: said on its page by those who may, and printed by its documents in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.actions.contacts import change_contacts
from touchstone.foundation.providers.actions.people import grant_role
from touchstone.foundation.providers.queries.contacts import fingerprint, lacking
from touchstone.inspectorate.drafting.building import documents_of
from touchstone.inspectorate.drafting.opening import open_draft

pytestmark = pytest.mark.django_db
LINES = {
    "address": "1 Long Row, Northmere NM1 1AA",
    "address_cy": "1 Rhes Hir, Northmere NM1 1AA",
    "telephone": "01632 960001",
    "textphone": "",
    "email": "ask@inspectors.example",
    "website": "https://inspectors.example",
    "other_forms": "telephone 01632 960002",
    "other_forms_cy": "ffoniwch 01632 960002",
    "complaints": "write to the complaints team at the same address",
    "complaints_cy": "ysgrifennwch at y tîm cwynion yn yr un cyfeiriad",
    "licence": "Open Government Licence v3.0",
    "licence_cy": "Trwydded Llywodraeth Agored v3.0",
}


@pytest.fixture
def cast() -> Cast:
    cast = play()
    for name, role in (("planner", "publisher"), ("lead", "administrator")):
        grant_role(by="the test", person=cast[name], role=role, organisation=cast.inspectorate,
                   starts_on=date(2020, 1, 1))  # fmt: skip
    return cast


def address(cast: Cast) -> str:
    return f"/administration/contact-lines/{cast.inspectorate.slug}/"


def opened(browser: Client, cast: Cast) -> str:
    """The fingerprint that the page carries."""
    return carried(browser.get(address(cast)).content.decode())


def carried(page: str) -> str:
    found = re.search(r'name="seen"[^>]*value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def test_a_publisher_says_them_and_the_trail_keeps_what_stood_before(cast: Cast) -> None:
    browser = browser_of(cast["planner"])
    listed = browser.get("/administration/contact-lines/").content.decode()
    assert "how to complain" in listed
    assert address(cast) in listed
    seen = opened(browser, cast)
    page = browser.post(address(cast), {**LINES, "seen": seen}, follow=True).content.decode()
    assert "The lines are saved." in page
    assert "Its documents do not say" not in page
    cast.inspectorate.refresh_from_db()
    assert {name: getattr(cast.inspectorate, name) for name in LINES} == LINES
    assert lacking(cast.inspectorate) == []
    changed = {**LINES, "telephone": "01632 960009", "seen": opened(browser, cast)}
    page = browser.post(address(cast), changed, follow=True).content.decode()
    assert "telephone: 01632 960001 → 01632 960009" in page
    event = AuditEvent.objects.filter(action="providers.change_contacts").latest("id")
    assert event.changes == {"telephone": ["01632 960001", "01632 960009"]}
    assert (event.owner, event.actor) == (cast.inspectorate.slug, cast["planner"])
    again = browser.post(address(cast), {**changed, "seen": opened(browser, cast)}, follow=True)
    assert "They stood so." in again.content.decode()
    assert AuditEvent.objects.filter(action="providers.change_contacts").count() == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"telephone": "ring us"}, "Enter a telephone number of 5 to 15 digits"),
        ({"textphone": "12"}, "Enter a textphone number of 5 to 15 digits"),
        ({"email": "ask at inspectors"}, "Enter an email address like name@example.com."),
        ({"website": "inspectors.example"}, "Enter an address of the web like https://www.example.com."),
        ({"website": "javascript:alert(1)"}, "Enter an address of the web like https://www.example.com."),
        ({"complaints": "a@b"}, "Enter an email address like name@example.com."),
        ({"other_forms": "somewhere"}, "Enter an address of the web like https://www.example.com."),
        ({"complaints": ""}, "Write in English too what you say in Welsh"),
        ({"address": "x" * 301}, "There is a problem"),
    ],
)
def test_what_no_document_could_print_is_refused_and_nothing_is_lost(
    cast: Cast, changed: dict[str, str], said: str
) -> None:
    browser = browser_of(cast["lead"])
    sent = {**LINES, **changed, "seen": opened(browser, cast)}
    page = browser.post(address(cast), sent).content.decode()
    assert said in page
    assert "1 Rhes Hir" in page
    cast.inspectorate.refresh_from_db()
    assert cast.inspectorate.telephone == ""


def test_of_two_who_change_them_neither_loses_what_they_wrote(cast: Cast) -> None:
    first, second = browser_of(cast["planner"]), browser_of(cast["lead"])
    seen = opened(first, cast)
    first.post(address(cast), {**LINES, "seen": seen})
    late = second.post(address(cast), {**LINES, "telephone": "01632 960077", "seen": seen})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Somebody else changed these lines" in page
    assert "01632 960077" in page
    assert "01632 960001" in page
    second.post(address(cast), {**LINES, "telephone": "01632 960077", "seen": carried(page)})
    cast.inspectorate.refresh_from_db()
    assert cast.inspectorate.telephone == "01632 960077"


def test_only_its_own_administrators_and_publishers_say_them(cast: Cast) -> None:
    assert policies.can_manage_contacts(cast["planner"], cast.inspectorate)
    assert not policies.can_manage_contacts(cast["inspector"], cast.inspectorate)
    assert not policies.can_manage_contacts("the system", cast.service)
    assert browser_of(cast["inspector"]).get(address(cast)).status_code == 403
    grant_role(by="the test", person=cast["head"], role="administrator", organisation=cast.service,
               starts_on=date(2020, 1, 1))  # fmt: skip
    head = browser_of(cast["head"])
    assert policies.allows(cast["head"], Permission.MANAGE_CONTACTS)
    assert head.get(address(cast)).status_code == 404
    assert "Only an inspectorate publishes reports." in head.get("/administration/contact-lines/").content.decode()
    with pytest.raises(Refused, match="say how the inspectorate is reached"):
        change_contacts(by=cast["head"], organisation=cast.inspectorate, said=LINES, seen="")
    with pytest.raises(Refused, match="publishes no reports"):
        change_contacts(by="the system", organisation=cast.service, said=LINES, seen="")


def test_documents_print_them_in_their_own_language(cast: Cast) -> None:
    change_contacts(
        by=cast["planner"], organisation=cast.inspectorate, said=LINES, seen=fingerprint(cast.inspectorate)
    )  # fmt: skip
    draft = draft_of(cast)
    made = documents_of(draft, dated=PreciseDate(date(2026, 11, 2)))
    english, welsh = " ".join(made["en"].imprint), " ".join(made["cy"].imprint)
    assert "or in another language: telephone 01632 960002." in english
    assert "write to the complaints team at the same address" in english
    assert "Address: 1 Long Row, Northmere NM1 1AA. Telephone: 01632 960001." in english
    assert "mewn iaith arall: ffoniwch 01632 960002." in welsh
    assert "ysgrifennwch at y tîm cwynion" in welsh
    assert "Cyfeiriad: 1 Rhes Hir, Northmere NM1 1AA. Ffôn: 01632 960001." in welsh
    assert "Trwydded Llywodraeth Agored v3.0" in welsh
    assert "complaints team" not in welsh


def test_a_report_that_does_not_say_how_to_reach_its_inspectorate_warns_before_signing_and_publishing(
    cast: Cast,
) -> None:
    draft_of(cast)
    browser = browser_of(cast["lead"])
    warning = "This document would not say how to reach "
    pages = [f"/work/inspections/{cast.inspection.slug}/report/{part}/" for part in ("sign", "publish", "checks")]
    for page in pages:
        said = browser.get(page).content.decode()
        assert warning in said
        assert "how to ask for another form or language; how to complain." in said
        assert address(cast) in said
    only = {"telephone": "01632 960001"}
    change_contacts(by=cast["lead"], organisation=cast.inspectorate, said=only, seen=fingerprint(cast.inspectorate))
    said = browser.get(pages[0]).content.decode()
    assert warning not in said
    assert "This document would not say how to ask for another form" in said
    cast.inspectorate.refresh_from_db()
    change_contacts(by=cast["lead"], organisation=cast.inspectorate, said=LINES, seen=fingerprint(cast.inspectorate))
    assert all("This document would not say" not in browser.get(page).content.decode() for page in pages)


def draft_of(cast: Cast):  # type: ignore[no-untyped-def]
    cast.at("settled")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    draft.welsh = True
    draft.save(update_fields=["welsh"])
    return draft
