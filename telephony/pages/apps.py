from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "telephony.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.processes import beside_the_clock
        from telephony.pages.placing import run_placing

        beside_the_clock("pages", run_placing)
