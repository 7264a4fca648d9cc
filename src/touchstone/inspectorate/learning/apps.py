from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "touchstone.inspectorate.learning"
    label = "learning"

    def ready(self) -> None:
        from touchstone.inspectorate.learning.told import returns_of
        from touchstone.inspectorate.plans import returns

        returns.hang("learning", returns_of)
