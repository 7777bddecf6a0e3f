"""`manage.py asterisk`: listens to the Asterisk of RINGBACK_ASTERISK and talks with its callers.

Several may run: the newest is connected, the others stand by.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.log.running import run_until_told
from telephony.adapters.asterisk.serving import Serving
from telephony.adapters.asterisk.tickets import ticket
from telephony.adapters.connected import asterisk


class Command(BaseCommand):
    help = "Serve the calls of an Asterisk over ARI."

    def handle(self, *args: Any, **options: Any) -> None:
        adapter = asterisk()
        if adapter is None:
            raise CommandError("RINGBACK_ASTERISK is not set: see docs/asterisk.md")
        if not run_until_told({"asterisk": Serving(adapter, ticket).run}):
            raise CommandError("The service of Asterisk failed: its log says why.")
