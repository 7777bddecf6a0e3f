"""Build the browser application when its sources have changed: `python -m scripts.frontend`."""

import sys

from scripts import stamps
from scripts.install import InstallFailed, run
from scripts.progress import step
from scripts.stamps import ROOT

FRONTEND = ROOT / "frontend"
NOT_SOURCES = {"node_modules", "dist", "coverage", "tests"}


def build_if_stale() -> None:
    """frontend/dist from the sources as they are now; nothing when it is already."""
    sources = [path for path in sorted(FRONTEND.iterdir()) if path.name not in NOT_SOURCES]
    wanted = stamps.digest(sources)
    if (FRONTEND / "dist" / "index.html").exists() and stamps.is_fresh("frontend", wanted):
        return
    with step("building the frontend"):
        run(["npm", "run", "--silent", "build"], folder=FRONTEND)
    stamps.record("frontend", wanted)


if __name__ == "__main__":
    try:
        build_if_stale()
    except InstallFailed as problem:
        sys.exit(f"\n{problem}")
