"""Why can this file not be read? One sentence that a person can act on."""

from __future__ import annotations


class Unreadable(Exception):
    """Raised by the inputs; the message is one sentence saying what was wrong and what to do."""

    @property
    def sentence(self) -> str:
        return str(self)
