"""`make demo`: install what is missing, then hand over to the environment's Python (scripts/demo_run.py).

Standard library only: it is the first thing that runs on a fresh clone.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import machine
from scripts.install import ENVIRONMENT, InstallFailed, install
from scripts.stamps import ROOT


def main() -> None:
    words = sys.argv[1:]
    if not {"-h", "--help"} & set(words) or not ENVIRONMENT.exists():
        try:
            install(for_kafka="--kafka" in words)
        except (machine.Missing, InstallFailed) as problem:
            sys.exit(f"\n{problem}")
        except KeyboardInterrupt:
            sys.exit(130)
    os.chdir(ROOT)
    python = str(ENVIRONMENT / "bin" / "python")
    os.execv(python, [python, "-m", "scripts.demo_run", *words])  # noqa: S606 - the same terminal and pid


if __name__ == "__main__":
    main()
