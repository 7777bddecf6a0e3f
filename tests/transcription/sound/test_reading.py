"""Every recording that the door takes can be read, and what is broken in one is said (docs/audio.md)."""

import io
from pathlib import Path

import av
import numpy as np
import pytest

from telephony.recordings.piped import piped
from tests.transcription.sound.made import silence_of_hours, tone, wav, wav_head
from transcription.engines.port import RATE
from transcription.sound.reading import Sound, UnreadableSound, opened

SPEECH = Path("telephony/simulator/audio/refill-answered.ogg")


def whole(sound: Sound) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.concatenate(list(sound.blocks()), axis=1)


def mp3_of(samples: np.ndarray[tuple[int], np.dtype[np.int16]], rate: int) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="s16p", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return file.getvalue()


def test_each_party_of_a_stereo_recording_has_its_own_channel() -> None:
    with opened(io.BytesIO(wav(tone(500, 1.0), tone(900, 1.0, level=0.25)))) as sound:
        assert sound.channels == 2
        heard = whole(sound)
    assert heard.shape == (2, RATE)
    assert [round(float(np.abs(one).max()), 2) for one in heard] == [0.5, 0.25]


def test_mono_is_one_channel_and_more_than_two_are_mixed_into_one() -> None:
    with opened(io.BytesIO(wav(tone(500, 1.0)))) as sound:
        assert (sound.channels, whole(sound).shape) == (1, (1, RATE))
    with opened(io.BytesIO(wav(*[tone(500, 1.0)] * 4))) as sound:
        assert (sound.channels, whole(sound).shape) == (1, (1, RATE))


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100])
def test_any_rate_is_heard_at_16_kilohertz(rate: int) -> None:
    with opened(io.BytesIO(wav(tone(700, 2.0, rate=rate), rate=rate))) as sound:
        heard = whole(sound)
        assert sound.seconds == pytest.approx(2.0, abs=0.001)
    assert int(np.argmax(np.abs(np.fft.rfft(heard[0]))) / 2) == 700


def test_ogg_and_mp3_are_read_from_pieces_that_cannot_be_read_backward() -> None:
    ogg = SPEECH.read_bytes()
    with opened(piped(ogg[place : place + 4_096] for place in range(0, len(ogg), 4_096))) as sound:
        assert whole(sound).shape == (2, 431_039)  # 26.94 s
    mp3 = mp3_of(tone(700, 3.0, rate=16_000), 16_000)
    with opened(piped([mp3[:100], mp3[100:]])) as sound:
        assert whole(sound).shape[1] == pytest.approx(3 * RATE, abs=0.1 * RATE)


@pytest.mark.parametrize("claimed", [0, 0xFFFFFFFF, 3_000_000_000])
def test_a_wav_that_lies_about_its_length_is_as_long_as_it_is(claimed: int) -> None:
    body = tone(500, 2.0).tobytes()
    with opened(io.BytesIO(wav_head(data=claimed) + body)) as sound:
        assert whole(sound).shape == (1, 2 * RATE)
        assert sound.holes == []


@pytest.mark.parametrize(
    "file", [b"", b"no sound at all " * 100, wav_head(data=0), b"RIFF\0\0\0\0WAVEfmt ", b"%PDF-1.7\n" * 50]
)
def test_a_file_that_is_not_audio_is_refused_in_a_sentence(file: bytes) -> None:
    with (
        pytest.raises(UnreadableSound, match=r"^(This file is no sound|Not one moment)"),
        opened(io.BytesIO(file)) as sound,
    ):
        whole(sound)


def test_s11_a_stretch_that_is_missing_is_named_and_what_comes_after_it_keeps_its_time() -> None:
    ogg = SPEECH.read_bytes()
    with opened(io.BytesIO(ogg)) as sound:
        intact = whole(sound)
    with opened(io.BytesIO(ogg[:30_000] + ogg[50_000:])) as sound:
        broken = whole(sound)
        ((begin, end),) = sound.holes
    assert [begin, end] == pytest.approx([9.01, 17.01], abs=0.01)
    assert broken.shape == intact.shape
    inside = broken[:, int((begin + 0.1) * RATE) : int((end - 0.1) * RATE)]
    assert float(np.abs(inside).max()) == 0.0
    tail = np.s_[:, -5 * RATE :]
    assert float(np.abs(broken[tail] - intact[tail]).max()) < 0.02


def test_clipped_sound_stays_within_full_scale() -> None:
    clipped = np.clip(tone(500, 1.0).astype(np.int32) * 8, -32_768, 32_767).astype(np.int16)
    with opened(io.BytesIO(wav(clipped))) as sound:
        assert float(np.abs(whole(sound)).max()) == 1.0


def test_three_hours_take_no_more_memory_than_a_minute() -> None:
    most = samples = 0
    with opened(piped(silence_of_hours(3, rate=8_000))) as sound:
        for number, block in enumerate(sound.blocks()):
            samples += block.shape[1]
            if number == 20:
                before = resident()
            if number > 20 and number % 20 == 0:
                most = max(most, resident() - before)
    assert samples == 3 * 3600 * RATE
    assert most < 10_000_000


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
