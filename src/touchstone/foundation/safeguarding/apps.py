from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "touchstone.foundation.safeguarding"
    label = "safeguarding"
