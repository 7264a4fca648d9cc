"""Who must be told that the record changed? The listeners that the settings name, after the change is committed.

A lower room announces and knows nobody; a higher room that keeps something derived (the register's index) is named in
`RECORD_CHANGED_LISTENERS` by dotted path. Explicit, in place of signals: the settings show who listens. A listener
takes nothing and must be idempotent, because it reads what changed from a cursor of its own; one that fails is
logged and harms nobody, because `./touchstone tick` calls it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


def record_changed() -> None:
    """Tell every listener once this transaction is committed; at once where there is none."""
    transaction.on_commit(tell_listeners, robust=True)


def tell_listeners() -> None:
    """Call every listener now, each on its own."""
    for listener in listeners():
        try:
            listener()
        except Exception:  # a listener of any kind may fail in any way; the change stands all the same
            logger.exception("A listener to changes of the record failed: %r", listener)


def listeners() -> list[Callable[[], object]]:
    """The functions that the settings name, in order."""
    return [import_string(path) for path in getattr(settings, "RECORD_CHANGED_LISTENERS", [])]
