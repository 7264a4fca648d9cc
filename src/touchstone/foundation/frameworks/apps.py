from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "touchstone.foundation.frameworks"
    label = "frameworks"
