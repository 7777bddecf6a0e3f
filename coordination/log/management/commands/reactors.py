"""`manage.py reactors [NAME ...]`: the reactors of a deployment with Kafka, all or some in one process."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.processes import is_embedded, run_consumers
from coordination.log.reactor import REACTORS
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Run reactors from Kafka. One process runs each, others stand by."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", help="only these; without a name, all")

    def handle(self, *args: Any, **options: Any) -> None:
        names: list[str] = options["names"]
        if unknown := sorted(set(names) - set(REACTORS)):
            raise CommandError(f"No {', '.join(unknown)}; there are: {', '.join(sorted(REACTORS))}.")
        if is_embedded():
            self.stdout.write("Embedded mode: the relay of `manage.py up` delivers to the reactors.")
            return
        if not run_until_told({"reactors": lambda stop: run_consumers(stop, "reactors", names)}):
            raise CommandError("The reactors failed: their log says why.")
