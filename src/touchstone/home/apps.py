from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "touchstone.home"
    label = "home"
