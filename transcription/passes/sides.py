"""Who is heard on which channel of a recording. Pure."""

from collections.abc import Collection

from transcription.transcripts.events import Channel

MIXED: tuple[Channel, ...] = ("mixed",)
CALLER_LEFT: tuple[Channel, ...] = ("caller", "staff")
CALLER_RIGHT: tuple[Channel, ...] = ("staff", "caller")


def sides_of(channels: int, source: str, staff_left: Collection[str]) -> tuple[Channel, ...]:
    """The parties, in the order of the file's channels. `staff_left` names the phone systems that write the
    staff first; all others, and every stream that we write ourselves, write the caller first. One channel, or
    more than two, hold everybody: nobody is told apart, and an unknown speaker counts as the caller.
    """
    if channels != 2:
        return MIXED
    return CALLER_RIGHT if source in staff_left else CALLER_LEFT
