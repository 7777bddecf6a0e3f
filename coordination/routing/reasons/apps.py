from django.apps import AppConfig


class ReasonsConfig(AppConfig):
    name = "coordination.routing.reasons"
    label = "call_reasons"
