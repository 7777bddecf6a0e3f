"""Pieces of bytes as a file that can only be read forward: a sealed recording is never in clear on a disk."""

import io
from collections.abc import Iterable
from typing import IO, cast

from typing_extensions import Buffer


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return 0
        view = memoryview(buffer)
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def piped(pieces: Iterable[bytes]) -> IO[bytes]:
    """A file of what `telephony.recordings.store.read` gives."""
    return cast(IO[bytes], io.BufferedReader(_Pieces(pieces)))
