"""`manage.py demo_people`: the demo's invented people, as JSON on stdout."""

import sys
from argparse import ArgumentParser
from pathlib import Path

import msgspec
from django.core.management.base import BaseCommand, CommandError

from coordination.people.demo import PEOPLE, Credentials, seat_all


def kept_in(path: Path) -> dict[str, Credentials]:
    """The people of an earlier answer, or of a whole demo.json (`people` in it); {} without the file."""
    if not path.exists():
        return {}
    document = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    people = document.get("people", document)
    known = {key: value for key, value in people.items() if key in PEOPLE} if isinstance(people, dict) else {}
    try:
        return msgspec.convert(known, dict[str, Credentials])
    except msgspec.ValidationError as error:
        raise CommandError(f"{path} holds no people of an earlier start: use --fresh") from error


class Command(BaseCommand):
    help = "Make the demo's invented people exist and print their passwords and tokens as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keep", type=Path, help="take passwords and tokens from this earlier answer")
        parser.add_argument("--fresh", action="store_true", help="make new passwords and tokens for all")

    def handle(self, *, keep: Path | None, fresh: bool, **_: object) -> None:
        kept = kept_in(keep) if keep and not fresh else {}
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(seat_all(kept)).decode(), indent=2) + "\n")
