"""What callers may say to the question about recording, by language."""

import msgspec

from coordination.policy.decided import Decided, FromFile

Phrases = dict[str, Decided[list[str]]]


class ConsentAnswersFile(FromFile, frozen=True, kw_only=True):
    """consent_answers.yaml"""

    yes_phrases: Phrases
    polite_words: Phrases
    emergency_words: Phrases


class ConsentAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of all languages together, each as its words in small letters: callers may answer in either."""

    yes: frozenset[tuple[str, ...]]
    polite: frozenset[tuple[str, ...]]
    emergency: frozenset[str]


def consent_answers_of(file: ConsentAnswersFile) -> ConsentAnswers:
    """The file as sets to look phrases up in."""
    return ConsentAnswers(
        yes=_phrases(file.yes_phrases),
        polite=_phrases(file.polite_words),
        emergency=frozenset(" ".join(phrase) for phrase in _phrases(file.emergency_words)),
    )


def _phrases(by_language: Phrases) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(phrase.lower().split()) for decided in by_language.values() for phrase in decided.value
    )
