"""Speech as it lies on disk and as it goes over the line."""

from __future__ import annotations

import io
import struct
import wave

from telephony.simulator.audio import Speech, decode, length, mulaw, silence
from telephony.simulator.reading import AUDIO


def test_mulaw_of_known_samples() -> None:
    samples = struct.pack("<8h", 0, 1000, -1000, 32767, -32768, 100, -100, 8)
    assert mulaw(samples).hex() == "ffce4e8000f272fe"


def test_opus_is_decoded_to_both_parties_at_8_khz() -> None:
    speech = decode(AUDIO / "refill-answered.ogg")
    assert round(speech.seconds, 1) == 26.9
    assert len(speech.caller) == len(speech.staff)
    loud = [
        max(abs(sample) for sample in memoryview(party).cast("h")) for party in (speech.caller, speech.staff)
    ]
    assert min(loud) > 3000


def test_staff_speak_first_and_the_caller_is_silent_meanwhile() -> None:
    speech = decode(AUDIO / "refill-answered.ogg")
    first = slice(2 * 8000, 2 * 24000)
    quiet = max(abs(sample) for sample in memoryview(speech.caller[first]).cast("h"))
    assert quiet < 300 < max(abs(sample) for sample in memoryview(speech.staff[first]).cast("h"))


def test_the_length_is_known_without_decoding() -> None:
    assert round(length(AUDIO / "chest-pain-voicemail.ogg"), 1) == 14.3


def test_a_recording_is_stereo_wav_with_the_caller_left() -> None:
    speech = Speech(struct.pack("<2h", 1, 2), struct.pack("<2h", 3, 4))
    with wave.open(io.BytesIO(speech.wav())) as reader:
        assert (reader.getnchannels(), reader.getframerate(), reader.getsampwidth()) == (2, 8000, 2)
        assert struct.unpack("<4h", reader.readframes(2)) == (1, 3, 2, 4)


def test_silence_lasts() -> None:
    assert silence(1.5).seconds == 1.5
