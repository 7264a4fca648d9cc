from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "touchstone.inspectorate.evidence"
    label = "evidence"

    def ready(self) -> None:
        from touchstone.inspectorate.evidence.stage import STAGES
        from touchstone.inspectorate.inspections import stages

        stages.hang(*STAGES)
