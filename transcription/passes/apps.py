from importlib import import_module

from django.apps import AppConfig


class PassesConfig(AppConfig):
    name = "transcription.passes"
    label = "passes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.log.processes import beside_the_clock
        from transcription.passes.sweep import run_sweeping

        import_module("transcription.passes.readiness")  # its part registers itself
        beside_the_clock("passes", run_sweeping)
