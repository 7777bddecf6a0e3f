"""`manage.py route_text`: what would be made of lines of text. Stores nothing, needs no database."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand

from coordination.policy.published import Policy, load_policy
from coordination.routing.ready import made_ready
from coordination.routing.reasons.stored import shipped
from coordination.routing.text import Line, Rules, routed

UNREADABLE = "\ufffd"


class Told(msgspec.Struct, frozen=True):
    """A line that is an object; other fields are passed over."""

    text: str
    channel: str | None = None
    language: str | None = None


class Command(BaseCommand):
    help = (
        'Read lines from stdin, plain text or {"channel": "caller", "text": ...}, each a call of its own; '
        "write for each, in order, its triggers, reason, cues and lane as JSON. By the policy's files."
    )
    requires_system_checks = ()  # they would look at the database

    def handle(self, *args: Any, **options: Any) -> None:
        rules = rules_of(load_policy(Path(settings.RINGBACK_POLICY)))
        for line in lines(_stdin(), self.stderr.write):
            self.stdout.write(msgspec.json.encode(routed(line, rules)).decode())
            self.stdout.flush()


def rules_of(policy: Policy) -> Rules:
    """What a policy and the classifier that ships ask of a line."""
    return Rules(
        families=made_ready(policy.triggers),
        cues=made_ready(policy.cues.words),
        talking_over=policy.cues.talking_over,
        map=policy.handoff_map,
        classifier=shipped(),
        limits=policy.reasons.limits,
    )


def _stdin() -> Iterable[str]:
    """UTF-8, with or without its mark; what is none is shown as such and does not end the run."""
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace")


def lines(texts: Iterable[str], warn: Callable[[str], object]) -> Iterator[Line]:
    """Each line as it is meant: an object with a `text`, else plain text, whatever it begins with. An empty
    one is a call in which nothing was said. `warn` is told of what may not be meant as it is read."""
    for number, text in enumerate(texts, 1):
        stripped = text.strip()
        if UNREADABLE in stripped:
            warn(f"line {number}: not all of it is UTF-8; words with such letters are not found")
        yield _object(stripped, number, warn) or Line(text=stripped)


def _object(text: str, number: int, warn: Callable[[str], object]) -> Line | None:
    if not text.startswith("{"):
        return None
    try:
        told = msgspec.json.decode(text, type=Told)
    except (msgspec.DecodeError, msgspec.ValidationError) as problem:
        warn(f'line {number}: read as plain text, not as {{"channel": ..., "text": ...}}: {problem}')
        return None
    return Line(text=told.text, channel=told.channel or "caller", language=told.language)
