from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "touchstone.inspectorate.programme"
    label = "programme"
