"""manage.py twilio_fallback [LINE]: TwiML to put where Twilio finds it without us.

Twilio turns to a number's Fallback URL when the voice webhook does not answer at all. Put this text
there (a TwiML Bin, any static host): it connects the caller to the line's fallback number.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.policy.published import policy
from telephony.doors.twilio.answers import Script


class Command(BaseCommand):
    help = "Prints the static TwiML for a line's Fallback URL: it reaches a person without Ringback (S12)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("line", nargs="?", default="main")

    def handle(self, *args: Any, line: str = "main", **options: Any) -> None:
        found = policy().lines.get(line)
        if found is None:
            raise CommandError(f"no line {line}; there are {', '.join(policy().lines)}")
        self.stdout.write(Script(policy(), found, "").person_at_once())
