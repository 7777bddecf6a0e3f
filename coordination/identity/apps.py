from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "coordination.identity"
    label = "identity"
