"""Everything that writes reports and letters, publishes, corrects and withdraws them, and answers what readers ask."""

from touchstone.inspectorate.reports.actions.asking import ask, erase_due, step
from touchstone.inspectorate.reports.actions.publishing import publish, record_report, withdraw
from touchstone.inspectorate.reports.actions.queueing import queue, stop, try_again
from touchstone.inspectorate.reports.actions.translating import ask_translation, step_translation

__all__ = [
    "ask",
    "ask_translation",
    "erase_due",
    "publish",
    "queue",
    "record_report",
    "step",
    "step_translation",
    "stop",
    "try_again",
    "withdraw",
]
