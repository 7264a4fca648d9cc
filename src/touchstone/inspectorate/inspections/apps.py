from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "touchstone.inspectorate.inspections"
    label = "inspections"

    def ready(self) -> None:
        from touchstone.foundation.core import jinja
        from touchstone.inspectorate.inspections import helpers, planning_stages, stages

        jinja.HELPERS.update(
            inspection_home=helpers.inspection_home,
            inspection_links=helpers.inspection_links,
            inspection_state=helpers.state_words,
            inspection_strip=helpers.strip,
        )
        stages.hang(*planning_stages.STAGES)
