from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "touchstone.inspectorate.conversations"
    label = "conversations"

    def ready(self) -> None:
        from touchstone.foundation.core import jinja
        from touchstone.inspectorate.conversations import helpers
        from touchstone.inspectorate.conversations.discussed import notes_of
        from touchstone.inspectorate.plans import discussed

        discussed.hang("conversations", notes_of)
        jinja.HELPERS.update(conversation_pages=helpers.conversation_pages)
