from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "touchstone.inspectorate.drafting"
    label = "drafting"
