"""`manage.py reactors`: the reactors of a deployment with Kafka, in one process."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.processes import is_embedded, run_consumers
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Run all reactors from Kafka. One process runs each, others stand by."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_embedded():
            self.stdout.write("Embedded mode: the relay of `manage.py up` delivers to the reactors.")
            return
        if not run_until_told({"reactors": lambda stop: run_consumers(stop, "reactors")}):
            raise CommandError("The reactors failed: their log says why.")
