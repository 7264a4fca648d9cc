from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "touchstone.foundation.clocks"
    label = "clocks"
