from django.apps import AppConfig


class HandoffsConfig(AppConfig):
    name = "coordination.handoffs"
    label = "handoffs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coordination.handoffs.moving import run_moving
        from coordination.log.processes import beside_the_clock

        beside_the_clock("moving", run_moving)
