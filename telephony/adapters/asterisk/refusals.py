"""What an Asterisk does not do, as types. None of them repeats an address, a number or a body (S8)."""

from coordination.log.errors import Refused


class AsteriskAway(Refused):
    """It did not answer in time, or with a fault of its own, as often as was tried."""

    sentence = "Asterisk does not answer. Look whether it runs and whether its ARI is reached from here."


class AsteriskRefused(Refused):
    """It answered that this cannot be asked: a wrong password, a missing module, a wrong configuration."""

    def __init__(self, status: int) -> None:
        super().__init__(f"Asterisk refused this (HTTP {status}). Compare its configuration with the manual.")
        self.status = status


class ChannelGone(Refused):
    """404: the channel, recording or playback is no more."""

    sentence = "The call has ended."


class NotInOurHands(Refused):
    """409 or 412: the channel has left our application and is with the dialplan, or cannot do this now."""

    sentence = "The call is with somebody already: transfer it from the telephone."
