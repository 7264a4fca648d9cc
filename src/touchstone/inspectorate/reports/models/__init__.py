"""Every table of this room."""

from touchstone.inspectorate.reports.models.asked import FormatRequest, Translation
from touchstone.inspectorate.reports.models.job import JobForm, PublicationJob
from touchstone.inspectorate.reports.models.publication import Publication, PublishedForm, Report

__all__ = ["FormatRequest", "JobForm", "Publication", "PublicationJob", "PublishedForm", "Report", "Translation"]
