"""Everything that can be wrong without running it: `python -m scripts.check [NAME ...]`.

Every check runs, also after one that failed; the exit code is 1 when any did.
"""

import subprocess
import sys
import time

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
    env = throwaway()
    failed = []
    for name in wanted:
        began = time.monotonic()
        code = subprocess.run(CHECKS[name], cwd=ROOT, env=env, check=False).returncode
        print(f"{name}: {'FAILED' if code else 'ok'} ({time.monotonic() - began:.1f} s)", flush=True)
        if code:
            failed.append(name)
    if failed:
        sys.exit(f"make check: {', '.join(failed)} failed")


if __name__ == "__main__":
    main()
