"""`manage.py projections [NAME ...]`: the projections of a Kafka deployment, all or some in a process."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.processes import is_embedded, run_consumers
from coordination.log.projection import PROJECTIONS
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Run projections from Kafka. One process runs each, others stand by."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", help="only these; without a name, all")

    def handle(self, *args: Any, **options: Any) -> None:
        names: list[str] = options["names"]
        if unknown := sorted(set(names) - set(PROJECTIONS)):
            raise CommandError(f"No {', '.join(unknown)}; there are: {', '.join(sorted(PROJECTIONS))}.")
        if is_embedded():
            self.stdout.write("Embedded mode: the relay of `manage.py up` delivers to the projections.")
            return
        if not run_until_told({"projections": lambda stop: run_consumers(stop, "projections", names)}):
            raise CommandError("The projections failed: their log says why.")
