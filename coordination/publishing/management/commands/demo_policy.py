"""`manage.py demo_policy`: the demo's people sign and publish its roster and its rollout, once."""

from typing import Any

from django.core.management.base import BaseCommand

from coordination.publishing.demo import publish_all


class Command(BaseCommand):
    help = "Publish the demo's roster and rollout, unless somebody has changed them before."

    def handle(self, *args: Any, **options: Any) -> None:
        done = publish_all()
        self.stdout.write(f"published: {', '.join(done) or 'nothing, they were before'}")
