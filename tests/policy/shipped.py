"""The policy files that ship, and copies of them that a test may spoil."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from coordination.policy.reading import files_of

SHIPPED = Path(__file__).resolve().parents[2] / "coordination" / "policy" / "files"
SHIPPED_FILES = files_of(SHIPPED)


def spoiled(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the shipped files in `folder` with one text replaced."""
    copy = folder / "policy"
    shutil.copytree(SHIPPED, copy, dirs_exist_ok=True)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def changed(file: str, old: str, new: str, *, after: str = "") -> Mapping[str, bytes]:
    """The shipped files with the first `old` past `after` replaced in one of them."""
    text = SHIPPED_FILES[file].decode()
    start = text.index(after)
    place = text.index(old, start)
    return {**SHIPPED_FILES, file: (text[:place] + new + text[place + len(old) :]).encode()}
