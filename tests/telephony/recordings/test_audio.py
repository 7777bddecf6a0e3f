"""What an upload really is, by its own bytes."""

import io

import pytest

from telephony.recordings.audio import Audio, WrongAudioError, examined
from tests.telephony.recordings.sounds import mp3, opus, wav


def look(sound: bytes, media_type: str = "audio/wav") -> Audio:
    return examined(io.BytesIO(sound), media_type, len(sound))


def test_a_wav_file_says_its_channels_and_length() -> None:
    assert look(wav(1.5)) == Audio(media_type="audio/wav", channels=2, seconds=1.5)


@pytest.mark.parametrize("claimed", [0, 0xFFFFFFFF, 64_000])
def test_a_wav_file_that_claims_too_much_is_as_long_as_it_is(claimed: int) -> None:
    assert look(wav(1.0, claimed=claimed)).seconds == 1.0


def test_a_wav_file_with_a_chunk_before_its_sound() -> None:
    sound = wav(0.5)
    listed = sound[:36] + b"LIST\x03\x00\x00\x00abc\x00" + sound[36:]
    assert look(listed).seconds == 0.5


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        (b"", "RIFF"),
        (b"RIFF", "RIFF"),
        (b"<html>not found</html>", "RIFF"),
        (opus(), "RIFF"),
        (wav()[:40], "missing"),
        (wav(0), "empty"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00", "cut off"),
        (wav().replace(b"\x40\x1f\x00\x00", b"\x00\x00\x00\x00", 1), "no sense"),
    ],
)
def test_what_is_no_wav_file_is_refused_in_words(sound: bytes, words: str) -> None:
    with pytest.raises(WrongAudioError, match=words):
        look(sound)


def test_a_wav_file_of_nothing_but_empty_chunks_is_not_walked_to_its_end() -> None:
    empty = b"junk" + bytes(4)
    assert look(wav(0.5)[:12] + empty * 900 + wav(0.5)[12:]).seconds == 0.5
    with pytest.raises(WrongAudioError, match="missing"):
        look(wav(0.5)[:12] + empty * 1000 + wav(0.5)[12:])


def test_an_opus_file_says_its_channels_and_length() -> None:
    assert look(opus(2.0), "audio/ogg") == Audio(media_type="audio/ogg", channels=1, seconds=2.0)


@pytest.mark.parametrize("sound", [b"", wav(), b"OggS" + bytes(60), opus(0), opus()[:40]])
def test_what_is_no_ogg_file_is_refused(sound: bytes) -> None:
    with pytest.raises(WrongAudioError):
        look(sound, "audio/ogg")


@pytest.mark.parametrize(("sound", "channels"), [(mp3(), 1), (mp3(mono=False), 2), (mp3(tag=b"x" * 20), 1)])
def test_an_mp3_file_with_and_without_a_tag(sound: bytes, channels: int) -> None:
    assert look(sound, "audio/mpeg") == Audio(media_type="audio/mpeg", channels=channels, seconds=None)


@pytest.mark.parametrize("sound", [b"", wav(), b"ID3\x04\x00\x00\x00\x00\x00\x7f", b"\xff\xff\xff\xff"])
def test_what_is_no_mp3_file_is_refused(sound: bytes) -> None:
    with pytest.raises(WrongAudioError):
        look(sound, "audio/mpeg")
