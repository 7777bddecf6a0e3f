"""`manage.py clock`: fires alarms as they come due; any number may run."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.processes import clock_loops
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Fire alarms as they come due."

    def handle(self, *args: Any, **options: Any) -> None:
        if not run_until_told(clock_loops()):
            raise CommandError("The clock failed: its log says why.")
