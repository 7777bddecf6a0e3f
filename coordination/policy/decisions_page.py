"""docs/clinic-decisions.md: every value that is the clinic's to decide, out of the files themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coordination.policy.reading import files_of, parsed

HEAD = """# What the clinic must decide

Ringback ships with defaults. Each value here is a clinical or legal decision: the clinic's medical
director, privacy officer or counsel must take it, in the file named, before real patients call: on the
page Policy, where it is checked, tried on past calls and published under a name, or in the files of
RINGBACK_POLICY, which count from the next start. The hash of all of them is the policy version that every
event names (ADR-0019).

This page is made from the files by `manage.py clinic_decisions`; a test compares them.
"""
MARK = "clinic must decide"


def page(folder: Path) -> str:
    """The whole page for a folder of policy files."""
    files = files_of(folder)
    parts = [HEAD]
    for name in files:
        rows = [row(path, found) for path, found in decisions(parsed(files, name), "")]
        if rows:
            parts.append(
                f"## {name}\n\n| what | shipped | source |\n|---|---|---|\n" + "\n".join(rows) + "\n"
            )
    return "\n".join(parts)


def decisions(data: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping that carries the mark, with its path."""
    if not isinstance(data, dict):
        return
    if MARK in data:
        yield path, data
        return
    for key, value in data.items():
        yield from decisions(value, f"{path}.{key}" if path else str(key))


def row(path: str, found: dict[str, Any]) -> str:
    """One line of a table."""
    value = found["text"] if "text" in found else found["value"]
    return f"| {path} | {_words(value)} | {found['source']} |"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_words(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "<br>".join(" ".join(map(str, v.values())) if isinstance(v, dict) else str(v) for v in value)
    return "nothing yet" if value is None else str(value)
