from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "touchstone.home"
    label = "home"

    def ready(self) -> None:
        from touchstone.home import doors

        doors.hang()
