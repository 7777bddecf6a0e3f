"""manage.py reconcile [--since 2026-11-20T08:00Z]: ask the phone systems for what was missed."""

import sys
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from coordination.log.errors import Refused
from coordination.log.stream import now
from telephony.adapters.connected import adapters
from telephony.adapters.missed import close_captures, note_silence, take_missed
from telephony.calls.row import CallRow
from telephony.recordings.fetching import fetch_now

ONE_DAY = timedelta(days=1)


class Command(BaseCommand):
    help = "Fetches the calls that were missed while we were away, and notes gaps. May be run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=datetime.fromisoformat, help="with its zone; default: a day ago")

    def handle(self, *args: Any, since: datetime | None = None, **options: Any) -> None:
        moment = now()
        since = since or moment - ONE_DAY
        failed = False
        for adapter in adapters():
            try:
                found = take_missed(adapter, since)
                for call, name in found.fetch:
                    fetch_now(call, name)
            except Refused as refusal:
                failed = True
                self.stderr.write(f"{adapter.source}: {refusal}")
                continue
            said = {"source": adapter.source, "calls": found.calls, "facts": found.facts, "gaps": found.gaps}
            self.stdout.write(msgspec.json.encode({**said, "fetched": len(found.fetch)}).decode())
        unended = CallRow.objects.exclude(state="ended").filter(first_at__lt=moment).iterator()
        silent = note_silence(unended, moment)
        died = close_captures(CallRow.objects.filter(state="ended", recording="recording").iterator(), moment)
        self.stdout.write(msgspec.json.encode({"silent": silent, "captures_closed": died}).decode())
        if failed:
            sys.exit(1)
