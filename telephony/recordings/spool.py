"""Sound on its way from a recording to its silenced copy: sealed on disk under this process's own key.

When the process dies it is noise without a name; the recording itself is there still, and the work is done
again.
"""

import secrets
import tempfile
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE = 256 * 1024
TAG = 16


class Spool:
    """Append with `write`, read the whole as often as needed with `pieces`, end with `close`."""

    def __init__(self) -> None:
        self._cipher = AESGCM(secrets.token_bytes(32))
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._sizes: list[int] = []
        self._held = bytearray()
        self.length = 0

    def write(self, plain: bytes) -> None:
        self._held += plain
        self.length += len(plain)
        if len(self._held) >= PIECE:
            self._seal()

    def _seal(self) -> None:
        sealed = self._cipher.encrypt(len(self._sizes).to_bytes(12, "big"), bytes(self._held), None)
        self._file.seek(0, 2)
        self._file.write(sealed)
        self._sizes.append(len(sealed))
        self._held.clear()

    def pieces(self) -> Iterator[bytes]:
        """All that was written, in order."""
        if self._held:
            self._seal()
        self._file.seek(0)
        for number, size in enumerate(self._sizes):
            yield self._cipher.decrypt(number.to_bytes(12, "big"), self._file.read(size), None)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
        self._held.clear()
