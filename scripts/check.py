"""Everything that can be wrong without running it: `python -m scripts.check [NAME ...]`.

Every check runs, also after one that failed; the exit code is 1 when any did. Types take as long as all
others together, on one processor, so they are looked at beside them.
"""

import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from scripts.environment import throwaway
from scripts.stamps import ROOT

BIN = ROOT / ".venv" / "bin"
CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "imports": [str(BIN / "lint-imports"), "--no-logo"],
    "types": [str(BIN / "mypy")],
    "events": [sys.executable, "manage.py", "event_catalog", "--check"],
    "access": [sys.executable, "manage.py", "access_table", "--check"],
    "api": [sys.executable, "-m", "scripts.published_api", "--check"],
    "frontend": ["npm", "--prefix", "frontend", "run", "--silent", "check"],
}


def main() -> None:
    wanted = sys.argv[1:] or list(CHECKS)
    if unknown := set(wanted) - set(CHECKS):
        sys.exit(f"no check {', '.join(sorted(unknown))}; there are: {', '.join(CHECKS)}")
    beside = [name for name in wanted if name == "types"]
    rest = [name for name in wanted if name not in beside]
    with ThreadPoolExecutor(2) as both:
        failed = [
            one for found in both.map(partial(_failing, env=throwaway()), (beside, rest)) for one in found
        ]
    if failed:
        sys.exit(f"make check: {', '.join(failed)} failed")


def _failing(names: list[str], env: Mapping[str, str]) -> list[str]:
    """Those of the checks, run one after the other, that fail; what each says is printed whole."""
    failing = []
    for name in names:
        began = time.monotonic()
        done = subprocess.run(
            CHECKS[name],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        how = "FAILED" if done.returncode else "ok"
        print(f"{done.stdout}{name}: {how} ({time.monotonic() - began:.1f} s)", flush=True)
        if done.returncode:
            failing.append(name)
    return failing


if __name__ == "__main__":
    main()
