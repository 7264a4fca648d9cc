from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "touchstone.foundation.core"
    label = "core"

    def ready(self) -> None:
        from touchstone.foundation.core import drafts

        drafts.install()
