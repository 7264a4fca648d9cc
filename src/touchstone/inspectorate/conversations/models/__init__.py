"""Every table of this room."""

from touchstone.inspectorate.conversations.models.corrections import ActionCorrection
from touchstone.inspectorate.conversations.models.meetings import Meeting, MinutesNote, MinutesReminder, MinutesSharing
from touchstone.inspectorate.conversations.models.panels import Panel, PanelSession, Recommendation, RecommendationReply
from touchstone.inspectorate.conversations.models.promises import (
    ActionAlarm,
    ActionUpdate,
    AgreedAction,
    AgreedFile,
    Side,
)

__all__ = [
    "ActionAlarm",
    "ActionCorrection",
    "ActionUpdate",
    "AgreedAction",
    "AgreedFile",
    "Meeting",
    "MinutesNote",
    "MinutesReminder",
    "MinutesSharing",
    "Panel",
    "PanelSession",
    "Recommendation",
    "RecommendationReply",
    "Side",
]
