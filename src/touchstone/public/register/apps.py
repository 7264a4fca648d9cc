from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "touchstone.public.register"
    label = "register"
