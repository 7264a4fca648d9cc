from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "touchstone.inspectorate.drafting"
    label = "drafting"

    def ready(self) -> None:
        from touchstone.inspectorate.drafting.annex import ANNEX
        from touchstone.inspectorate.findings import annexes

        annexes.hang(ANNEX)
