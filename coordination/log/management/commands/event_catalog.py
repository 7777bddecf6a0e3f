"""`manage.py event_catalog [--check]`: writes docs/events/, docs/asyncapi.json and docs/event-catalog.md."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.catalog import files


class Command(BaseCommand):
    help = "Write the event catalog from the code, or check that it is fresh."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when out of date")
        parser.add_argument("--folder", type=Path, default=settings.ROOT / "docs")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        wanted = files()
        kept = {str(path.relative_to(folder)) for path in folder.glob("events/*.json")}
        changed = {name for name, text in wanted.items() if _text(folder / name) != text}
        left_over = kept - wanted.keys()
        if options["check"]:
            if stale := sorted(changed | left_over):
                raise CommandError(f"docs/{', docs/'.join(stale)}: out of date, run make generate")
            return
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(wanted[name])
        for name in left_over:
            (folder / name).unlink()
        self.stdout.write(f"{len(wanted)} files, {len(changed | left_over)} changed.")


def _text(path: Path) -> str | None:
    return path.read_text() if path.exists() else None
