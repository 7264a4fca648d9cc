from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "touchstone.inspectorate.improvement"
    label = "improvement"

    def ready(self) -> None:
        from touchstone.inspectorate.findings import annexes
        from touchstone.inspectorate.improvement import tasklist
        from touchstone.inspectorate.improvement.annex import ANNEX
        from touchstone.inspectorate.inspections import stages

        annexes.hang(ANNEX)
        stages.hang(*tasklist.STAGES)
