from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "touchstone.demonstration"
    label = "demonstration"
