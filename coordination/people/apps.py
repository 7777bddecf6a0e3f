from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "coordination.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from auditlog.registry import auditlog

        from coordination.log.daily import daily
        from coordination.log.processes import beside_the_clock
        from coordination.people.ended import delete_ended_sessions
        from coordination.people.models import Person, Token

        beside_the_clock("sessions", daily("sessions", delete_ended_sessions))

        # Who changed an account, and how; secrets are named as changed and never shown.
        auditlog.register(Person, exclude_fields=["last_login", "password"])
        auditlog.register(Token, exclude_fields=["hash"])
