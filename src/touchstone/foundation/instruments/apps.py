from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "touchstone.foundation.instruments"
    label = "instruments"
