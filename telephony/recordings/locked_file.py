"""A file that one process has at a time. Its lock dies with the process, whatever ends it."""

import errno
import fcntl
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


class LockedFile:
    """Made by `new` or `take`. Places and lengths are in bytes."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path, self._descriptor = path, descriptor

    @classmethod
    def new(cls, path: Path) -> "LockedFile":
        """Raises OSError where the disk takes none."""
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return cls(path, descriptor)

    @classmethod
    def take(cls, path: Path) -> "LockedFile | None":
        """None while somebody has it, and when it is gone: whoever had it has destroyed it."""
        try:
            descriptor = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        if not os.fstat(descriptor).st_nlink:
            os.close(descriptor)
            return None
        return cls(path, descriptor)

    @property
    def written_at(self) -> datetime:
        """When it was written to last, by the machine's clock."""
        return datetime.fromtimestamp(os.fstat(self._descriptor).st_mtime, UTC)

    def read(self, place: int, length: int) -> bytes:
        """Less where the file ends before."""
        return os.pread(self._descriptor, length, place)

    def write(self, place: int, data: bytes) -> None:
        """All of it, or OSError: then the file ends at `place`."""
        try:
            written = os.pwrite(self._descriptor, data, place)
            if written < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._descriptor, place)
            raise

    def destroy(self, head: int) -> None:
        """Write over so many bytes at its beginning, delete it, and let go of it."""
        if self._descriptor < 0:
            return
        with suppress(OSError):
            os.pwrite(self._descriptor, bytes(head), 0)
        self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let it lie, for whoever takes it next."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)
