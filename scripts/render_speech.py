"""Renders the words of the simulator's stories to small Opus files.

`python -m scripts.render_speech [NAME ...]` needs flite, espeak-ng (for Spanish) and ffmpeg on the machine
that renders; the files are committed, so nobody else needs them. A sentence that runs into the next one of
its story is refused with the time that it needs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import wave
from pathlib import Path

from telephony.simulator.reading import AUDIO, read_scripts
from telephony.simulator.script import PhoneCall, Words

RATE = 16000


class Overlap(Exception):
    """Two sentences at once, of which the second is not said to begin over the first."""


def spoken(words: Words, folder: Path) -> bytes:
    """One sentence as 16-bit samples at 16 kHz."""
    raw, even = folder / "raw.wav", folder / "even.wav"
    if words.voice.startswith("es"):
        command = ["espeak-ng", "-v", words.voice, "-s", "150", "-w", str(raw), words.words]
    else:
        command = ["flite", "-voice", words.voice, "-t", words.words, "-o", str(raw)]
    subprocess.run(command, check=True, capture_output=True)
    convert = ["ffmpeg", "-y", "-loglevel", "error", "-i", str(raw), "-ar", str(RATE), "-ac", "1", str(even)]
    subprocess.run(convert, check=True)
    with wave.open(str(even)) as reader:
        frames = reader.getnframes() if words.cut is None else int(words.cut * RATE)
        samples: bytes = reader.readframes(frames)
        return samples


def conversation(call: PhoneCall, folder: Path) -> bytes:
    """All sentences at their times: the left channel is the caller, the right one the staff."""
    parts = [(words, spoken(words, folder)) for words in call.said]
    free = {"caller": 0.0, "staff": 0.0}
    for words, samples in parts:
        earliest = free[words.who] if words.over else max(free.values())
        if words.at < earliest:
            raise Overlap(f"{words.words[:30]!r} at {words.at}: not before {earliest:.1f}")
        free[words.who] = words.at + len(samples) / 2 / RATE + 0.2
    both = bytearray(4 * int((max(free.values()) + 0.5) * RATE))
    for words, samples in parts:
        start = 4 * int(words.at * RATE) + (0 if words.who == "caller" else 2)
        end = start + 2 * len(samples)
        both[start:end:4] = samples[0::2]
        both[start + 1 : end + 1 : 4] = samples[1::2]
    return bytes(both)


def encode(both: bytes, target: Path) -> None:
    """Opus in Ogg, without anything that changes from run to run in its header."""
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "s16le", "-ar", str(RATE), "-ac", "2", "-i", "-"]
    command += ["-c:a", "libopus", "-application", "voip", "-b:a", "28k", "-map_metadata", "-1"]
    subprocess.run(
        [*command, "-fflags", "+bitexact", "-flags:a", "+bitexact", str(target)], input=both, check=True
    )


def main(names: list[str]) -> int:
    """Render the stories of these names, or all of them."""
    AUDIO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, script in read_scripts(audio=None).items():
            for call in script.calls:
                if call.audio is not None and (not names or name in names):
                    try:
                        encode(conversation(call, Path(folder)), AUDIO / call.audio)
                    except Overlap as overlap:
                        print(f"{name}: {overlap}", file=sys.stderr)
                        return 1
                    print(f"{call.audio}: {(AUDIO / call.audio).stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
