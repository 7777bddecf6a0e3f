"""`manage.py demo_yesterday`: the simulator's stories as calls of the clinic's yesterday, once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from coordination.publishing.yesterday.telling import tell_yesterday


class Command(BaseCommand):
    help = "Tell the simulator's stories as calls of yesterday, unless they were told."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"told: {tell_yesterday()} calls of yesterday")
