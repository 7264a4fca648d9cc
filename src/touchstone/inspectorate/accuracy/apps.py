from django.apps import AppConfig


class AccuracyConfig(AppConfig):
    name = "touchstone.inspectorate.accuracy"
    label = "accuracy"

    def ready(self) -> None:
        from touchstone.inspectorate.accuracy import listening, tasklist
        from touchstone.inspectorate.accuracy.queries import challenges, checks
        from touchstone.inspectorate.drafting import before_signing, listeners
        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.reports import holds

        stages.hang(*tasklist.STAGES)
        listeners.on_step("accuracy", listening.on_step)
        listeners.PAGES.update(
            {"send-to-service": "accuracy-send", "end-check": "accuracy-end", "take-back": "accuracy-take-back"}
        )
        before_signing.hang("accuracy", checks.before_signing)
        holds.hang("accuracy", checks.before_publishing)
        holds.hang("challenges", challenges.holds)
