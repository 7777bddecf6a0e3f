"""By which words, heard in the middle of a call, a caller takes a yes back."""

import re

import msgspec

from coordination.policy.decided import Decided, FromFile

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class RefusalsFile(FromFile, frozen=True, kw_only=True):
    """refusals.yaml"""

    refusal_phrases: dict[str, Decided[list[str]]]


class Refusals(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of all languages together: callers may refuse in either."""

    phrases: frozenset[tuple[str, ...]]

    def heard_in(self, text: str) -> bool:
        """Whether one of the phrases stands in what was said, word for word."""
        said = words_of(text)
        return any(stands_in(phrase, said) for phrase in self.phrases)


def refusals_of(file: RefusalsFile) -> Refusals:
    """The file as phrases to look for."""
    return Refusals(
        phrases=frozenset(
            words_of(phrase) for decided in file.refusal_phrases.values() for phrase in decided.value
        )
    )


def stands_in(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether these words follow each other in what was said."""
    return any(said[at : at + len(phrase)] == phrase for at in range(len(said)))


def words_of(text: str) -> tuple[str, ...]:
    """Words in small letters, without punctuation; a typographer's apostrophe is an apostrophe."""
    return tuple(WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
