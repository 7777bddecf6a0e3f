"""`manage.py log`: looks at the log as a whole."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.database import rows
from coordination.log.generation import begin_next, topic
from coordination.log.verify import verify

FOLLOW_SECONDS = 0.5
PAGE = 1_000
_TAIL = b"""
    SELECT p.position, e.recorded_at, e.type, e.stream, e.version FROM log_position p
    JOIN log_event e ON e.id = p.event WHERE p.position > %s ORDER BY p.position LIMIT %s
"""


class Command(BaseCommand):
    help = "Verify the log, follow it, or begin its next generation after a restore."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="action", required=True)
        commands.add_parser("verify", help="walk the whole log; exit code 1 when something is wrong")
        tail = commands.add_parser("tail", help="the newest events: position, time, type, place")
        tail.add_argument("--lines", "-n", type=int, default=20)
        tail.add_argument("--follow", "-f", action="store_true", help="go on until Ctrl-C")
        commands.add_parser("restored", help="after a restore from a backup: begin the next generation")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["action"]:
            case "verify":
                self._verify()
            case "tail":
                self._tail(options["lines"], follow=options["follow"])
            case _:
                self._restored()

    def _verify(self) -> None:
        verdict = verify()
        self.stdout.write(
            f"{verdict.events:,} events in {verdict.streams:,} streams;"
            f" {verdict.forgotten_events:,} events and {verdict.forgotten_contents:,} contents forgotten;"
            f" {verdict.waiting:,} wait for their position."
        )
        for fault in verdict.faults:
            self.stdout.write(fault)
        if verdict.faults:
            raise CommandError(f"The log is not whole: {len(verdict.faults)} faults.")
        self.stdout.write("The log is whole.")

    def _tail(self, lines: int, *, follow: bool) -> None:
        ((last,),) = rows("SELECT coalesce(max(position), 0) FROM log_position")
        place = max(0, last - lines)
        try:
            while True:
                found = rows(_TAIL, [place, PAGE])
                for position, at, type_, stream, version in found:
                    self.stdout.write(
                        f"{position:>10}  {at:%Y-%m-%d %H:%M:%S.%f}  {type_}  {stream}@{version}"
                    )
                    place = position
                if not found and not follow:
                    return
                if not found:
                    time.sleep(FOLLOW_SECONDS)
        except KeyboardInterrupt:
            return

    def _restored(self) -> None:
        generation = begin_next()
        self.stdout.write(
            f"Generation {generation}: start relay, projections and reactors again; they use the topic"
            f" {topic(generation)}. What was sent out in the lost window must be looked up there."
        )
