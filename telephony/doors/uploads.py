"""POST /telephony/recordings?source=&call=: the sound of a call, signed over its sha256.

The sound waits on disk, not in memory, until the sender is known and the caller's yes is found (S3);
before an answer nothing of it is kept, after a no nothing ever is (S13).
"""

import hashlib
import tempfile
from typing import IO

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from coordination.http.problems import Problem, Slug
from coordination.log.errors import StreamForgotten
from coordination.log.stream import now
from telephony.calls.recording import require_consent
from telephony.calls.refusals import ConsentUnknown, NoConsent
from telephony.calls.telling import call_id, call_now
from telephony.doors.receiving import PIECE, RETRY_AFTER, door, known_again, pieces, sender
from telephony.recordings.audio import MEDIA_TYPES, Audio, WrongAudioError, examined
from telephony.recordings.keeping import Sound, keep_sound

LIMIT = 200 * 1024 * 1024


@door
def receive_recording(request: HttpRequest) -> HttpResponse:
    """Checked in this order: size, signature and age, media type, replay, shape, source, consent."""
    with tempfile.TemporaryFile() as file:
        digest, length = _spooled(request, file)
        source = sender(request, digest.encode())
        media_type = MEDIA_TYPES.get(request.content_type or "")
        if media_type is None:
            raise Problem(Slug.MEDIA_TYPE_UNSUPPORTED, "Send audio/wav, audio/ogg or audio/mpeg.")
        with transaction.atomic(), known_again(request, source, digest.encode()):
            subject = _subject(request)
            audio = _audio(file, media_type, length)
            if request.GET["source"] != source:
                raise Problem(Slug.SOURCE_NOT_ALLOWED, "This key may not speak for that source.")
            file.seek(0)
            sound = Sound(audio=audio, bytes=length, sha256=digest, via="upload", at=now())
            _keep(source, subject, sound, file)
    return HttpResponse(msgspec.json.encode({"stored": 1}), content_type="application/json")


def _spooled(request: HttpRequest, file: IO[bytes]) -> tuple[str, int]:
    """The body on disk: its sha256 and its length."""
    digest = hashlib.sha256()
    for piece in pieces(request, LIMIT):
        digest.update(piece)
        file.write(piece)
    return digest.hexdigest(), file.tell()


def _subject(request: HttpRequest) -> str:
    """The phone system's own id of the call."""
    missing = {name: ["Missing."] for name in ("source", "call") if not request.GET.get(name)}
    if missing:
        raise Problem(Slug.UNPROCESSABLE, "Say whose recording of which call this is.", errors=missing)
    subject = request.GET["call"]
    if len(subject) > 255:
        raise Problem(Slug.UNPROCESSABLE, errors={"call": ["At most 255 characters."]})
    return subject


def _audio(file: IO[bytes], media_type: str, length: int) -> Audio:
    try:
        return examined(file, media_type, length)
    except WrongAudioError as error:
        raise Problem(Slug.UNPROCESSABLE, str(error), errors={"body": [str(error)]}) from None


def _keep(source: str, subject: str, sound: Sound, file: IO[bytes]) -> None:
    call = call_id(source, subject)
    try:
        require_consent(call_now(call))
        keep_sound(call, source, sound, iter(lambda: file.read(PIECE), b""))
    except ConsentUnknown as refusal:
        raise Problem(Slug.CONSENT_UNKNOWN, str(refusal), headers={"Retry-After": RETRY_AFTER}) from None
    except NoConsent as refusal:
        raise Problem(Slug.NO_CONSENT, str(refusal)) from None
    except StreamForgotten:
        raise Problem(Slug.GONE, "This call was destroyed.") from None
