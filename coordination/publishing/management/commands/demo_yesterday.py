"""`manage.py demo_yesterday`: the simulator's stories as calls of the clinic's yesterday, once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.publishing.yesterday.telling import NoDemo, tell_yesterday


class Command(BaseCommand):
    help = "Tell the simulator's stories as calls of yesterday, unless they were told."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = tell_yesterday()
        except NoDemo:
            raise CommandError(
                "The demo's people are not here: seat them first, `manage.py demo_people`."
            ) from None
        self.stdout.write(f"told: {told} calls of yesterday")
