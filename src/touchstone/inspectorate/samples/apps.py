from django.apps import AppConfig


class SamplesConfig(AppConfig):
    name = "touchstone.inspectorate.samples"
    label = "samples"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.samples import presenters

        stages.hang(
            stages.Stage(
                key="sample",
                group="sample",
                order=10,
                title=_("Sample of cases"),
                url_name="sample-overview",
                action="see_sample",
                progress=presenters.progress,
            ),
            stages.Stage(
                key="sample-asked",
                group="sample",
                order=10,
                title=_("Sample of cases"),
                url_name="sample-asked",
                action="see_drawn",
                progress=presenters.service_progress,
            ),
        )
