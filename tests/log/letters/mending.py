"""Whether the code can handle a torn letter: a file, so that a test mends a running process too."""

import os
from pathlib import Path


def mended() -> bool:
    flag = os.environ.get("LETTERS_MENDED", "")
    return bool(flag) and Path(flag).exists()
