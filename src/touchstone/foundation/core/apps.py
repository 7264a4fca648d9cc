from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "touchstone.foundation.core"
    label = "core"
