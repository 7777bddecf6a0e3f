"""What the machine itself must have: Node, and for tests and a local Kafka also Java, Maven and a browser.

As root on Debian they are installed; anywhere else the missing ones are named. Standard library only.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.progress import step


class Missing(Exception):
    """The machine lacks something; the message says what to install."""


@dataclass(frozen=True)
class Program:
    """One of `names` on the PATH, at least of `version` where given, or the Debian packages that bring it."""

    what: str
    names: tuple[str, ...]
    packages: tuple[str, ...]
    version: int | None = None
    elsewhere: str = ""

    @property
    def there(self) -> bool:
        """Whether it is on the PATH and new enough."""
        found = next((path for name in self.names if (path := shutil.which(name))), None)
        return found is not None and (self.version is None or (major(found) or 0) >= self.version)


FONTS = ("fonts-liberation", "fonts-noto-color-emoji")
NODE = Program("Node 20 or newer", ("node",), (), 20, "https://nodejs.org, or your system's packages")
JAVA = Program("Java 17 or newer", ("java",), ("openjdk-17-jre-headless",), 17, "https://adoptium.net")
MAVEN = Program("Maven", ("mvn",), ("maven",), None, "https://maven.apache.org")
CHROMIUM = Program(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome"),
    ("chromium", *FONTS),
    None,
    ".venv/bin/playwright install chromium, and put its folder on the PATH",
)
FOR_KAFKA = (JAVA, MAVEN)
FOR_TESTS = (JAVA, MAVEN, CHROMIUM)


def ensure(*programs: Program) -> None:
    """Return when all are there; install what a Debian's root may, else raise Missing, a sentence each."""
    missing = [program for program in programs if not program.there]
    installable = [program for program in missing if program.packages]
    if installable and os.geteuid() == 0 and Path("/etc/debian_version").exists():
        packages = [package for program in installable for package in program.packages]
        with step(f"installing {', '.join(program.what for program in installable)} (apt)"):
            apt("update", "-q")
            apt("install", "-q", "-y", "--no-install-recommends", *packages)
        missing = [program for program in missing if not program.there]
    if missing:
        raise Missing("\n".join(sentence(program) for program in missing))


def apt(*words: str) -> None:
    """One apt-get command, without questions."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *words], env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"apt-get {words[0]} failed:\n{done.stderr.strip()}")


def sentence(program: Program) -> str:
    """What to do about a missing program."""
    debian = f"on Debian: apt-get install {' '.join(program.packages)}; " if program.packages else ""
    return f"{program.what} is missing. Install it ({debian}{program.elsewhere}) and start again."


def major(path: str) -> int | None:
    """The major version that `PATH --version` names first."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.\d+", done.stdout + done.stderr)
    return int(found[1]) if found else None
