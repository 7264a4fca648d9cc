from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "touchstone.inspectorate.archive"
    label = "archive"
