"""What do the e-mails say? Plain text, in the reader's language, with a way out in every one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.core.wording import format_time
from touchstone.foundation.messages.actions import Letter
from touchstone.public.alerts import links, words
from touchstone.public.alerts.models import Subscription
from touchstone.public.alerts.news import News
from touchstone.public.alerts.wanted import Wanted

TOPIC, ASKING = "alerts", "alerts asked"  # what is forgotten together: messages.actions.forget
LISTED = 50  # publications in one e-mail; the rest stand behind a link


def confirmation(*, to: str, language: str, wanted: Wanted, names: words.Names, secret: str, until: datetime) -> Letter:
    """Asks whether the reader of this address wants alerts. The same whether or not the address has some already."""
    with translation.override(language):
        lines = [
            _("Somebody, probably you, asked for alerts to this address from the register of inspections of %(site)s.")
            % {"site": words.site()},
            "\n".join(f"{name}: {value}" for name, value in words.said(wanted, names)),
            _("To get them, open this page and confirm:") + f"\n{links.absolute('alerts-confirm', secret)}",
            _("The link works until %(when)s. If this address gets alerts already, these are added to them.")
            % {"when": format_time(until)},
            _("If you did not ask for this, do nothing. No alerts will come, and your address will be deleted."),
        ]
        subject = _("Confirm your alerts from %(site)s") % {"site": words.site()}
        return Letter(to=to, subject=subject, body=_body(lines), secret=True, topic=ASKING)


def alert(subscription: Subscription, published: Sequence[News], withdrawn: Sequence[News]) -> Letter:
    """Tells one reader of publications and of those withdrawn, all in the reader's language."""
    manage, stop = (
        links.to_subscription(screen, subscription.key, subscription.language) for screen in (links.MANAGE, links.STOP)
    )
    with translation.override(subscription.language):
        lines = [_published(news) for news in published[:LISTED]]
        if len(published) > LISTED:
            more = ngettext("And %(num)d more:", "And %(num)d more:", len(published) - LISTED)
            lines.append(f"{more % {'num': len(published) - LISTED}}\n{links.absolute('register-home')}")
        lines += [_withdrawn(news) for news in withdrawn]
        lines += [
            _("See, change or stop what you get:") + f"\n{manage}",
            _("Stop all alerts to this address:") + f"\n{stop}",
        ]
        return Letter(
            to=subscription.email,
            subject=_subject(published, withdrawn),
            body=_body([_("New in the register of inspections of %(site)s.") % {"site": words.site()}, *lines]),
            headers=_headers(stop),
            secret=True,  # its links work for whoever holds them
            topic=TOPIC,
            bulk=True,
        )


def _headers(stop: str) -> dict[str, str]:
    """RFC 8058: a mail program may stop the alerts with one POST; RFC 2919: and may sort them by this name."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<alerts.{host}>",
    }


def _subject(published: Sequence[News], withdrawn: Sequence[News]) -> str:
    if len(published) == 1 and not withdrawn:
        return _headline(published[0])
    if len(withdrawn) == 1 and not published:
        return _("Withdrawn: %(title)s") % {"title": withdrawn[0].title}
    count = len(published) + len(withdrawn)
    return ngettext("%(num)d change in the register", "%(num)d changes in the register", count) % {"num": count}


def _headline(news: News) -> str:
    if news.correction:
        return _("Corrected: %(title)s") % {"title": news.title}
    return _("Published: %(title)s") % {"title": news.title}


def _published(news: News) -> str:
    lines = [_headline(news), news.sentence]
    if news.correction:
        lines.append(_("What was corrected: %(correction)s") % {"correction": news.correction})
    return "\n".join([*lines, news.href])


def _withdrawn(news: News) -> str:
    said = _("It has been withdrawn. What it said may be wrong: do not rely on a copy of it.")
    return f"{_('Withdrawn: %(title)s') % {'title': news.title}}\n{said}\n{news.provider_href}"


def _body(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"
