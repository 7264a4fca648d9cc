from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "touchstone.inspectorate.reviews"
    label = "reviews"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from touchstone.inspectorate.inspections import stages
        from touchstone.inspectorate.reviews import presenters

        stages.hang(
            stages.Stage(
                "reviews", "fieldwork", 20, _("Case reviews"), "review-cases", "see_agreement", presenters.progress
            )
        )
