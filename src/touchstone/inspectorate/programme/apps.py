from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "touchstone.inspectorate.programme"
    label = "programme"

    def ready(self) -> None:
        from touchstone.foundation.core import jinja
        from touchstone.inspectorate.conversations import listeners
        from touchstone.inspectorate.programme import helpers
        from touchstone.inspectorate.programme.actions.records import meeting_held

        jinja.HELPERS.update(programme_pages=helpers.programme_pages)
        listeners.hang("programme", meeting_held)
