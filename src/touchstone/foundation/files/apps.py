from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "touchstone.foundation.files"
    label = "files"
