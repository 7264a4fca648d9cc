"""Every table of this room."""

from touchstone.inspectorate.drafting.models.draft import Draft, DraftArea, Section, SignOff, Statement
from touchstone.inspectorate.drafting.models.history import AcceptedWarning, Comment, StatementVersion, WelshText

__all__ = [
    "AcceptedWarning",
    "Comment",
    "Draft",
    "DraftArea",
    "Section",
    "SignOff",
    "Statement",
    "StatementVersion",
    "WelshText",
]
