from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "touchstone.inspectorate.programme"
    label = "programme"

    def ready(self) -> None:
        from touchstone.foundation.core import jinja
        from touchstone.inspectorate.programme import helpers

        jinja.HELPERS.update(programme_pages=helpers.programme_pages)
