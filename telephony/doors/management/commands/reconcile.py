"""manage.py reconcile [--since 2026-11-20T08:00Z]: ask the phone systems for what was missed.

`up` and `clock` do this by themselves; by hand it goes further back.
"""

import sys
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from coordination.log.stream import now
from telephony.doors.reconciling import catch_up

ONE_DAY = timedelta(days=1)


class Command(BaseCommand):
    help = "Fetches the calls that were missed while we were away, and notes gaps. May be run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=datetime.fromisoformat, help="with its zone; default: a day ago")

    def handle(self, *args: Any, since: datetime | None = None, **options: Any) -> None:
        moment = now()
        done = catch_up(moment, since or moment - ONE_DAY)
        for source, found in done.found.items():
            said = {"source": source, "calls": found.calls, "facts": found.facts, "gaps": found.gaps}
            self._say({**said, "fetched": done.fetched[source]})
        self._say({"silent": done.silent, "captures_closed": done.captures_closed})
        for source, why in done.away.items():
            self.stderr.write(f"{source}: {why}")
        if done.away:
            sys.exit(1)

    def _say(self, said: dict[str, Any]) -> None:
        self.stdout.write(msgspec.json.encode(said).decode())
