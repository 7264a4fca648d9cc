from django.apps import AppConfig


class SamplesConfig(AppConfig):
    name = "touchstone.inspectorate.samples"
    label = "samples"
