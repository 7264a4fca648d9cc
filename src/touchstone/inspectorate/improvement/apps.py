from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "touchstone.inspectorate.improvement"
    label = "improvement"
