"""Every table of this room."""

from touchstone.inspectorate.accuracy.models.challenges import Challenge, ChallengeFile, ChallengeRound
from touchstone.inspectorate.accuracy.models.checks import (
    AccuracyCheck,
    AccuracyComment,
    AccuracyReminder,
    AccuracyReturn,
    CommentFile,
    SentLine,
)

__all__ = [
    "AccuracyCheck",
    "AccuracyComment",
    "AccuracyReminder",
    "AccuracyReturn",
    "Challenge",
    "ChallengeFile",
    "ChallengeRound",
    "CommentFile",
    "SentLine",
]
