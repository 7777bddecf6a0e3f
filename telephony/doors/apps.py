from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "telephony.doors"
    label = "doors"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.processes import beside_the_clock
        from telephony.doors.reconciling import run_reconciling

        beside_the_clock("reconciling", run_reconciling)
