"""Everything that writes in this room: versions, and responses."""

from touchstone.foundation.instruments.actions.loading import Loaded, load, load_definitions
from touchstone.foundation.instruments.actions.responses import (
    Other,
    Saved,
    change_children,
    choose_text,
    save_answers,
    set_aside,
    start_response,
    submit,
)

__all__ = [
    "Loaded",
    "Other",
    "Saved",
    "change_children",
    "choose_text",
    "load",
    "load_definitions",
    "save_answers",
    "set_aside",
    "start_response",
    "submit",
]
