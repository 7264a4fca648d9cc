from django.apps import AppConfig


class AccuracyConfig(AppConfig):
    name = "touchstone.inspectorate.accuracy"
    label = "accuracy"
