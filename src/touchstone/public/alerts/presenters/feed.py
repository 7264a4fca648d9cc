"""What is in a feed, whatever its form?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from touchstone.public.alerts import words
from touchstone.public.alerts.links import absolute
from touchstone.public.alerts.news import News, news_of
from touchstone.public.alerts.queries.publications import Page
from touchstone.public.alerts.wanted import Wanted

# A feed must say when it last changed, also before anything ever stood in it.
NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """`links`: relation → address (self, first, last, previous, next; RFC 5005). `gone`: (id, when) of withdrawn."""

    id: str
    title: str
    language: str
    site: str
    home: str
    updated: datetime
    links: dict[str, str]
    items: list[News]
    gone: list[tuple[str, datetime]]


def feed(page: Page, wanted: Wanted, names: words.Names, name: str, language: str) -> Feed:
    """A page of a feed; `name` is the name of its address. In the language that is active. No query."""
    at = [each.public_from for each in page.publications if each.public_from] + [when for _n, when in page.withdrawn]
    return Feed(
        id=tag(f"alerts/{language}{wanted.query()}"),
        title=_("Inspections published: %(what)s") % {"what": words.sentence(wanted, names)},
        language=language,
        site=words.site(),
        home=absolute("register-home"),
        updated=max(at, default=NOTHING_YET),
        links=_links(page, wanted, name),
        items=[news_of(each, language) for each in page.publications],
        gone=[(entry_id(number), when) for number, when in page.withdrawn],
    )


def tag(what: str) -> str:
    """A name that never changes (RFC 4151): of this site, whatever its addresses become."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname or 'localhost'},2026:{what}"


def entry_id(number: int) -> str:
    return tag(f"publication/{number}")


def _links(page: Page, wanted: Wanted, name: str) -> dict[str, str]:
    numbers = {"self": page.number, "first": 1, "last": page.last}
    if page.number > 1:
        numbers["previous"] = page.number - 1
    if page.number < page.last:
        numbers["next"] = page.number + 1
    # The first page has one address only: without its number.
    return {
        relation: absolute(name, query=wanted.query(page=number if number > 1 else ""))
        for relation, number in numbers.items()
    }
