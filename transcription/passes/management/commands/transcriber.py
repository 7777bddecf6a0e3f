"""`manage.py transcriber`: hears recordings, and calls while they last; any number may run."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.running import run_until_told
from transcription.passes.processes import transcriber_loops


class Command(BaseCommand):
    help = "Turn the sound of calls into words."

    def handle(self, *args: Any, **options: Any) -> None:
        if not run_until_told(transcriber_loops()):
            raise CommandError("The transcriber failed: its log says why.")
