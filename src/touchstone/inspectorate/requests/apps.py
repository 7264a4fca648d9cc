from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "touchstone.inspectorate.requests"
    label = "requests"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.requests import presenters

        stages.hang(
            stages.Stage(
                key="request",
                group="request",
                order=10,
                title=_("Information request"),
                url_name="request-overview",
                action="see_request",
                progress=presenters.progress,
            ),
            stages.Stage(
                key="request-asked",
                group="request",
                order=10,
                title=_("What is asked of you"),
                url_name="request-asked",
                action="see_as_service",
                progress=presenters.service_progress,
            ),
        )
