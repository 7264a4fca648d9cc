from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "touchstone.foundation.providers"
    label = "providers"
