from importlib import import_module

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "transcription.live"
    label = "live"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("transcription.live.readiness")  # its part registers itself
        from telephony.media.listening import listens
        from transcription.live.listener import live
        from transcription.live.running import run_live
        from transcription.passes.processes import beside_the_passes

        listens(live)
        beside_the_passes("live", run_live)
