"""From a call's spool to its recording."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from telephony.calls.commands import NoteGap
from telephony.calls.telling import tell
from telephony.recordings.audio import Audio
from telephony.recordings.call_spool import CallSpool
from telephony.recordings.keeping import Sound, keep_sound
from telephony.recordings.tracks import wav_head


def keep_spool(spool: CallSpool, at: datetime) -> None:
    """Store what is in it, which ended `at`. The spool stays.

    Raises ConsentUnknown or NoConsent, and whatever the store or the log raise: then nothing was stored.
    """
    head = wav_head(spool.length)
    digest = hashlib.sha256()
    for piece in _plain(head, spool):
        digest.update(piece)
    sound = Sound(
        audio=Audio(media_type="audio/wav", channels=2, seconds=spool.seconds),
        bytes=len(head) + spool.length,
        sha256=digest.hexdigest(),
        via=spool.manifest.via,
        at=at,
    )
    keep_sound(spool.call, spool.manifest.source, sound, _plain(head, spool))


def name_gap(spool: CallSpool, until: datetime) -> None:
    """Say that of the call's sound nothing was kept between the spool's end and then."""
    end = spool.ends_at
    if end < until:
        tell(spool.call, NoteGap(from_=end, to=until), source=spool.manifest.source, at=end)


def _plain(head: bytes, spool: CallSpool) -> Iterator[bytes]:
    yield head
    yield from spool.pieces()
