from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "touchstone.public.alerts"
    label = "alerts"
