from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "touchstone.inspectorate.inspections"
    label = "inspections"
