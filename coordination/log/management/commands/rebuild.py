"""`manage.py rebuild NAME`: builds a read model anew beside its readers, then exchanges it."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.projection import PROJECTIONS
from coordination.log.quarantine import TooMuchPoison
from coordination.log.rebuild import RebuildRefused, rebuild


class Command(BaseCommand):
    help = "Build a projection's table anew from the log. Readers never wait."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=sorted(PROJECTIONS), help="the projection")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()

        def progress(events: int) -> None:
            self.stderr.write(f"{events:,} events, {events / (time.monotonic() - began):,.0f} a second")

        try:
            events = rebuild(PROJECTIONS[options["name"]], progress)
        except (RebuildRefused, TooMuchPoison) as refused:
            raise CommandError(f"{refused}. The old table stands as it was.") from refused
        self.stdout.write(f"{options['name']}: {events:,} events in {time.monotonic() - began:.1f} s.")
