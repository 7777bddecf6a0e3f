"""`manage.py quarantine`: lists what could not be applied, and lets it go on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.database import rows
from coordination.log.guards import Consumer
from coordination.log.quarantine import release


class Command(BaseCommand):
    help = "List parked streams, or release them once the code is mended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", nargs="?", choices=["list", "release"], default="list")
        parser.add_argument("--consumer", help="release only this projection's or reactor's streams")
        parser.add_argument("--stream", help="release only this stream")

    def handle(self, *args: Any, **options: Any) -> None:
        parked = rows(
            "SELECT q.consumer, q.build, q.stream, q.version, q.error, q.at FROM log_quarantine q"
            " JOIN log_consumer c ON c.name = q.consumer AND c.build = q.build"
            " WHERE q.released_at IS NULL ORDER BY q.id"
        )
        if options["action"] == "list":
            for consumer, _, stream, version, error, at in parked:
                self.stdout.write(f"{at:%Y-%m-%d %H:%M:%S}  {consumer}  {stream}@{version}  {error}")
            self.stdout.write(f"{len(parked)} parked.")
            return
        consumers = {(row[0], row[1]) for row in parked if options["consumer"] in (None, row[0])}
        if not consumers:
            raise CommandError("Nothing is parked there: `manage.py quarantine` lists what is.")
        freed = sum(release(Consumer(name, build, ()), options["stream"]) for name, build in consumers)
        self.stdout.write(f"{freed} released; they are taken up within seconds.")
