"""When words were said, where an engine knows only when their sentence was. Pure."""

from collections.abc import Sequence

from transcription.transcripts.events import Word


def estimated(texts: Sequence[str], start: float, end: float, probability: float) -> list[Word]:
    """Each word has its share of the time by its letters, and all of them one probability."""
    letters = [len(text) + 1 for text in texts]  # and a pause
    total = sum(letters)
    words: list[Word] = []
    passed = 0
    for text, count in zip(texts, letters, strict=True):
        begin = start + (end - start) * passed / total
        passed += count
        words.append(
            Word(start=begin, end=start + (end - start) * passed / total, text=text, probability=probability)
        )
    return words
