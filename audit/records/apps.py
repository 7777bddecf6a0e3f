from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "audit.records"
    label = "records"
