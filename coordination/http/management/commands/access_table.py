"""`manage.py access_table [--check]`: docs/access.md from the routes."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordination.http.access_table import page

PLACE = Path(settings.ROOT) / "docs" / "access.md"


class Command(BaseCommand):
    help = "Write docs/access.md, the table of who may do what; with --check only compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when it is out of date")

    def handle(self, *, check: bool, **_: object) -> None:
        if not check:
            PLACE.write_text(page())
        elif not PLACE.exists() or PLACE.read_text() != page():
            raise CommandError("docs/access.md is out of date: run manage.py access_table")
