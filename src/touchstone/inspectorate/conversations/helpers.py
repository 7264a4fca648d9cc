"""What the templates of this room ask: its pages beside each other, for one's own side."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.foundation.core.navigation import Item
from touchstone.inspectorate.conversations.models import Side

PAGES = {"meetings": "conversations", "actions": "agreed-actions", "panels": "panels"}


def conversation_pages(side: str, current: str) -> list[Item]:
    titles = {"meetings": _("Meetings"), "actions": _("What was agreed"), "panels": _("You said, we did")}
    before = "asked-" if side == Side.SERVICE else ""
    return [Item(reverse(before + name), titles[key], key == current) for key, name in PAGES.items()]
