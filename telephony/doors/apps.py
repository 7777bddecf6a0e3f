from django.apps import AppConfig
from django.conf import settings


class DoorsConfig(AppConfig):
    name = "telephony.doors"
    label = "doors"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.processes import beside_the_clock, only_in_up
        from telephony.doors.reconciling import run_reconciling

        beside_the_clock("reconciling", run_reconciling)
        if settings.RINGBACK_ASTERISK is not None:
            from telephony.adapters.asterisk.running import LOOPS

            for name, loop in LOOPS.items():
                only_in_up(name, loop)
