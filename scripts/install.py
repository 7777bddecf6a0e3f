"""Everything that Ringback needs on this machine: `python3 scripts/install.py [--for-tests] [--for-kafka]`.

Standard library only: it runs before there is an environment. What is up to date already takes no time.
"""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import machine, stamps
from scripts.progress import step
from scripts.stamps import ROOT, STATE

ENVIRONMENT = ROOT / ".venv"
TOOL = STATE / "tools" / "uv"


class InstallFailed(Exception):
    """A step did not succeed; the message holds its last lines."""


def install(*, for_tests: bool = False, for_kafka: bool = False) -> None:
    """Bring the machine, the Python environment and the frontend's packages up to date."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a test run beside a demo must not install into the same folders
        machine.ensure(machine.NODE)
        machine.ensure(*(machine.FOR_TESTS if for_tests else machine.FOR_KAFKA if for_kafka else ()))
        python_environment()
        frontend_packages()


def python_environment() -> None:
    """.venv exactly as uv.lock says."""
    wanted = stamps.digest([ROOT / "uv.lock", ROOT / "pyproject.toml"], sys.version)
    if (ENVIRONMENT / "bin" / "python").exists() and stamps.is_fresh("python", wanted):
        return
    uv = uv_program()
    with step("installing Python packages"):
        run(
            [uv, "sync", "--frozen", "--python", sys.executable],
            {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT)},
        )
    stamps.record("python", wanted)


def uv_program() -> str:
    """uv from the PATH, or from an environment of its own that is made here."""
    if (found := shutil.which("uv")) is not None:
        return found
    own = TOOL / "bin" / "uv"
    if not own.exists():
        with step("installing uv"):
            if subprocess.run([sys.executable, "-c", "import ensurepip"], check=False).returncode:
                version = f"{sys.version_info.major}.{sys.version_info.minor}"
                venv = machine.Program("Python's venv", (), (f"python{version}-venv",))
                missing_venv(venv)
            run([sys.executable, "-m", "venv", "--clear", TOOL])
            run([TOOL / "bin" / "pip", "install", "-q", "--disable-pip-version-check", "uv"])
    return str(own)


def missing_venv(venv: machine.Program) -> None:
    """Debian keeps Python's venv in a package of its own."""
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        raise machine.Missing(machine.sentence(venv))
    machine.apt("update", "-q")
    machine.apt("install", "-q", "-y", *venv.packages)


def frontend_packages() -> None:
    """frontend/node_modules exactly as its lock file says."""
    frontend = ROOT / "frontend"
    wanted = stamps.digest([frontend / "package-lock.json", frontend / "package.json"])
    if (frontend / "node_modules").exists() and stamps.is_fresh("node", wanted):
        return
    with step("installing the frontend's packages"):
        run(["npm", "ci", "--no-audit", "--no-fund"], folder=frontend)
    stamps.record("node", wanted)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None, folder: Path = ROOT) -> None:
    """Run it quietly; say what it said only when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-3000:]
        raise InstallFailed(f"{' '.join(str(part) for part in command)} failed:\n{said}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Install what Ringback needs on this machine.")
    parser.add_argument("--for-tests", action="store_true", help="also Java, Maven and Chromium")
    parser.add_argument("--for-kafka", action="store_true", help="also Java and Maven")
    options = parser.parse_args()
    try:
        install(for_tests=options.for_tests, for_kafka=options.for_kafka)
    except (machine.Missing, InstallFailed) as problem:
        sys.exit(f"\n{problem}")


if __name__ == "__main__":
    main()
