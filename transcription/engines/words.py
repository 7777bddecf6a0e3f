"""Whisper's parts of words put together to words."""

from collections.abc import Iterable

from transcription.transcripts.events import Word


def words_of_whisper(parts: Iterable[tuple[str, float, float, float]]) -> list[Word]:
    """Of (text with its space before it, start, end, probability): marks and endings belong to their word."""
    words: list[Word] = []
    for part, start, end, probability in parts:
        text = part.strip()
        spoken = any(letter.isalnum() for letter in text)
        if words and text and not (spoken and (part[0].isspace() or text[0].isalnum())):
            words[-1] = _glued(words[-1], text, float(end), float(probability))
        elif spoken:
            words.append(Word(start=float(start), end=float(end), text=text, probability=float(probability)))
    return words


def _glued(word: Word, tail: str, end: float, probability: float) -> Word:
    """ "ma" and "'am", "K" and "-I", "40" and "%": one word, as sure as its least sure part that is said."""
    said = any(letter.isalnum() for letter in tail)
    return Word(
        start=word.start,
        end=end,
        text=word.text + tail,
        probability=min(word.probability, probability) if said else word.probability,
    )
