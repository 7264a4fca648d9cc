from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "touchstone.foundation.clocks"
    label = "clocks"

    def ready(self) -> None:
        from touchstone.foundation.clocks import presenters
        from touchstone.foundation.core import jinja

        jinja.HELPERS["deadline"] = presenters.shown
