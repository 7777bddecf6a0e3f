from django.apps import AppConfig


class EhrConfig(AppConfig):
    name = "coordination.ehr"
    label = "ehr"

    def ready(self) -> None:
        from coordination.ehr.watching import run_watching
        from coordination.log.processes import beside_the_clock

        beside_the_clock("merges", run_watching)
