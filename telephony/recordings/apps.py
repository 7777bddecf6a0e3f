from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "telephony.recordings"
    label = "recordings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.daily import daily
        from coordination.log.processes import beside_the_clock
        from telephony.recordings.sweeping import sweep_store
        from telephony.recordings.taking_up import run_taking_up

        beside_the_clock("object store", daily("object store", sweep_store))
        beside_the_clock("spools", run_taking_up)
