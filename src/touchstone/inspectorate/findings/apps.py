from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "touchstone.inspectorate.findings"
    label = "findings"
