from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "touchstone.inspectorate.learning"
    label = "learning"
