"""Where a demo keeps its data, secrets and logs: .ringback, or the folder that RINGBACK_STATE names."""

import os
from pathlib import Path

from scripts import stamps

STATE = Path(os.environ.get("RINGBACK_STATE") or stamps.STATE).absolute()
