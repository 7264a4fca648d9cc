"""How do accounts send e-mail, who stand below the outbox? Through the function that the setting MAILER names."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def send(*, to: str, subject: str, body: str, secret: bool = False) -> None:
    """Hand an e-mail to the outbox, inside the current transaction. `secret`: its body holds a link for one reader."""
    import_string(settings.MAILER)(to=to, subject=subject, body=body, secret=secret)
