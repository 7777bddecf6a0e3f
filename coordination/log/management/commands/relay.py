"""`manage.py relay`: carries the log to Kafka; a second one stands by."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.processes import is_embedded, run_relay
from coordination.log.running import run_until_told


class Command(BaseCommand):
    help = "Carry the log to Kafka, in order. One runs, others stand by."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_embedded():
            raise CommandError("RINGBACK_KAFKA is not set: in embedded mode `manage.py up` runs the relay.")
        if not run_until_told({"relay": run_relay}):
            raise CommandError("The relay failed: its log says why.")
