from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "touchstone.inspectorate.requests"
    label = "requests"
