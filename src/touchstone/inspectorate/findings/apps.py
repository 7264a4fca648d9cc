from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "touchstone.inspectorate.findings"
    label = "findings"

    def ready(self) -> None:
        from touchstone.inspectorate.findings import tasklist
        from touchstone.inspectorate.inspections import stages

        stages.hang(*tasklist.STAGES)
