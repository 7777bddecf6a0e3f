"""What Whisper nearly wrote: of its next best texts of an utterance, the one with most of the wanted phrases.

The texts are those of a plain decoding, of which the best is the transcript; a wanted phrase is only picked
out of them. Told the phrases beforehand instead (as hot words), the tiny model found none of them in an hour
of talk, and where it found nothing it lost what it would have heard.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coordination.policy.refusals import stands_in, words_of
from transcription.engines.port import EngineFailed, Heard, Phrases
from transcription.engines.short_window import enough
from transcription.engines.words import words_of_whisper
from transcription.transcripts.events import Word

if TYPE_CHECKING:
    from transcription.engines.port import Samples

TEXTS = 20
LONGEST = 200  # tokens of a text: nobody says more in the 15 s of an utterance


def settings_of(phrases: Phrases) -> dict[str, Any]:
    """All that could change what is picked out."""
    return {"texts": TEXTS, "longest": LONGEST, "phrases": sorted(phrases)}


def nearly(whisper: Any, phrases: Phrases, samples: "Samples", language: str) -> Sequence[Heard]:
    """At most one; none where no text has a phrase. `whisper` is faster-whisper's model, `samples` those of
    one utterance. Raises EngineFailed."""
    try:
        words, no_speech = _decoded(whisper, phrases, samples, language)
    except (RuntimeError, ValueError, IndexError) as problem:
        raise EngineFailed(f"faster-whisper failed: {type(problem).__name__}") from problem
    if not words:
        return []
    return [
        Heard(
            start=words[0].start,
            end=words[-1].end,
            text=" ".join(word.text for word in words),
            words=words,
            probability=sum(word.probability for word in words) / len(words),
            no_speech=no_speech,
            compression=0.0,
        )
    ]


def _decoded(whisper: Any, phrases: Phrases, samples: "Samples", language: str) -> tuple[list[Word], float]:
    from faster_whisper.audio import pad_or_trim
    from faster_whisper.tokenizer import Tokenizer

    tokenizer = Tokenizer(
        whisper.hf_tokenizer, whisper.model.is_multilingual, task="transcribe", language=language
    )
    features = pad_or_trim(whisper.feature_extractor(samples))
    sound = whisper.encode(features[:, : enough(features)])
    (found,) = whisper.model.generate(
        sound,
        [whisper.get_prompt(tokenizer, [], without_timestamps=True)],
        beam_size=TEXTS,
        num_hypotheses=TEXTS,
        max_length=LONGEST,
        return_no_speech_prob=True,
    )
    tokens = _with_most(found.sequences_ids, tokenizer, phrases)
    if not tokens:
        return [], 0.0
    frames = len(samples) // whisper.feature_extractor.hop_length
    (placed,) = whisper.find_alignment(tokenizer, [tokens], sound, frames)
    parts = ((one["word"], one["start"], one["end"], one["probability"]) for one in placed)
    return words_of_whisper(parts), float(found.no_speech_prob)


def _with_most(texts: Sequence[Sequence[int]], tokenizer: Any, phrases: Phrases) -> list[int]:
    """The likeliest of those that hold most of the phrases; empty where none holds any."""
    held = [_held(tokenizer.decode(text), phrases) for text in texts]
    most = max(held, default=0)
    return [token for token in texts[held.index(most)] if token < tokenizer.eot] if most else []


def _held(text: str, phrases: Phrases) -> int:
    said = words_of(text)
    return sum(stands_in(phrase, said) for phrase in phrases)
