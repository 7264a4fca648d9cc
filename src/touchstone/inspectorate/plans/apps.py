from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "touchstone.inspectorate.plans"
    label = "plans"

    def ready(self) -> None:
        from touchstone.inspectorate.improvement import beside
        from touchstone.inspectorate.plans.beside import facts

        beside.hang("plans", facts)
