"""Telling readers the news, page by page: each page of subscriptions is one transaction.

In it, whoever tells holds the desk, writes the page's e-mails into the outbox, one row for each thing told to each
reader, and how far the round has come. A process that dies in the middle leaves a page wholly told or not at all; the
next tick goes on there. Of two ticks at once one waits for the other. The row of who was told what is unique besides,
so that a reader who changed the pace, and whom two rounds therefore meet, is told once.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.query import QuerySet

from touchstone.foundation.accounts import audit
from touchstone.foundation.messages.actions import Letter, enqueue_many
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.alerts import letters, limits
from touchstone.public.alerts.actions.noticing import hold_desk
from touchstone.public.alerts.models import Delivery, Notice, Pace, Round, Subscription
from touchstone.public.alerts.news import News, news_of
from touchstone.public.alerts.queries.publications import with_names
from touchstone.public.alerts.queries.subscriptions import concerned, told_already, wanted_of
from touchstone.public.alerts.wanted import Facts, facts_of

What = Notice.What


class Told:
    """What a round tells: its notices that may be told now, what each is about, and its words in both languages."""

    def __init__(
        self, notices: list[Notice], publications: dict[int, Publication], before: dict[int, datetime]
    ) -> None:
        self.notices = notices
        self.before = before  # publication → when its publishing was noticed, for those withdrawn
        inspections = {n.pk: publications[n.publication_id].report.inspection for n in notices}
        self.facts: dict[int, Facts] = {pk: facts_of(inspection) for pk, inspection in inspections.items()}
        self._news: dict[tuple[int, str], News] = {}
        self._publications = publications

    def fits(self, notice: Notice, subscription: Subscription) -> bool:
        """Is it news to this reader? A withdrawal is, to who had confirmed when the publication was news."""
        since = self.before[notice.publication_id] if notice.what == What.WITHDRAWN else notice.at
        if since < subscription.since:
            return False
        return any(wanted_of(wish).fits(self.facts[notice.pk]) for wish in subscription.wishes.all())

    def news(self, notice: Notice, language: str) -> News:
        key = (notice.publication_id, language)
        if key not in self._news:
            self._news[key] = news_of(self._publications[notice.publication_id], language)
        return self._news[key]


@transaction.atomic
def tell_page(now: datetime) -> bool:
    """Tell one page of the oldest round that is not finished. False where there is none. A constant number of queries
    a page, however many readers and news there are."""
    hold_desk()
    current = Round.objects.filter(finished_at=None).order_by("pk").first()
    if current is None:
        return False
    told = _of_round(current, now)
    page = list(_readers(current, told)[: limits.PAGE]) if told.notices else []
    _write(current, page, told)
    if page:
        current.reached = page[-1].pk
    if len(page) < limits.PAGE:
        _finish(current, told, now)
    current.save(update_fields=["reached", "told", "finished_at"])
    return True


def _of_round(current: Round, now: datetime) -> Told:
    """What may still be told. What was withdrawn before it was told is told neither as published nor as withdrawn."""
    which = Q(at_once=current) if current.pace == Pace.AT_ONCE else Q(daily=current)
    notices = list(Notice.objects.filter(which).order_by("pk"))
    published = {n.publication_id for n in notices if n.what == What.PUBLISHED}
    kept = [n for n in notices if n.what == What.PUBLISHED or n.publication_id not in published]
    numbers = {n.publication_id for n in kept}
    shown = gate.public(now) | gate.withdrawn(now)
    publications = {each.pk: each for each in with_names(shown.filter(pk__in=numbers))}
    state = {What.PUBLISHED: Publication.State.PUBLISHED, What.WITHDRAWN: Publication.State.WITHDRAWN}
    kept = [n for n in kept if (found := publications.get(n.publication_id)) and found.state == state[What(n.what)]]
    gone = [n.publication_id for n in kept if n.what == What.WITHDRAWN]
    before = Notice.objects.filter(publication__in=gone, what=What.PUBLISHED).values_list("publication", "at")
    return Told(kept, publications, dict(before))


def _readers(current: Round, told: Told) -> QuerySet[Subscription]:
    latest = max(notice.at for notice in told.notices)
    ahead = Subscription.objects.filter(pk__gt=current.reached, since__lte=latest)
    if current.pace == Pace.AT_ONCE:
        ahead = ahead.filter(pace=Pace.AT_ONCE)
    # Held until the page is written: whoever stops the alerts meanwhile waits, and then forgets this page's e-mail too.
    held = ahead.select_for_update(of=("self",)) if connection.features.has_select_for_update_of else ahead
    return concerned(held, told.facts.values()).order_by("pk").prefetch_related("wishes__terms")


def _write(current: Round, page: list[Subscription], told: Told) -> None:
    """The e-mails of one page, and who was told what."""
    known = told_already(page, told.notices) if page else set()
    mail: list[Letter] = []
    rows: list[Delivery] = []
    for reader in page:
        news: dict[str, list[News]] = defaultdict(list)
        for notice in told.notices:
            if (reader.pk, notice.pk) not in known and told.fits(notice, reader):
                rows.append(Delivery(subscription=reader, notice=notice))
                news[notice.what].append(told.news(notice, reader.language))
        if news:
            mail.append(letters.alert(reader, news[What.PUBLISHED], news[What.WITHDRAWN]))
    Delivery.objects.bulk_create(rows, batch_size=500)
    current.told += enqueue_many(mail)


def _finish(current: Round, told: Told, now: datetime) -> None:
    current.finished_at = now
    if current.told:
        audit.record(
            by="alerts",
            action="alerts.told",
            subject=current,
            summary=f"Wrote {current.told} e-mails about {len(told.notices)} changes ({current.get_pace_display()}).",
        )
