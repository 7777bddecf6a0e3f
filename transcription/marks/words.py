"""The words that make a mark: `words.yaml` beside this file."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yaml")


@cache
def of(kind: str) -> frozenset[str]:
    """One list of the file, both languages. Raises KeyError."""
    return frozenset(word for line in _lists()[kind] for word in line)


@cache
def _lists() -> dict[str, list[list[str]]]:
    lists: dict[str, list[list[str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return lists
