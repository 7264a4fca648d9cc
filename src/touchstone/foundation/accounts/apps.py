from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "touchstone.foundation.accounts"
    label = "accounts"
