"""What can go wrong with the log, one type a cause.

`Refused` is the root of every rule's refusal in a decision: its text is a sentence for the
person who asked, and holds no patient word (S8).
"""

from datetime import datetime


class LogError(Exception):
    """Root of everything that the log raises."""


class ConcurrencyError(LogError):
    """The stream is not at the version that the writer had seen. Nothing was stored."""

    def __init__(self, stream: str, expected: int | None, actual: int | None) -> None:
        super().__init__(f"{stream} is at version {actual}, not at {expected}")
        self.stream = stream
        self.expected = expected
        self.actual = actual


class StreamForgotten(LogError):
    """The stream's key was destroyed: it can neither be read nor continued."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"{stream} was destroyed")
        self.stream = stream


class EventTooLarge(LogError):
    """An event's sealed payload is over 256 KiB: audio belongs into the object store."""


class OlderThanTheLog(LogError):
    """The log holds an event type or schema that this code does not know: deploy newer code."""

    def __init__(self, type_: str, schema: int) -> None:
        super().__init__(f"this code is older than the log: it does not know {type_} schema {schema}")
        self.type = type_
        self.schema = schema


class OtherGeneration(LogError):
    """A record of another generation of the log: the log was restored, stop and say so."""


class KeyReused(LogError):
    """An Idempotency-Key or webhook-id came again with another body."""


class Refused(Exception):
    """A rule says no. Subclass it once a rule; the message is a sentence that says what to do."""

    sentence = "This cannot be done now."

    def __init__(self, sentence: str | None = None, *, since: datetime | None = None) -> None:
        super().__init__(sentence or self.sentence)
        self.since = since

    def __str__(self) -> str:
        return str(self.args[0])
