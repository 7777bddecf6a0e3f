"""Bytes out of the store, whose failures are not mistaken for the end of the sound.

A decoder takes a source that breaks off for a short file: it would hear the rest as never spoken (S11).
"""

from collections.abc import Iterator

from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.recordings.sealed import ObjectDamagedError
from telephony.recordings.store import length_of, read


class Faithful:
    """Give `pieces` to a decoder, and ask `check` before believing what it said."""

    def __init__(self, stored: CallRecordingStored) -> None:
        self._stored = stored
        self._broke: Exception | None = None

    def pieces(self) -> Iterator[bytes]:
        """All plain bytes. Raises ObjectDamagedError, FileNotFoundError."""
        try:
            content = self._stored.content
            if not isinstance(content, RecordingObject):
                raise FileNotFoundError("its key was destroyed")
            if length_of(content) != self._stored.bytes:
                raise ObjectDamagedError("not as long as what was stored")
            yield from read(content)
        except Exception as error:
            self._broke = error
            raise

    def check(self) -> None:
        """Raises what broke the reading, if anything did."""
        if self._broke is not None:
            raise self._broke
