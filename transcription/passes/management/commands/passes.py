"""`manage.py passes`: lists the recordings that could not be heard, and lets them be tried again."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from transcription.passes import jobs
from transcription.passes.row import TranscriptionPass


class Command(BaseCommand):
    help = "List recordings that could not be heard, or try them again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", nargs="?", choices=["list", "release"], default="list")
        parser.add_argument("--call", type=UUID, help="release only this call's")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "list":
            parked = TranscriptionPass.objects.filter(state="parked").order_by("wanted_at")
            for row in parked:
                self.stdout.write(f"{row.wanted_at:%Y-%m-%d %H:%M:%S}  call/{row.call}  {row.why}")
            self.stdout.write(f"{len(parked)} parked.")
            return
        freed = jobs.release(options["call"])
        if not freed:
            raise CommandError("Nothing is parked there: `manage.py passes` lists what is.")
        self.stdout.write(f"{freed} released; the transcriber takes them up within seconds.")
