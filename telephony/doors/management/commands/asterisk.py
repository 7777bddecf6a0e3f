"""`manage.py asterisk`: listens to the Asterisk of RINGBACK_ASTERISK and talks with its callers.

Several may run: the newest is connected, the others stand by.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordination.log.running import run_until_told
from telephony.adapters.asterisk.running import LOOPS, NoAsterisk


class Command(BaseCommand):
    help = "Serve the calls of an Asterisk over ARI, and its sound over AudioSocket."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.RINGBACK_ASTERISK is None:
            raise CommandError(NoAsterisk.sentence)
        if not run_until_told(LOOPS):
            raise CommandError("The service of Asterisk failed: its log says why.")
