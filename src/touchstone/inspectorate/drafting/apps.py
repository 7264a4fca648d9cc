from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "touchstone.inspectorate.drafting"
    label = "drafting"

    def ready(self) -> None:
        from touchstone.inspectorate.drafting import links, tasklist
        from touchstone.inspectorate.drafting.actions import publishing
        from touchstone.inspectorate.drafting.annex import ANNEX
        from touchstone.inspectorate.findings import annexes
        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.reports import landing

        annexes.hang(ANNEX)
        stages.hang(*tasklist.STAGES)
        landing.hang("drafting", publishing.on_published, publishing.on_stopped, links.correct_at)
