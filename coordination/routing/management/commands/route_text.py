"""`manage.py route_text`: what would be made of lines of text. Stores nothing, needs no database."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordination.policy.published import load_policy
from coordination.routing.ready import made_ready
from coordination.routing.reasons.stored import shipped
from coordination.routing.text import Line, Rules, routed


class NotALine(Exception):
    """A line that begins as JSON and is none of ours."""


class Command(BaseCommand):
    help = (
        'Read lines from stdin, plain text or {"channel": "caller", "text": ...}, each a call of its own; '
        "write for each, in order, its triggers, reason, cues and lane as JSON. By the policy's files."
    )
    requires_system_checks = ()  # they would look at the database

    def handle(self, *args: Any, **options: Any) -> None:
        policy = load_policy(Path(settings.RINGBACK_POLICY))
        rules = Rules(
            families=made_ready(policy.triggers),
            cues=made_ready(policy.cues.words),
            talking_over=policy.cues.talking_over,
            map=policy.handoff_map,
            classifier=shipped(),
            limits=policy.reasons.limits,
        )
        try:
            for line in lines(sys.stdin):
                self.stdout.write(msgspec.json.encode(routed(line, rules)).decode())
                self.stdout.flush()
        except NotALine as problem:
            raise CommandError(str(problem)) from problem


def lines(texts: Iterator[str]) -> Iterator[Line]:
    """Each line as it is meant; an empty one is a call in which nothing was said."""
    for number, text in enumerate(texts, 1):
        stripped = text.strip()
        if not stripped.startswith("{"):
            yield Line(text=stripped)
            continue
        try:
            yield msgspec.json.decode(stripped, type=Line)
        except (msgspec.DecodeError, msgspec.ValidationError) as problem:
            raise NotALine(
                f'line {number} is no line of text and not {{"channel": ..., "text": ...}}: {problem}'
            ) from problem
