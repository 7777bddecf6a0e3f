from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "coordination.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from auditlog.registry import auditlog

        from coordination.people.models import Person, Token

        # Who changed an account, and how; secrets are named as changed and never shown.
        auditlog.register(Person, exclude_fields=["last_login", "password"])
        auditlog.register(Token, exclude_fields=["hash"])
