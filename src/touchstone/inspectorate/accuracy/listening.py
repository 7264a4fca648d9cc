"""What happens here when a draft takes a step? Hung on drafting.listeners as the program starts."""

from __future__ import annotations

from touchstone.foundation.accounts.actors import Actor
from touchstone.inspectorate.accuracy.actions import ending, opening
from touchstone.inspectorate.drafting.models import Draft


def on_step(by: Actor, draft: Draft, step: str) -> None:
    """Open a check when the draft is sent, and close it when it ends or the draft is taken back."""
    if step in ("send to service", "send again"):
        opening.open_check(by=by, draft=draft)
    elif step == "end check":
        ending.close_check(by=by, draft=draft, does="end")
    elif step == "take back":
        ending.close_check(by=by, draft=draft, does="take back")
