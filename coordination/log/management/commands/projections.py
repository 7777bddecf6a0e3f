"""`manage.py projections`: the projections of a deployment with Kafka, in one process."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.processes import is_embedded, run_consumers
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Run all projections from Kafka. One process runs each, others stand by."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_embedded():
            self.stdout.write("Embedded mode: the relay of `manage.py up` delivers to the projections.")
            return
        if not run_until_told({"projections": lambda stop: run_consumers(stop, "projections")}):
            raise CommandError("The projections failed: their log says why.")
