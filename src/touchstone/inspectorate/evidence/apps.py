from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "touchstone.inspectorate.evidence"
    label = "evidence"
