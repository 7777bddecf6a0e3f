"""The policy files that ship, and a copy of them that a test may spoil."""

import shutil
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "coordination" / "policy" / "files"


def spoiled(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the shipped files in `folder` with one text replaced."""
    copy = folder / "policy"
    shutil.copytree(SHIPPED, copy, dirs_exist_ok=True)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
