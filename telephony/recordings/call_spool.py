"""One call's sound on its way, in a file that outlives its process (ADR-0024).

    RBS1 | the call's id | length | sealed manifest | length | sealed piece | length | sealed piece | ...

Each piece is sealed under a key of the file's own, and that key stands in the manifest, sealed under the key
of the call's audio: when that is destroyed, what lies here is noise. An empty piece at the end says that
nothing of the sound is missing.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from coordination.log import keys
from coordination.log.sealing import seal, unseal
from telephony.calls.events import Via
from telephony.recordings.locked_file import LockedFile
from telephony.recordings.sealed import ObjectDamagedError
from telephony.recordings.tracks import RATE

BYTES_A_SECOND = RATE * 4
PIECE = BYTES_A_SECOND  # with the 3 s in which late frames are waited for (tracks.py) a kill costs 4 s
AT_ONCE = 256 * 1024  # bytes in a piece, at the most
LARGEST = 1024 * 1024  # bytes of a sealed piece: what says more is none
HELD = 120 * BYTES_A_SECOND  # waits in memory while the disk takes nothing: two minutes, 4 MB

MAGIC = b"RBS1"
HEAD = struct.Struct(">4s16sI")
LENGTH = struct.Struct(">I")

log = structlog.get_logger()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """By which door the sound comes, since when, and the key of its pieces."""

    key: bytes
    source: str
    via: Via
    began: datetime


class CallSpool:
    """`write` raises nothing. A spool ends with `discard`, or with `leave` for whoever takes it up."""

    def __init__(self, file: LockedFile, call: UUID, manifest: Manifest, begin: int) -> None:
        self.call, self.manifest = call, manifest
        self._file, self._key = file, AESGCM(manifest.key)
        self._begin = self._end = begin
        self._count = 0
        self._held = bytearray()
        self._seal_at = PIECE
        self.length = 0
        self.whole = self.lost = self._over = self._waits = False

    @property
    def seconds(self) -> float:
        return round(self.length / BYTES_A_SECOND, 3)

    @property
    def ends_at(self) -> datetime:
        """The time of its last sample."""
        return self.manifest.began + timedelta(seconds=self.seconds)

    def write(self, plain: bytes) -> None:
        """What the disk does not take waits in memory; what does not fit there either is lost, and said."""
        if self.lost or self._over:
            return
        self._held += plain
        self.length += len(plain)
        if len(self._held) >= self._seal_at and not self._seal() and len(self._held) > HELD:
            self.lost = True
            log.error("sound lost: the disk takes none", call=str(self.call))

    def pieces(self) -> Iterator[bytes]:
        """All that was written, in order, as often as asked. Raises ObjectDamagedError."""
        place = self._begin
        for number in range(self._count):
            found = self._piece(place, number)
            if found is None:
                raise ObjectDamagedError(f"piece {number} is not what was written")
            place, plain = found
            yield plain
        if self._held:
            yield bytes(self._held)

    def read_on(self) -> None:
        """Find what its process had written when it died, as far as whole pieces go."""
        while (found := self._piece(self._end, self._count)) is not None:
            self._end, plain = found
            self._count += 1
            self.length += len(plain)
            self.whole = not plain

    def leave(self, *, whole: bool) -> None:
        """Let it lie. `whole`: nothing of the sound is missing at its end."""
        if self._over:
            return
        if (not self._held or self._seal()) and whole and not self.lost:
            self._append(b"")
        self._over = True
        self._held.clear()
        self._file.close()

    def discard(self) -> None:
        """Destroy its key, and then the file."""
        self._over = True
        self._held.clear()
        self._file.destroy(self._begin)

    def _seal(self) -> bool:
        """Whether all that was held lies on the disk now."""
        while self._held:
            if not self._append(bytes(self._held[:AT_ONCE])):
                self._seal_at = len(self._held) + PIECE
                return False
            del self._held[:AT_ONCE]
        self._seal_at = PIECE
        return True

    def _append(self, plain: bytes) -> bool:
        sealed = seal(self._key, plain, LENGTH.pack(self._count))
        piece = LENGTH.pack(len(sealed)) + sealed
        try:
            self._file.write(self._end, piece)
        except OSError as error:
            if not self._waits:
                log.error("sound cannot be written", call=str(self.call), why=os.strerror(error.errno or 0))
            self._waits = True
            return False
        self._waits = False
        self._end += len(piece)
        self._count += 1
        return True

    def _piece(self, place: int, number: int) -> tuple[int, bytes] | None:
        """Where the piece at this place ends, and what is in it; None where no whole one is."""
        head = self._file.read(place, LENGTH.size)
        length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else LARGEST + 1
        if length > LARGEST:
            return None
        place += LENGTH.size
        with suppress(InvalidTag):
            return place + length, unseal(self._key, self._file.read(place, length), LENGTH.pack(number))
        return None


def folder() -> Path:
    """Beside the recordings: nothing here is a recording yet."""
    return Path(settings.MEDIA_ROOT) / "spools"


def lying() -> list[Path]:
    """All that lie there, whoever has them."""
    return sorted(folder().glob("*.spool"))


def begin_spool(call: UUID, manifest: Manifest) -> CallSpool:
    """A new one. Raises OSError where the disk takes none, StreamForgotten where the sound was destroyed."""
    sealed = seal(_audio_key(call), msgspec.msgpack.encode(manifest), _bound(call))
    head = HEAD.pack(MAGIC, call.bytes, len(sealed)) + sealed
    file = LockedFile.new(folder() / f"{uuid4().hex}.spool")
    try:
        file.write(0, head)
    except OSError:
        file.destroy(0)
        raise
    return CallSpool(file, call, manifest, len(head))


def left_spool(call: UUID, via: Via) -> CallSpool | None:
    """What a process that is no more has left of a call that came by this way, to go on with it. Raises
    StreamForgotten."""
    for path in lying():
        file = LockedFile.take(path)
        spool = None
        try:
            if file is not None and call_in(file) == call:
                spool = open_spool(file, call)
        except ObjectDamagedError:
            log.error("a spool is damaged", call=str(call))
        finally:
            if file is not None and (spool is None or spool.manifest.via != via):
                file.close()
        if spool is not None and spool.manifest.via == via:
            return spool
    return None


def call_in(file: LockedFile) -> UUID | None:
    """Whose sound it is; None for one whose process died before it had said so."""
    head = file.read(0, HEAD.size)
    if len(head) < HEAD.size or head[:4] != MAGIC:
        return None
    return UUID(bytes=HEAD.unpack(head)[1])


def open_spool(file: LockedFile, call: UUID) -> CallSpool:
    """What a process that is no more has left. Raises StreamForgotten where the sound was destroyed, and
    ObjectDamagedError."""
    length = HEAD.unpack(file.read(0, HEAD.size))[2]
    try:
        plain = unseal(_audio_key(call), file.read(HEAD.size, min(length, LARGEST)), _bound(call))
    except InvalidTag:
        raise ObjectDamagedError("the head of a spool is not what was written") from None
    manifest = msgspec.msgpack.decode(plain, type=Manifest)
    spool = CallSpool(file, call, manifest, HEAD.size + length)
    spool.read_on()
    return spool


def destroy_spool(file: LockedFile) -> None:
    """Destroy the key that lies in it, and then the file, without opening it."""
    head = file.read(0, HEAD.size)
    length = HEAD.unpack(head)[2] if len(head) == HEAD.size else 0
    file.destroy(HEAD.size + min(length, LARGEST))


def _bound(call: UUID) -> bytes:
    return b"spool|" + call.bytes


def _audio_key(call: UUID) -> AESGCM:
    """The key of the call's audio, made where there is none."""
    owner = str(call), "audio"
    with transaction.atomic():
        return keys.content_keys([owner])[owner]
