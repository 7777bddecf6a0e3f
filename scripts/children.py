"""Child processes that cannot outlive the process that started them."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def dying_with_parent(sign: int) -> Callable[[], None]:
    """A `preexec_fn`: the child gets `sign` when its parent ends, even by kill -9. Linux only, else nothing.

    The kernel watches the thread that forked: start children from the main thread.
    """
    parent = os.getpid()

    def arrange() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, sign)
        if os.getppid() != parent:  # the parent went between fork and here
            os._exit(1)

    return arrange


def group_of(user: int | None) -> int | None:
    """The main group of a system user; its own number where the system knows none."""
    if user is None:
        return None
    try:
        return pwd.getpwuid(user).pw_gid
    except KeyError:
        return user


def spawn(
    command: Sequence[str | Path],
    *,
    output: IO[bytes] | int | None = None,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    dies_by: int | None = signal.SIGKILL,
    user: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that Ctrl-C reaches only us and we choose the order.

    `dies_by` is the signal it gets when we end first; None lets it live on.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=env,
        cwd=folder,
        user=user,
        group=group_of(user),
        extra_groups=[] if user is not None else None,
        start_new_session=True,
        preexec_fn=dying_with_parent(dies_by) if dies_by is not None else None,  # noqa: PLW1509
    )


def stop(child: subprocess.Popen[bytes], *, patience: float = 10) -> int:
    """SIGTERM, wait, and kill -9 only past `patience` seconds. Gives the exit code."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            child.kill()
    return child.wait()
