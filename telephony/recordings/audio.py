"""What an uploaded file really is: its container, channels and length, from its own bytes."""

import struct
from typing import IO

import msgspec

MEDIA_TYPES = {
    "audio/wav": "audio/wav",
    "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav",
    "audio/vnd.wave": "audio/wav",
    "audio/ogg": "audio/ogg",
    "audio/mpeg": "audio/mpeg",
    "audio/mp3": "audio/mpeg",
}
HEAD = 64 * 1024  # where headers are looked for
MOST_CHUNKS = 1000  # of a WAV file before its sound; 200 MB of empty ones would be a minute's work


class WrongAudioError(Exception):
    """The bytes are not the audio that they are said to be; the text says what is wrong with them."""


class Audio(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds` is null where only decoding the whole would tell."""

    media_type: str
    channels: int
    seconds: float | None


def examined(file: IO[bytes], media_type: str, length: int) -> Audio:
    """Look at a file of `length` bytes that is said to be of this type. Raises WrongAudioError."""
    file.seek(0)
    head = file.read(HEAD)
    match media_type:
        case "audio/wav":
            return _wav(file, head, length)
        case "audio/ogg":
            return _ogg(file, head, length)
        case "audio/mpeg":
            return _mpeg(head, length)
        case _:
            raise WrongAudioError(
                "This type of audio is not accepted: send audio/wav, audio/ogg or audio/mpeg."
            )


def _wav(file: IO[bytes], head: bytes, length: int) -> Audio:
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise WrongAudioError("This is no WAV file: it does not begin with RIFF and WAVE.")
    channels = rate = align = 0
    place = 12
    for _ in range(MOST_CHUNKS):
        if place + 8 > length:
            break
        file.seek(place)
        name, size = struct.unpack("<4sI", file.read(8))
        place += 8
        if name == b"fmt ":
            if size < 16 or place + 16 > length:
                raise WrongAudioError("The WAV file's format chunk is cut off.")
            _, channels, rate, _, align = struct.unpack("<HHIIH", file.read(14))
        if name == b"data":
            return _wav_of(channels, rate, align, size, length - place)
        place += size + size % 2
    raise WrongAudioError("The WAV file has no sound in it: its data chunk is missing.")


def _wav_of(channels: int, rate: int, align: int, claimed: int, real: int) -> Audio:
    """Streamed files claim 0 or 2^32-1 bytes, broken ones too many: what is there counts."""
    if not (1 <= channels <= 8 and 4000 <= rate <= 192_000 and align >= 1):
        raise WrongAudioError("The WAV file's format chunk is missing or makes no sense.")
    size = real if claimed in (0, 0xFFFFFFFF) else min(claimed, real)
    if size < align:
        raise WrongAudioError("The WAV file has no sound in it: its data chunk is empty.")
    return Audio(media_type="audio/wav", channels=channels, seconds=round(size // align / rate, 3))


def _ogg(file: IO[bytes], head: bytes, length: int) -> Audio:
    if head[:4] != b"OggS":
        raise WrongAudioError("This is no Ogg file: it does not begin with OggS.")
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\x01vorbis")
    if opus >= 0 and len(head) >= opus + 12:
        channels, rate = head[opus + 9], 48_000
        before = struct.unpack_from("<H", head, opus + 10)[0]
    elif vorbis >= 0 and len(head) >= vorbis + 16:
        channels, rate = struct.unpack_from("<BI", head, vorbis + 11)
        before = 0
    else:
        raise WrongAudioError("The Ogg file holds neither Opus nor Vorbis.")
    file.seek(max(0, length - HEAD))
    tail = file.read(HEAD)
    page = tail.rfind(b"OggS")
    if page < 0 or len(tail) < page + 14 or not 1 <= channels <= 8 or rate < 4000:
        raise WrongAudioError("The Ogg file is cut off or its header makes no sense.")
    samples = struct.unpack_from("<q", tail, page + 6)[0] - before
    if samples <= 0:
        raise WrongAudioError("The Ogg file has no sound in it.")
    return Audio(media_type="audio/ogg", channels=channels, seconds=round(samples / rate, 3))


def _mpeg(head: bytes, length: int) -> Audio:
    place = 0
    if head[:3] == b"ID3" and len(head) >= 10:
        place = 10 + sum(byte << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        if place >= length:
            raise WrongAudioError("The MP3 file has no sound in it: its tag fills it.")
        if place + 4 > len(head):
            return Audio(media_type="audio/mpeg", channels=1, seconds=None)
    frame = head[place : place + 4]
    layer_iii = len(frame) == 4 and frame[0] == 0xFF and frame[1] & 0xE0 == 0xE0 and frame[1] & 0x06 == 0x02
    if not layer_iii or frame[2] >> 4 in (0, 15) or frame[2] & 0x0C == 0x0C:
        raise WrongAudioError("This is no MP3 file: it begins with neither a tag nor a frame.")
    return Audio(media_type="audio/mpeg", channels=1 if frame[3] >> 6 == 3 else 2, seconds=None)
