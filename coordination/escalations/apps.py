from django.apps import AppConfig


class EscalationsConfig(AppConfig):
    name = "coordination.escalations"
    label = "escalations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.escalations.notifying.worker import run_messages
        from coordination.escalations.urgent import has_open_emergency
        from coordination.log.processes import beside_the_clock
        from telephony.calls.urgent import knows_urgent

        knows_urgent(has_open_emergency)
        beside_the_clock("messages", run_messages)
