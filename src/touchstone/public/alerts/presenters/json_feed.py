"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from touchstone.public.alerts.news import News
from touchstone.public.alerts.presenters.atom import moment, summary
from touchstone.public.alerts.presenters.feed import Feed, entry_id

MEDIA_TYPE = "application/feed+json"


def json_feed(feed: Feed) -> bytes:
    content: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.links["self"],
        "language": feed.language,
        "authors": [{"name": feed.site}],
        "items": [_item(news, feed.language) for news in feed.items],
    }
    if "next" in feed.links:
        content["next_url"] = feed.links["next"]
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(news: News, language: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry_id(news.number),
        "url": news.href,
        "title": news.title,
        "content_text": summary(news),
        "date_published": moment(news.public_from),
        "date_modified": moment(news.public_from),
        "authors": [{"name": news.inspectorate}],
        "tags": [news.kind],
        "language": language,
    }
    if file := news.document:
        item["attachments"] = [{"url": file.href, "mime_type": file.media_type, "size_in_bytes": file.size}]
    return item
