"""Where a demo keeps its data, secrets and logs: .ringback, or the folder that RINGBACK_STATE names."""

import os
from pathlib import Path

from scripts import stamps

LOGS = "logs"
STATE = Path(os.environ.get("RINGBACK_STATE") or stamps.STATE).absolute()


def shown(path: Path) -> str:
    """The path as a person reads it: short inside the project, whole elsewhere."""
    return str(path.relative_to(stamps.ROOT) if path.is_relative_to(stamps.ROOT) else path)
