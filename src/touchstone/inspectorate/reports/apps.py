from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "touchstone.inspectorate.reports"
    label = "reports"

    def ready(self) -> None:
        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.reports import tasklist

        stages.hang(*tasklist.STAGES)
