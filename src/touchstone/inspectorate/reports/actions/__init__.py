"""Everything that writes reports and letters, publishes, corrects and withdraws them, and answers what readers ask."""

from touchstone.inspectorate.reports.actions.publishing import publish, record_report, withdraw

__all__ = ["publish", "record_report", "withdraw"]
