from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "touchstone.inspectorate.reports"
    label = "reports"
