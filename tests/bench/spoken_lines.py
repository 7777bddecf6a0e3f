"""Lines of the trigger sets said by synthetic voices, heard over a telephone as while a call lasts, and what
the word families find in what was heard: beside what they find in the same lines as they are written.

    python -m tests.bench.spoken_lines [development]

The table that docs/triggers.md quotes, by language and voice; of lines that nobody may read only shares.
With `development`: of that set's English lines those that were lost between mouth and families.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import msgspec

from coordination.routing.triggers.heard import Heard, HeardWord
from telephony.simulator.audio import RATE as LINE_RATE
from telephony.simulator.audio import mulaw
from tests.bench.speech import BASE, ours
from tests.bench.voices import VOICES, Voice, missing, say
from tests.routing.triggers.engine import find
from tests.routing.triggers.lines import Line, lines, segments
from tests.routing.triggers.measure import Tried, is_right, live, now_on_review, recall, recall_now
from transcription.hearing.hearing import Missed, Segment, hear
from transcription.hearing.windows import Window
from transcription.sound.speech import Speech
from transcription.sound.telephone import TelephoneSound
from transcription.transcripts.events import Speaker

# The sample: of all lines that two people can say, the first and every fourth after it, which is as many as
# can be heard in three minutes on two cores. The only model here for Spanish is twice as slow.
EVERY = {"en": 4, "es": 8}
SETS = ("held_out", "other_voices")
PARTIES: tuple[Speaker, ...] = ("caller", "staff")
NAMES = {"en": "English", "es": "Spanish"}
MODELS = {"en": "tiny.en", "es": str(BASE)}
PAUSE = 1.0  # seconds of silence around a line: on a line somebody breathes in, and nobody hangs up at once
FIGURES = {
    "found, now or review": recall,
    "found as now, of affirmed": recall_now,
    "now, of denied, older, family": now_on_review,
}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One line by one voice: what is found in it as it is written, and as it was heard."""

    voice: Voice
    written: Tried
    spoken: Tried
    heard: str


def sample(language: str) -> list[Line]:
    """Fixed by this rule, whatever the lines are."""
    return _of_two_people(language, SETS)[:: EVERY[language]]


def _of_two_people(language: str, sets: Sequence[str]) -> list[Line]:
    return [one for name in sets for one in lines(f"{name}.{language}") if _of_two(one)]


def _of_two(line: Line) -> bool:
    """A caller and the staff, and nothing between them was not heard."""
    return all(turn.speaker in PARTIES and not turn.gap_before for turn in line.turns)


def absent(language: str) -> str:
    """What this machine lacks for it; nothing: it can be measured."""
    if programs := missing(language):
        return f"{', '.join(programs)} not installed"
    if language == "es" and not (BASE / "model.bin").is_file():
        return "no multilingual model: python -m scripts.speech_models base"
    return ""


def said(language: str, of: Sequence[Line]) -> Iterator[Said]:
    """Each line by the next voice; the staff has the one after it."""
    voices = VOICES[language]
    with tempfile.TemporaryDirectory(prefix="ringback-bench-") as folder:
        for number, line in enumerate(of):
            voice, other = voices[number % len(voices)], voices[(number + 1) % len(voices)]
            sound = _sound(line, {"caller": voice, "staff": other}, Path(folder))
            heard = _heard(line, sound, language)
            yield Said(
                voice=voice,
                written=_tried(line, segments(line)),
                spoken=_tried(line, heard),
                heard=" | ".join(" ".join(word.text for word in one.words) for one in heard),
            )


def _sound(line: Line, voices: dict[Speaker, Voice], folder: Path) -> dict[Speaker, bytes]:
    """Both parties' channels as mu-law of 8 kHz: one speaks while the other is silent."""
    both = {party: bytearray(_silence(PAUSE)) for party in PARTIES}
    for place, turn in enumerate(line.turns):
        samples = say(voices[turn.speaker], turn.text, folder)
        for party in PARTIES:
            both[party] += _silence(turn.after if place else 0.0)
            both[party] += samples if party == turn.speaker else bytes(len(samples))
    return {party: mulaw(bytes(sound + _silence(PAUSE))) for party, sound in both.items()}


def _silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * LINE_RATE))


def _heard(line: Line, sound: dict[Speaker, bytes], language: str) -> list[Heard]:
    """What a transcriber makes of it, each utterance by itself, in the order in which they were said."""
    found = [(party, one) for party in PARTIES for one in _channel(sound[party], language)]
    heard: list[Heard] = []
    gap: set[Speaker] = set()
    for party, one in sorted(found, key=lambda each: each[1].start):
        if isinstance(one, Missed):
            gap.add(party)
            continue
        heard.append(
            Heard(
                segment=uuid5(NAMESPACE_OID, f"{line.id}/{party}/{one.start_sample}"),
                channel="staff" if party == "staff" else "caller",
                speaker=party,
                language=line.language,
                words=[HeardWord(word.text.strip(), word.start, word.end) for word in one.words],
                gap_before=party in gap,
            )
        )
        gap.discard(party)
    return heard


def _channel(sound: bytes, language: str) -> Iterator[Segment | Missed]:
    line, speech = TelephoneSound(), Speech()
    utterances = [*speech.feed(line.feed(sound)), *speech.feed(line.end()), *speech.end()]
    for one in utterances:
        yield from hear(ours(MODELS[language]), Window([one]), language)


def _tried(line: Line, heard: Sequence[Heard]) -> Tried:
    return Tried(line, tuple(chain.from_iterable(live(find, heard))))


def table(language: str, done: Sequence[Said]) -> Iterator[str]:
    """For a person: the figures on the written and on the spoken lines, and found by voice."""
    model = Path(MODELS[language]).name
    yield f"{NAMES[language]}, {model}, {len(done)} lines: every {EVERY[language]}th of {', '.join(SETS)}"
    yield f"  {'':32s} {'written':>22s} {'spoken':>22s}"
    for name, share in FIGURES.items():
        written, spoken = share(one.written for one in done), share(one.spoken for one in done)
        yield f"  {name:32s} {written!s:>22s} {spoken!s:>22s}"
    for voice in VOICES[language]:
        of_voice = [one for one in done if one.voice == voice]
        written, spoken = recall(one.written for one in of_voice), recall(one.spoken for one in of_voice)
        wrong = f"words wrong {error(of_voice, language):3.0f}%"
        yield f"  {'found, ' + str(voice):32s} {written!s:>22s} {spoken!s:>22s}  {wrong}"
    yield f"  words wrong {error(done, language):.0f}%"


def error(done: Sequence[Said], language: str) -> float:
    """Word error rate in percent, spelling made alike by Whisper's normalizers."""
    import jiwer
    from whisper_normalizer.basic import BasicTextNormalizer
    from whisper_normalizer.english import EnglishTextNormalizer

    alike = EnglishTextNormalizer() if language == "en" else BasicTextNormalizer()
    texts = [" ".join(turn.text for turn in one.spoken.line.turns) for one in done]
    return 100 * float(jiwer.wer([alike(one) for one in texts], [alike(one.heard) for one in done]))


def lost(done: Sequence[Said]) -> Iterator[str]:
    """Right as they are written and wrong as they were heard."""
    for one in done:
        if is_right(one.written) and not is_right(one.spoken):
            line = one.spoken.line
            found = ", ".join(f"{each.family}:{each.tier}:{each.why}" for each in one.spoken.found)
            yield f"{line.id} {line.family}/{line.tier} by {one.voice}"
            yield f"    said:  {' | '.join(turn.text for turn in line.turns)}"
            yield f"    heard: {one.heard}  ->  {found or 'nothing'}"


def main(names: Sequence[str]) -> None:
    if "development" in names:
        print(*lost(list(said("en", _of_two_people("en", ("development",))))), sep="\n")
        return
    for language in VOICES:
        if why := absent(language):
            print(f"{language}: left out, {why}")
        else:
            print(*table(language, list(said(language, sample(language)))), sep="\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
