from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "touchstone.inspectorate.plans"
    label = "plans"
