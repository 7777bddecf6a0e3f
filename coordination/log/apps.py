from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class LogConfig(AppConfig):
    name = "coordination.log"
    label = "log"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.roles import grant

        # A concept folder needs no registration: having the file is enough.
        autodiscover_modules("events", "projections", "reactors", "alarms")
        post_migrate.connect(grant, dispatch_uid="log-roles")
