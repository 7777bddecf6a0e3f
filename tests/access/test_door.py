"""S9 in the code: views have no other way to a row than the door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

BANNED_NAMES = {"objects", "_default_manager", "_base_manager", "raw", "connection", "connections"}
BANNED_IMPORTS = {
    "coordination.log.database",
    "coordination.log.codec",
    "django.db",
    "psycopg",
}
BANNED_FROM = {("coordination.log.stream", "load"), ("coordination.log.stream", "load_many")}
PLACES = ("audit", "coordination", "telephony", "transcription")
# People, not patients: accounts and sessions have no door.
OF_PEOPLE = ("coordination/http/",)


def breaches(source: str) -> Iterator[str]:
    """What in a module of views goes around the door."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in BANNED_NAMES:
            yield f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module in BANNED_IMPORTS:
                yield f"line {node.lineno}: from {node.module}"
            for name in node.names:
                if (node.module, name.name) in BANNED_FROM:
                    yield f"line {node.lineno}: {name.name} of {node.module}"
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name in BANNED_IMPORTS:
                    yield f"line {node.lineno}: import {name.name}"


def answers_a_query(source: str) -> bool:
    """A module of commands alone loads streams to decide; what it answers, the command's base records."""
    return any(
        isinstance(node, ast.ClassDef)
        and any(getattr(base, "id", "") in {"Query", "Search"} for base in node.bases)
        for node in ast.walk(ast.parse(source))
    )


def modules_of_views() -> list[Path]:
    root = Path(settings.ROOT)
    found = [path for place in PLACES for path in (root / place).rglob("*.py")]
    return [
        path
        for path in found
        if (path.name == "api.py" or answers_a_query(path.read_text()))
        and not str(path.relative_to(root)).startswith(OF_PEOPLE)
    ]


@pytest.mark.parametrize("path", modules_of_views(), ids=lambda path: str(path.relative_to(settings.ROOT)))
def test_s9_views_reach_rows_through_the_door_alone(path: Path) -> None:
    assert list(breaches(path.read_text())) == []


@pytest.mark.parametrize(
    "bad",
    [
        "rows = CallRow.objects.filter(pk=1)",
        "from coordination.log.stream import load",
        "from django.db import connection",
        "CallRow._default_manager.all()",
        "import psycopg",
    ],
)
def test_the_lint_finds_a_way_around(bad: str) -> None:
    assert len(list(breaches(bad))) == 1


@pytest.mark.parametrize(
    "good",
    [
        "row = door.read_one(accessor, 'call', CallRow, id)",
        "rows = door.read(accessor, 'calls', CallRow, lambda rows: rows.filter(pk=1))",
        "from coordination.log.stream import Loaded",
    ],
)
def test_the_lint_lets_the_door_be_used(good: str) -> None:
    assert list(breaches(good)) == []
