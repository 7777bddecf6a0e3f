"""Remove what was built or installed here, and the demo's data. Standard library only."""

import fcntl
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.postgres_place import data_folder
from scripts.stamps import ROOT, STATE

MADE = (".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "frontend/node_modules")


def main() -> None:
    if (STATE / "demo.lock").exists():
        with (STATE / "demo.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                sys.exit("a demo runs in this folder: stop it first (Ctrl-C in its terminal)")
    if (STATE / "postgres").exists():
        shutil.rmtree(data_folder(STATE / "postgres"), ignore_errors=True)  # may stand outside
    for name in (*MADE, "frontend/dist", ".ringback"):
        shutil.rmtree(ROOT / name, ignore_errors=True)


if __name__ == "__main__":
    main()
