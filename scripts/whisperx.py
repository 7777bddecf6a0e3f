"""WhisperX in an environment of its own, .ringback/whisperx: `python3 -m scripts.whisperx`.

Everything that .venv has and the extra `whisperx`: 8 GB on disk, some minutes. What is up to date already
is left alone.
"""

import shutil
import sys

from scripts import stamps
from scripts.install import InstallFailed, run, uv_program
from scripts.progress import step
from scripts.stamps import ROOT, STATE

ENVIRONMENT = STATE / "whisperx"
NEEDS = 12 * 2**30  # bytes: what it takes and what uv keeps of it


def install() -> None:
    """.ringback/whisperx exactly as uv.lock says. Raises InstallFailed."""
    wanted = stamps.digest([ROOT / "uv.lock", ROOT / "pyproject.toml"], sys.version)
    if (ENVIRONMENT / "bin" / "python").exists() and stamps.is_fresh("whisperx", wanted):
        return
    free = shutil.disk_usage(STATE).free
    if free < NEEDS:
        raise InstallFailed(f"WhisperX needs 12 GB of free disk; there are {free / 2**30:.0f} GB.")
    with step("installing WhisperX (8 GB)"):
        run(
            [uv_program(), "sync", "--frozen", "--extra", "whisperx", "--python", sys.executable],
            {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT)},
        )
    stamps.record("whisperx", wanted)


if __name__ == "__main__":
    try:
        install()
    except InstallFailed as problem:
        sys.exit(f"\n{problem}")
