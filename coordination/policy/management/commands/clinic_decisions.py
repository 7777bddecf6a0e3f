"""Writes docs/clinic-decisions.md from the policy files that ship."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from coordination.policy.decisions_page import page

ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    help = "Write docs/clinic-decisions.md from the policy files."

    def handle(self, *args: Any, **options: Any) -> None:
        text = page(ROOT / "coordination" / "policy" / "files")
        (ROOT / "docs" / "clinic-decisions.md").write_text(text, encoding="utf-8")
