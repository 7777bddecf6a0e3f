"""Whether something was made from exactly these files already. Standard library only."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".ringback"


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over names and bytes of the files (folders: everything inside) and the words."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
                total.update(file.read_bytes())
    return total.hexdigest()


def is_fresh(name: str, wanted: str) -> bool:
    """Whether the last `record` under this name was of the same digest."""
    stamp = STATE / "stamps" / name
    return stamp.exists() and stamp.read_text() == wanted


def record(name: str, made: str) -> None:
    """Remember that it was made from this digest."""
    stamp = STATE / "stamps" / name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(made)
