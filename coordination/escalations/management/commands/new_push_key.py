"""manage.py new_push_key: a key for RINGBACK_PUSH."""

from django.core.management.base import BaseCommand

from coordination.escalations.notifying.push import new_key


class Command(BaseCommand):
    help = "Write a private key for RINGBACK_PUSH to stdout. A new key ends every browser's subscription."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(new_key())
