from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "touchstone.foundation.messages"
    label = "outbox"
