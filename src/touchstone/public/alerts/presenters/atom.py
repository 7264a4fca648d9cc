"""A feed as Atom (RFC 4287), with paging (RFC 5005) and what was withdrawn (RFC 6721)."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _

from touchstone.public.alerts.news import News
from touchstone.public.alerts.presenters.feed import Feed, entry_id

ATOM = "http://www.w3.org/2005/Atom"
GONE = "http://purl.org/atompub/tombstones/1.0"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA_TYPE = "application/atom+xml"


def atom(feed: Feed) -> bytes:
    ET.register_namespace("", ATOM)
    ET.register_namespace("at", GONE)
    root = ET.Element(_name("feed"), {LANGUAGE: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(feed.updated))
    _text(ET.SubElement(root, _name("author")), "name", feed.site)
    for relation, href in feed.links.items():
        ET.SubElement(root, _name("link"), {"rel": relation, "type": MEDIA_TYPE, "href": href})
    ET.SubElement(root, _name("link"), {"rel": "alternate", "type": "text/html", "href": feed.home})
    for identity, when in feed.gone:
        ET.SubElement(root, f"{{{GONE}}}deleted-entry", {"ref": identity, "when": moment(when)})
    for news in feed.items:
        _entry(root, news)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n"


def _entry(root: ET.Element, news: News) -> None:
    entry = ET.SubElement(root, _name("entry"))
    _text(entry, "id", entry_id(news.number))
    title = _text(entry, "title", news.title)
    title.set(LANGUAGE, news.title_language)
    _text(entry, "published", moment(news.public_from))
    _text(entry, "updated", moment(news.public_from))
    _text(ET.SubElement(entry, _name("author")), "name", news.inspectorate)
    ET.SubElement(entry, _name("link"), {"rel": "alternate", "type": "text/html", "href": news.href})
    if news.document:
        attributes = {"type": news.document.media_type, "href": news.document.href, "length": str(news.document.size)}
        ET.SubElement(entry, _name("link"), {"rel": "enclosure", **attributes})
    ET.SubElement(entry, _name("category"), {"term": news.kind})
    _text(entry, "summary", summary(news))


def summary(news: News) -> str:
    if not news.correction:
        return news.sentence
    return f"{news.sentence} {_('What was corrected: %(correction)s') % {'correction': news.correction}}"


def moment(when: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: ET.Element, name: str, words: str) -> ET.Element:
    """XML 1.0 has no way to say most control characters, so they go."""
    element = ET.SubElement(parent, _name(name))
    element.text = "".join(c for c in words if c >= " " or c in "\t\n") or "-"
    return element
